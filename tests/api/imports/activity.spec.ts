import { HOME } from '../support/addresses.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	importFile,
	importIn,
	planImport,
	startRun,
	updateImport,
} from './support/imports.ts';

test(
	'addresses that an import changes or adds have entries of their own',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'grace@example.com',
		} );
		const address = await admin.createAddress( id, {
			...HOME,
			type: 'billing',
			company: '',
		} );
		const run = await importFile( admin, {
			columns: [
				'email',
				'last_name',
				'billing[company]',
				'shipping[city]',
			],
			rows: [ [ 'grace@example.com', 'Hopper', 'ACME', 'Boston' ] ],
		} );
		const { activity } = await admin.listActivity( id );
		expect( activity.slice( 0, 3 ) ).toMatchObject( [
			{
				type: 'address_created',
				run: { id: run.id },
				changes: expect.arrayContaining( [
					{ field: 'city', before: null, after: 'Boston' },
				] ),
			},
			{
				type: 'address_updated',
				address_id: address.id,
				run: { id: run.id },
				changes: [ { field: 'company', before: null, after: 'ACME' } ],
			},
			{
				type: 'customer_updated',
				run: { id: run.id },
				changes: [
					{ field: 'last_name', before: null, after: 'Hopper' },
				],
			},
		] );
	}
);

test( 'an import that changes an address only has no entry of the customer', async ( {
	admin,
} ) => {
	const { id } = await admin.createCustomer( { email: 'grace@example.com' } );
	await admin.createAddress( id, { ...HOME, type: 'billing', phone: null } );
	await importFile( admin, {
		columns: [ 'email', 'billing[phone]' ],
		rows: [ [ 'grace@example.com', '+1 212 1' ] ],
	} );
	const { activity } = await admin.listActivity( id );
	expect( activity.map( ( { type } ) => type ) ).toEqual( [
		'address_updated',
		'address_created',
		'customer_created',
	] );
} );

test( 'new keys of custom fields get the names of their columns as labels', async ( {
	admin,
} ) => {
	const columns = [ 'E-Mail', 'Kundennr.', 'Farbe' ];
	await admin.createCustomer( {
		email: 'joan@example.com',
		additional_info: { colour: 'red' },
		additional_info_labels: { colour: 'Colour' },
	} );
	const { id } = importIn(
		await admin.send( 'POST', 'customers/imports', {
			body: { name: 'kunden.csv', columns },
		} ),
		201
	);
	await updateImport( admin, id, {
		mapping: [
			{ column: 'E-Mail', field: 'email' },
			{ column: 'Kundennr.', field: 'additional_info[customer_number]' },
			{ column: 'Farbe', field: 'additional_info[colour]' },
		],
	} );
	await addRows( admin, id, [ [ 'grace@example.com', '1001', 'blue' ] ] );
	await startRun( admin, await planImport( admin, id ) );
	const { customers } = await admin.listCustomers( { search: 'grace' } );
	expect( await admin.getCustomer( customers[ 0 ]?.id ?? 0 ) ).toMatchObject(
		{
			additional_info: { customer_number: '1001', colour: 'blue' },
			additional_info_labels: {
				customer_number: 'Kundennr.',
				colour: 'Colour',
			},
		}
	);
} );
