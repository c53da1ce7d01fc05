import { type APIRequestContext } from '@playwright/test';
import { NAMESPACE, type TestSite } from '../../support/test-site.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import { insertCustomer, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

// Covers the settings of docs/wordpress-changes.md. Users are in users/deleted-users.spec.ts, time zone and currency
// in overview/time-zone-currency.spec.ts.

test.describe( 'without permalinks', () => {
	test( 'links in answers lead to the API', async ( { site } ) => {
		await site.call( 'wordpress/options/update', {
			name: 'permalink_structure',
			value: '',
		} );
		const api = await site.client( site.users.admin );
		const list = await api.get( site.url, {
			params: {
				rest_route: `/${ NAMESPACE }/customers`,
				per_page: '2',
			},
		} );
		expect( list.status(), await list.text() ).toBe( 200 );
		const { next = '' } = parseLinkHeader( list.headers().link );
		expect( next ).toContain( 'rest_route' );
		const second = await api.get( next );
		expect( second.status() ).toBe( 200 );
		expect( ids( await second.text() ) ).not.toEqual(
			ids( await list.text() )
		);

		const created = await api.post( site.url, {
			params: { rest_route: `/${ NAMESPACE }/customers` },
			data: { email: 'new@example.com' },
		} );
		expect( created.status() ).toBe( 201 );
		const one = await api.get( created.headers().location ?? '' );
		expect( await one.text() ).toContain( 'new@example.com' );

		const { download_url: url } = JSON.parse(
			await exportOf( api, site )
		).data;
		const file = await api.get( url );
		expect( file.status() ).toBe( 200 );
		expect( await file.text() ).toContain( '"email"' );
		await api.dispose();
	} );
} );

test( 'no table of the plugin contains the address of the site', async ( {
	admin,
	site,
} ) => {
	await admin.bulk( { action: 'export', customer_ids: [ 1 ] } );
	await admin.updateCustomer( 1, { first_name: 'Augusta' } );
	await admin.attachUser( 1, site.users.subscriber.id );
	await site.call( 'jobs/reconcile' );
	const names = await site.call< string[] >( 'tables/names' );
	const { host } = new URL( site.url );
	for ( const name of names.filter( isPluginTable ) ) {
		expect(
			JSON.stringify( await rowsOf( site, name ) ),
			name
		).not.toContain( host );
	}
} );

test( 'a search finds the same customers after the language of the site is changed', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, {
		email: 'm@example.com',
		first_name: 'Jürgen',
		last_name: 'Müllerås',
	} );
	await site.call( 'jobs/reconcile' );
	const search = ( text: string ) => admin.listCustomers( { search: text } );
	for ( const locale of [ 'en_US', 'de_DE', 'da_DK', 'tr_TR' ] ) {
		await site.addPlugin( 'filter-value', {
			hook: 'locale',
			value: locale,
		} );
		for ( const text of [ 'juergen mullera', 'Mullera', 'MÜLLERÅS' ] ) {
			expect(
				( await search( text ) ).customers,
				`${ locale }: ${ text }`
			).toMatchObject( [ { id } ] );
		}
		await admin.updateCustomer( id, { phone: locale } );
	}
} );

function ids( body: string ): number[] {
	const { customers }: { customers: { id: number }[] } =
		JSON.parse( body ).data;
	return customers.map( ( { id } ) => id );
}

async function exportOf(
	api: APIRequestContext,
	site: TestSite
): Promise< string > {
	const answer = await api.post( site.url, {
		params: { rest_route: `/${ NAMESPACE }/customers/do-bulk-action` },
		data: { action: 'export', customer_ids: [ 1 ] },
	} );
	return answer.text();
}

function isPluginTable( name: string ): name is `fcc_${ string }` {
	return name.startsWith( 'fcc_' );
}
