import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { ADMIN } from '../../tools/site/install.mjs';
import { Site } from '../../tools/site/site.mjs';
import { siteName, siteOptions } from '../support/environment.ts';
import {
	FLUENTCART,
	THIS_PLUGIN,
	activate,
	deactivate,
	leftovers,
	uninstall,
} from '../support/plugins.ts';
import { withoutFluentCartEntries } from './support/log.ts';
import { basicAuthorization, createUser, signIn } from '../support/users.ts';

interface NetworkFixtures {
	/** The API of a site of the network, by its folder: `''`, `second/`. */
	customersOf: ( folder: string ) => Promise< APIRequestContext >;
}

/** A network of two sites, with neither plugin active. */
const test = base.extend< NetworkFixtures, { network: Site } >( {
	network: [
		async ( {}, provide ) => {
			const network = await Site.prepare(
				siteOptions( siteName( 'network' ) )
			);
			try {
				await network.start();
				await network.install();
				await deactivate( network, [ THIS_PLUGIN ] );
				await network.makeNetwork();
				await addSite( network, 'second' );
				await network.save();
				await provide( network );
			} finally {
				await network.delete();
			}
		},
		{ scope: 'worker', timeout: 180_000 },
	],

	customersOf: async ( { network, playwright }, provide ) => {
		await network.restore();
		await network.clearErrorLog();
		const admin = await createUser( network, { login: 'admin' } );
		const contexts: APIRequestContext[] = [];
		await provide( async ( folder ) => {
			const context = await playwright.request.newContext( {
				baseURL: `${ network.url }/${ folder }wp-json/fluent-cart/v1/`,
				extraHTTPHeaders: {
					Authorization: basicAuthorization( admin ),
				},
			} );
			contexts.push( context );
			return context;
		} );
		await Promise.all( contexts.map( ( context ) => context.dispose() ) );
		expect( withoutFluentCartEntries( await network.errorLog() ) ).toEqual(
			[]
		);
	},
} );

test( 'with both active on the network, each site has its own customers', async ( {
	network,
	customersOf,
	playwright,
} ) => {
	await activate( network, [ FLUENTCART, THIS_PLUGIN ], {
		networkWide: true,
	} );
	await addSite( network, 'third' );
	const folders = [ '', 'second/', 'third/' ];
	for ( const folder of folders ) {
		await addCustomer( await customersOf( folder ), folder );
	}
	for ( const folder of folders ) {
		expect( await emails( await customersOf( folder ) ) ).toEqual( [
			emailIn( folder ),
		] );
	}
	for ( const prefix of [ 'wp_', 'wp_2_', 'wp_3_' ] ) {
		expect( await indexes( network, prefix ) ).toContain( 'fcc_status' );
	}

	const session = await signIn(
		network.url,
		{ login: ADMIN.user, password: ADMIN.password },
		playwright.request
	);
	for ( const folder of folders ) {
		const page = await session.get(
			`${ network.url }/${ folder }wp-admin/admin.php?page=fluent-cart-customers`
		);
		expect( await page.text() ).toContain( emailIn( folder ) );
	}
	await session.dispose();

	const kept = await tables( network, 'wp_2_' );
	await deleteSite( network, 'second' );
	expect( await tables( network, 'wp_2_' ) ).toEqual(
		kept.filter( ( name ) => name.startsWith( 'fct_' ) )
	);
	expect( await emails( await customersOf( 'third/' ) ) ).toEqual( [
		emailIn( 'third/' ),
	] );
} );

test( 'without FluentCart, the customers of a site are deleted with it', async ( {
	network,
	customersOf,
} ) => {
	await activate( network, [ THIS_PLUGIN ], { networkWide: true } );
	for ( const folder of [ '', 'second/' ] ) {
		await addCustomer( await customersOf( folder ), folder );
	}
	await deleteSite( network, 'second' );
	expect( await tables( network, 'wp_2_' ) ).toEqual( [] );
	expect( await emails( await customersOf( '' ) ) ).toEqual( [
		emailIn( '' ),
	] );
} );

