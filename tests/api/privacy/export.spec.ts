import { addRows, createImport } from '../imports/support/imports.ts';
import { insertRow, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { createQuirin, exportData, QUIRIN } from './support.ts';

const CUSTOMER_GROUPS = [
	'Customer',
	'Customer: addresses',
	'Customer: phone and custom fields',
	'Customer: orders',
	'Customer: activity',
	'Customer: changes that can be undone',
	'Customer: imported files',
];

test(
	'a person gets customer, addresses, info, orders, activity with former values, changes and imported rows',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		await admin.updateCustomer( id, { first_name: 'Quirin' } );
		await insertRow( site, 'fct_orders', {
			customer_id: id,
			invoice_no: 'INV-77',
			payment_method: 'card',
			payment_method_title: 'Card',
			currency: 'EUR',
			total_amount: 4_200,
			note: '',
			ip_address: '203.0.113.9',
			uuid: 'order-77',
		} );
		const { id: importId } = await createImport( admin, [
			'email',
			'first_name',
		] );
		await addRows( admin, importId, [
			[ 'ben@example.com', 'Ben' ],
			[ QUIRIN.email, 'Quirino' ],
		] );

		const { pages, items } = await exportData( site, QUIRIN.email );
		expect( pages ).toBe( 1 );
		expect( [ ...new Set( items.map( ( { group } ) => group ) ) ] ).toEqual(
			CUSTOMER_GROUPS
		);
		expect( items.flatMap( ( { data } ) => data ) ).toEqual(
			expect.arrayContaining( [
				`Email: ${ QUIRIN.email }`,
				'Last name: Zylberstein',
				`Phone: ${ QUIRIN.phone }`,
				'Company: Zylberstein GmbH',
				'Notes: Quirinus calls on Mondays',
				'Address line 1: Zylbersteinweg 4',
				'Invoice number: INV-77',
				'IP address: 203.0.113.9',
				'Total: 42.00',
				'First name: Quirinus → Quirin',
				'first_name: Quirino',
			] )
		);
		expect( JSON.stringify( items ) ).not.toContain( 'ben@example.com' );
	}
);

test( 'data are found by an email that the person had before, in any case', async ( {
	admin,
	site,
} ) => {
	const id = await createQuirin( admin );
	await admin.updateCustomer( id, { email: 'q@example.com' } );
	const former = await exportData( site, QUIRIN.email.toUpperCase() );
	expect( former ).toEqual( await exportData( site, 'q@example.com' ) );
	expect( former.items ).not.toEqual( [] );
} );

test( 'an email that another customer has now leads to that customer only', async ( {
	admin,
	site,
} ) => {
	const id = await createQuirin( admin );
	await admin.updateCustomer( id, { email: 'q@example.com' } );
	await admin.createCustomer( { email: QUIRIN.email, first_name: 'Heir' } );
	const { items } = await exportData( site, QUIRIN.email );
	expect( JSON.stringify( items ) ).toContain( 'Heir' );
	expect( JSON.stringify( items ) ).not.toContain( 'Zylberstein' );
} );

test( 'many rows are exported in pages, each row once', async ( {
	admin,
	site,
} ) => {
	const id = await createQuirin( admin );
	await runSql(
		site,
		...Array.from(
			{ length: 230 },
			( _, n ) =>
				`INSERT INTO {fcc_activity} (customer_id, type, changes, user_id, created_at) VALUES (${ id }, 'customer_updated', '[{"field":"city","before":null,"after":"City ${ n }"}]', 0, '2026-01-01 00:00:00')`
		)
	);
	const { pages, items } = await exportData( site, QUIRIN.email );
	expect( pages ).toBe( 3 );
	expect( new Set( items.map( ( { item } ) => item ) ).size ).toBe(
		items.length
	);
	expect( items.length ).toBeGreaterThan( 230 );
} );

test( 'an unknown email has no data', async ( { site } ) => {
	expect( await exportData( site, 'nothing@example.com' ) ).toEqual( {
		pages: 1,
		items: [],
	} );
} );

test( 'a former email is found in the last of several ranges of a long log', async ( {
	admin,
	site,
} ) => {
	const entry = '(customer_id, type, changes, user_id, created_at)';
	await runSql(
		site,
		`INSERT INTO {fcc_activity} ${ entry } VALUES (1, 'customer_updated', '[]', 0, '2026-01-01 00:00:00')`,
		...Array.from(
			{ length: 12 },
			() =>
				`INSERT INTO {fcc_activity} ${ entry } SELECT customer_id, type, changes, user_id, created_at FROM {fcc_activity}`
		)
	);
	const id = await createQuirin( admin );
	await admin.updateCustomer( id, { email: 'q@example.com' } );
	const { requests, customers } = await site.call< {
		requests: number;
		customers: number[];
	} >( 'privacy/search_in_ranges', { email: QUIRIN.email } );
	expect( requests ).toBeGreaterThan( 3 );
	expect( customers ).toEqual( [ id ] );
} );
