import { readFile } from 'node:fs/promises';
import { PLUGIN_SLUG } from '../../../tools/lib/paths.mjs';
import { THIS_PLUGIN, deactivate } from '../../support/plugins.ts';
import { readPage } from '../../support/read-page.ts';
import type { TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

// WordPress loads it after the plugin.
const COPY = `${ PLUGIN_SLUG }2`;

const MAIN_FILE = `${ COPY }/${ COPY }.php`;

test.beforeEach( ( { site } ) => addCopy( site ) );

test.afterEach( ( { site } ) =>
	site.call( 'wordpress/plugins/remove', { slug: COPY } )
);

test(
	'a second copy shows one notice, and the first one serves the API',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const page = await readPage( site, '/wp-admin/' );
		expect( page.match( /is active twice/g ) ).toHaveLength( 1 );
		expect( page ).toContain( `${ PLUGIN_SLUG } and ${ COPY }` );
		expect( ( await admin.getCustomer( 1 ) ).id ).toBe( 1 );
	}
);

test(
	'deleting an inactive copy keeps the data of the active one',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const before = await site.call< string[] >( 'tables/names' );
		await deactivate( site, [ MAIN_FILE ] );
		await site.call( 'wordpress/plugins/run_uninstaller', {
			plugin: MAIN_FILE,
		} );
		expect( await site.call( 'tables/names' ) ).toEqual( before );
		expect( ( await admin.getCustomer( 1 ) ).id ).toBe( 1 );
	}
);

test(
	'the data is removed when WordPress uninstalls another plugin first',
	{ tag: '@oldest' },
	async ( { site } ) => {
		await deactivate( site, [ MAIN_FILE, THIS_PLUGIN ] );
		await site.call( 'wordpress/plugins/remove', { slug: COPY } );
		await site.call( 'wordpress/plugins/run_uninstaller', {
			plugin: THIS_PLUGIN,
			first: 'other/other.php',
		} );
		const tables = await site.call< string[] >( 'tables/names' );
		expect( tables.filter( ( name ) => /^fcc_/.test( name ) ) ).toEqual(
			[]
		);
	}
);

async function addCopy( site: TestSite ): Promise< void > {
	const read = ( name: string ) =>
		readFile( new URL( `../../../${ name }`, import.meta.url ), 'utf8' );
	await site.call( 'wordpress/plugins/add', {
		slug: COPY,
		files: {
			[ `${ COPY }.php` ]: await read( `${ PLUGIN_SLUG }.php` ),
			'uninstall.php': await read( 'uninstall.php' ),
		},
	} );
}