test( 'FluentCart is added to the network and removed', async ( {
	network,
	customersOf,
} ) => {
	const second = await customersOf( 'second/' );
	await activate( network, [ THIS_PLUGIN ], { networkWide: true } );
	await addCustomer( second, 'second/' );
	await activate( network, [ FLUENTCART ], { networkWide: true } );
	expect( await emails( second ) ).toEqual( [ emailIn( 'second/' ) ] );
	await deactivate( network, [ FLUENTCART ], { networkWide: true } );
	expect( await emails( second ) ).toEqual( [ emailIn( 'second/' ) ] );
} );

test( 'after FluentCart is removed, a site for which it created no tables works with this plugin’s', async ( {
	network,
	customersOf,
} ) => {
	const second = await customersOf( 'second/' );
	await activate( network, [ FLUENTCART ], { networkWide: true } );
	await network.call( 'wordpress/network/drop_fluentcart_tables', {
		prefix: 'wp_2_',
	} );
	await activate( network, [ THIS_PLUGIN ], { networkWide: true } );
	// FluentCart itself fails there in every request.
	await second.get( '' );
	await deactivate( network, [ FLUENTCART ], { networkWide: true } );
	await addCustomer( second, 'second/' );
	expect( await emails( second ) ).toEqual( [ emailIn( 'second/' ) ] );
} );

test( 'deleting this plugin removes it from every site', async ( {
	network,
	customersOf,
} ) => {
	await activate( network, [ FLUENTCART, THIS_PLUGIN ], {
		networkWide: true,
	} );
	const second = await customersOf( 'second/' );
	await addCustomer( second, 'second/' );
	await second.get( 'customers/overview' );
	const before = await tables( network, 'wp_2_' );

	await uninstall( network, { networkWide: true } );
	for ( const prefix of [ 'wp_', 'wp_2_' ] ) {
		expect( ( await tables( network, prefix ) ).join( ' ' ) ).not.toContain(
			'fcc_'
		);
		expect(
			( await indexes( network, prefix ) ).join( ' ' )
		).not.toContain( 'fcc_' );
	}
	expect( await leftovers( network ) ).toEqual( [] );
	expect( await leftovers( network, 2 ) ).toEqual( [] );
	expect( await tables( network, 'wp_2_' ) ).toEqual(
		before.filter( ( name ) => ! name.startsWith( 'fcc_' ) )
	);

	await activate( network, [ THIS_PLUGIN ], { networkWide: true } );
	expect( await emails( second ) ).toEqual( [ emailIn( 'second/' ) ] );
} );

test( 'tables of a site that was deleted while this plugin was inactive are deleted with the plugin', async ( {
	network,
	customersOf,
} ) => {
	await activate( network, [ THIS_PLUGIN ], { networkWide: true } );
	await addCustomer( await customersOf( 'second/' ), 'second/' );
	await deactivate( network, [ THIS_PLUGIN ], { networkWide: true } );
	await deleteSite( network, 'second' );
	expect( await tables( network, 'wp_2_' ) ).toContain( 'fct_customers' );

	await uninstall( network );
	expect( await tables( network, 'wp_2_' ) ).toEqual( [] );
} );

function emailIn( folder: string ): string {
	return `${ folder.replace( '/', '' ) || 'first' }@example.com`;
}

async function addCustomer(
	api: APIRequestContext,
	folder: string
): Promise< void > {
	const answer = await api.post( 'customers', {
		data: { email: emailIn( folder ) },
	} );
	expect( answer.status(), await answer.text() ).toBe( 201 );
}

async function emails( api: APIRequestContext ): Promise< string[] > {
	const answer = await api.get( 'customers' );
	expect( answer.status(), await answer.text() ).toBe( 200 );
	const { data }: { data: { customers: { email: string }[] } } =
		await answer.json();
	return data.customers.map( ( { email } ) => email );
}

/** The names of a site's tables, without the prefix. */
function tables( network: Site, prefix: string ): Promise< string[] > {
	return network.call( 'wordpress/network/tables', { prefix } );
}

/** The site's tables of customers and orders. */
function indexes( network: Site, prefix: string ): Promise< string[] > {
	return network.call( 'wordpress/network/indexes', { prefix } );
}

function deleteSite( network: Site, folder: string ): Promise< void > {
	return network.call( 'wordpress/network/delete_site', { folder } );
}

async function addSite( network: Site, folder: string ): Promise< void > {
	await network.call( 'wordpress/network/add_site', {
		domain: new URL( network.url ).host,
		folder,
	} );
}
