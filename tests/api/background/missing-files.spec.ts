import type { APIRequestContext } from '@playwright/test';
import { THIS_PLUGIN, deactivate } from '../../support/plugins.ts';
import { NAMESPACE, type TestSite } from '../../support/test-site.ts';
import { expect, test as base } from '../support/test.ts';

/** The session of an administrator, who signed in before files are missing. */
const test = base.extend< { session: APIRequestContext } >( {
	session: async ( { site }, provide ) => {
		const session = await site.sessionClient( site.users.admin );
		await provide( session );
		await session.dispose();
	},
} );

/** Each page or route, with its status while the plugin is stopped. */
const STOPPED = {
	'/': 200,
	'/wp-admin/post-new.php?post_type=page': 200,
	'/wp-json/wp/v2/posts': 200,
	[ `/wp-json/${ NAMESPACE }/customers` ]: 404,
};

const RUNNING = { ...STOPPED, [ `/wp-json/${ NAMESPACE }/customers` ]: 200 };

test.describe( 'an interrupted update', { tag: '@standalone' }, () => {
	test.beforeEach( async ( { site } ) => {
		await deactivate( site, [ THIS_PLUGIN ] );
		await site.call( 'wordpress/partial-copy/place' );
	} );

	test.afterEach( ( { site } ) =>
		site.call( 'wordpress/partial-copy/remove' )
	);

	test( 'without a file that the plugin needs to start, the site works and a notice names the file', async ( {
		site,
		session,
	} ) => {
		for ( const content of [ null, '', '<?php class {' ] ) {
			const file = 'src/server/Plugin.php';
			await damage( site, file, content );
			expect( await statuses( site, session ) ).toEqual( STOPPED );
			expect( await notices( site, session ) ).toEqual( [ file ] );
			await repair( site, file );
		}
		expect( await statuses( site, session ) ).toEqual( RUNNING );
		expect( await notices( site, session ) ).toEqual( [] );
	} );

	test( 'wp-admin names a missing file of the build that ends no request', async ( {
		site,
		session,
	} ) => {
		const file = 'build/blocks/customer-overview/block.json';
		await damage( site, file );
		expect( await notices( site, session ) ).toEqual( [ file ] );
		await repair( site, file );
		expect( await notices( site, session ) ).toEqual( [] );
	} );

	test( 'a missing file ends one request, and the plugin pauses', async ( {
		site,
		session,
	} ) => {
		for ( const file of [
			'src/server/Http/RouteMatcher.php',
			'build/admin.asset.php',
		] ) {
			await damage( site, file );
			expect( await failingRequest( site ) ).toBe( 500 );
			expect( await statuses( site, session ) ).toEqual( STOPPED );
			expect( await notices( site, session ) ).toEqual( [ file ] );

			await repair( site, file );
			await site.call( 'wordpress/partial-copy/end_pause' );
			expect( await statuses( site, session ) ).toEqual( RUNNING );
			expect( await notices( site, session ) ).toEqual( [] );
		}
	} );

	test( 'a file that PHP cannot parse ends one request, and an update ends the pause', async ( {
		site,
		session,
	} ) => {
		const file = 'src/server/Host/StandaloneHost.php';
		await damage( site, file, '<?php class {' );
		expect( await failingRequest( site ) ).toBe( 500 );
		expect( await statuses( site, session ) ).toEqual( STOPPED );
		expect( await notices( site, session ) ).toEqual( [ file ] );

		await repair( site, file );
		await site.call( 'wordpress/partial-copy/update' );
		expect( await statuses( site, session ) ).toEqual( RUNNING );
		expect( await notices( site, session ) ).toEqual( [] );
	} );

	test( 'a class that the update removed does not stop the new version', async ( {
		site,
		session,
	} ) => {
		const user = 'src/server/Http/RouteMatcher.php';
		await damage(
			site,
			user,
			'<?php namespace FluentCartCustomers\\Http; new Removed();'
		);
		expect( await failingRequest( site ) ).toBe( 500 );
		expect( await statuses( site, session ) ).toEqual( STOPPED );
		expect( await notices( site, session ) ).toEqual( [
			'src/server/Http/Removed.php',
		] );

		await repair( site, user );
		await site.call( 'wordpress/partial-copy/update' );
		expect( await statuses( site, session ) ).toEqual( RUNNING );
		expect( await notices( site, session ) ).toEqual( [] );
	} );

	test( 'leaves a plugin that can be deleted', async ( { site } ) => {
		await damage( site, 'src/server/Plugin.php' );
		await damage( site, 'src/server/Admin/UserPreferences.php' );
		await site.call( 'wordpress/partial-copy/uninstall' );
		const tables = await site.call< string[] >( 'tables/names' );
		expect( tables.filter( ( name ) => /^fcc_/.test( name ) ) ).toEqual(
			[]
		);
	} );
} );

/** Waits for the whole answer, because the server stores the file after it has sent the status. */
async function failingRequest( site: TestSite ): Promise< number > {
	const answer = await fetch( site.url );
	await answer.text();
	return answer.status;
}

async function statuses(
	site: TestSite,
	session: APIRequestContext
): Promise< Record< string, number > > {
	const found: Record< string, number > = {};
	for ( const path of Object.keys( STOPPED ) ) {
		found[ path ] = ( await session.get( site.url + path ) ).status();
	}
	return found;
}

/** The files that notices on the first page of wp-admin name. */
async function notices(
	site: TestSite,
	session: APIRequestContext
): Promise< string[] > {
	const page = await session.get( `${ site.url }/wp-admin/` );
	return [
		...( await page.text() ).matchAll(
			/because its file (\S+) is missing or damaged/g
		),
	].map( ( [ , file = '' ] ) => file );
}

function damage(
	site: TestSite,
	file: string,
	content: string | null = null
): Promise< void > {
	return site.call( 'wordpress/partial-copy/damage', { file, content } );
}

function repair( site: TestSite, file: string ): Promise< void > {
	return site.call( 'wordpress/partial-copy/repair', { file } );
}
