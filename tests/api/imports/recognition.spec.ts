import { expect, test } from '../support/test.ts';
import {
	addRows,
	importIn,
	listFailedRows,
	planImport,
	startRun,
} from './support/imports.ts';

const SHOPIFY = [
	'Customer ID',
	'First Name',
	'Last Name',
	'Email',
	'Accepts Email Marketing',
	'Default Address Address1',
	'Default Address City',
	'Default Address Country Code',
	'Default Address Zip',
	'Phone',
	'Total Spent',
	'Note',
	'Tags',
];

test(
	'an export in another language of the plugin is recognized by its labels',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const created = importIn(
			await admin.send( 'POST', 'customers/imports', {
				body: {
					name: 'kunden.csv',
					columns: [
						'E-Mail',
						'Vorname',
						'Hinzugefügt am',
						'Rechnung: Ort',
						'Lieferung: Land',
						'Gesamtausgaben',
						'Farbe (colour)',
					],
				},
			} ),
			201
		);
		expect( created.source ).toBe( 'fluent-cart-customers' );
		expect( created.mapping.map( ( { field } ) => field ) ).toEqual( [
			'email',
			'first_name',
			'created_at',
			'billing[city]',
			'shipping[country]',
			null,
			'additional_info[colour]',
		] );
	}
);

test( 'a file of Shopify is imported as it was recognized', async ( {
	admin,
} ) => {
	const { id, source } = importIn(
		await admin.send( 'POST', 'customers/imports', {
			body: { name: 'customers_export.csv', columns: SHOPIFY },
		} ),
		201
	);
	expect( source ).toBe( 'shopify' );
	const row = ( email: string, country: string ) => [
		"'7012",
		'Gerard',
		"'t Hooft",
		email,
		'yes',
		'Straße 1',
		'Wien',
		country,
		'1010',
		"'+4313456789",
		'12.00',
		'=Likes tea',
		'VIP, Wholesale',
	];
	await addRows( admin, id, [
		row( 'gerard@example.com', 'Österreich' ),
		row( 'nowhere@example.com', 'Atlantis' ),
	] );
	const run = await startRun( admin, await planImport( admin, id ) );
	expect( run ).toMatchObject( { state: 'done' } );
	expect( await listFailedRows( admin, id, run.id ) ).toMatchObject( [
		{
			row: 2,
			code: 'invalid_row',
			message:
				'Billing country: Enter the name of a country, or a two-letter country code, like US.',
		},
	] );
	const { customers } = await admin.listCustomers( { search: 'gerard' } );
	expect( await admin.getCustomer( customers[ 0 ]?.id ?? 0 ) ).toMatchObject(
		{
			email: 'gerard@example.com',
			first_name: 'Gerard',
			last_name: "'t Hooft",
			phone: '+4313456789',
			additional_info: {
				customer_id: '7012',
				accepts_email_marketing: 'yes',
				tags: 'VIP, Wholesale',
				notes: '=Likes tea',
			},
			addresses: [
				{
					type: 'billing',
					address_1: 'Straße 1',
					city: 'Wien',
					country: 'AT',
					postcode: '1010',
				},
			],
		}
	);
} );
