import { addRows, createImport } from '../imports/support/imports.ts';
import { changeAndGetRun, listRunResults, undo } from '../runs/support/runs.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import { insertRow, rowsOf, rowsOfCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	createQuirin,
	eraseData,
	exportData,
	findWords,
	QUIRIN,
	WORDS,
} from './support.ts';

const NOTHING = { pages: 1, removed: false, retained: false, messages: [] };

const ORDER = {
	payment_method: 'card',
	payment_method_title: 'Card',
	currency: 'EUR',
	total_amount: 4_200,
	note: 'Ring at Zylberstein',
	ip_address: '203.0.113.9',
	uuid: 'order-77',
	config: '{"name":"Quirinus Zylberstein"}',
	invoice_no: 'INV-77',
};

const MENTIONS = [
	QUIRIN.email,
	QUIRIN.phone,
	`${ QUIRIN.first_name } ${ QUIRIN.last_name }`,
	`${ QUIRIN.last_name }, ${ QUIRIN.first_name }`,
];

test(
	'none of 200 traces in all tables stays, and what stays of orders is named with the reason',
	{ tag: [ '@standalone', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		await admin.updateCustomer( id, {
			email: 'q@zylberstein.example',
			first_name: 'Quirino',
		} );
		await admin.updateCustomer( id, {
			email: QUIRIN.email,
			first_name: 'Quirinus',
		} );
		const order = await insertRow( site, 'fct_orders', {
			customer_id: id,
			...ORDER,
		} );
		const columns = [ 'email', 'first_name' ];
		const row = [ QUIRIN.email, 'Quirinus' ];
		const { id: importId } = await createImport(
			admin,
			columns,
			{},
			{
				sample: [ row ],
			}
		);
		await addRows( admin, importId, [ row, [ 'ben@example.com', 'Ben' ] ] );
		await admin.send( 'POST', `customers/imports/${ importId }/plan`, {
			body: {},
		} );
		await admin.bulk( {
			action: 'update_status',
			search: QUIRIN.email,
			data: { status: 'inactive', background: true },
		} );
		await admin.bulk( {
			action: 'export',
			search: QUIRIN.email,
			data: {},
		} );
		await admin.send( 'POST', 'customers/views', {
			body: { name: 'Him', search: QUIRIN.email },
		} );
		await site.call( 'privacy/create_fluentcart_tables' );
		const traces = await site.call< number >( 'privacy/plant', {
			customer_id: id,
			order_id: order,
			mentions: MENTIONS,
		} );
		const planted = await findWords( site, [ ...WORDS, 'trace' ] );
		expect( traces ).toBeGreaterThan( 200 );
		expect( planted.length ).toBeGreaterThan( 200 );

		const { removed, retained, messages } = await eraseData(
			site,
			QUIRIN.email
		);
		expect( await findWords( site, [ ...WORDS, 'trace' ] ) ).toEqual( [] );
		expect( { removed, retained } ).toEqual( {
			removed: true,
			retained: true,
		} );
		expect( messages ).toEqual( [
			expect.stringMatching( /^1 order was kept because tax law/ ),
			expect.stringMatching( /^4 ended subscriptions were kept/ ),
		] );
		const rows = await rowsOfCustomer( site, id );
		expect( Object.values( rows ).flat() ).toEqual( [] );
		expect(
			await rowsOf( site, 'fct_orders', `WHERE id = ${ order }` )
		).toEqual( [
			expect.objectContaining( {
				customer_id: null,
				invoice_no: 'INV-77',
				note: '',
				ip_address: '',
			} ),
		] );
		expect( await rowsOf( site, 'fcc_import_rows', 'ORDER BY n' ) ).toEqual(
			[
				expect.objectContaining( { email_hash: '', cells: '["",""]' } ),
				expect.objectContaining( {
					cells: '["ben@example.com","Ben"]',
				} ),
			]
		);
		expect( await eraseData( site, QUIRIN.email ) ).toEqual( NOTHING );
	}
);

test( 'other customers keep their data', async ( { admin, site } ) => {
	await createQuirin( admin );
	const before = await rowsOfCustomer( site, 1 );
	await eraseData( site, QUIRIN.email );
	expect( await rowsOfCustomer( site, 1 ) ).toEqual( before );
} );

test( 'a name that another customer has, too, stays in texts about that customer', async ( {
	admin,
	site,
} ) => {
	await createQuirin( admin );
	await admin.createCustomer( {
		...QUIRIN,
		email: 'other@example.com',
		phone: '',
	} );
	const name = `${ QUIRIN.first_name } ${ QUIRIN.last_name }`;
	await admin.send( 'POST', 'customers/views', {
		body: { name, search: QUIRIN.email },
	} );
	await eraseData( site, QUIRIN.email );
	const [ view ] = await rowsOf< { name: string; query: string } >(
		site,
		'fcc_views'
	);
	expect( view?.name ).toBe( name );
	expect( view?.query ).not.toContain( QUIRIN.email );
} );

test(
	'a running subscription keeps the customer, with the reason',
	{ tag: [ '@oldest', '@standalone' ] },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		await addFluentCartTables( site, {
			subscriptions: [ { customer_id: id, status: 'active' } ],
		} );
		const before = await rowsOfCustomer( site, id );
		expect( await eraseData( site, QUIRIN.email ) ).toEqual( {
			pages: 1,
			removed: false,
			retained: true,
			messages: [
				`Customer with ID ${ id } can’t be erased because 1 subscription hasn’t ended. End the subscription, then erase the data.`,
			],
		} );
		expect( await rowsOfCustomer( site, id ) ).toEqual( before );
	}
);

test(
	'an undo does not bring an erased person back',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		const run = await changeAndGetRun( admin, 'PUT', `customers/${ id }`, {
			first_name: 'Quirino',
		} );
		await eraseData( site, QUIRIN.email );
		const { id: undoId } = await undo( admin, run );
		expect( await listRunResults( admin, undoId ) ).toEqual( [
			expect.objectContaining( { outcome: 'failed', code: 'erased' } ),
		] );
	}
);

test(
	'a customer who was deleted before is erased from the journal, with the orders',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		const order = await insertRow( site, 'fct_orders', {
			customer_id: id,
			...ORDER,
		} );
		await admin.deleteCustomer( id, { force: true } );
		expect( ( await exportData( site, QUIRIN.email ) ).items ).not.toEqual(
			[]
		);
		expect( await eraseData( site, QUIRIN.email ) ).toMatchObject( {
			removed: true,
			messages: [ expect.stringMatching( /^1 order was kept/ ) ],
		} );
		expect( await findWords( site, WORDS ) ).toEqual( [] );
		expect(
			await rowsOf( site, 'fct_orders', `WHERE id = ${ order }` )
		).toEqual( [
			expect.objectContaining( { note: '', ip_address: '' } ),
		] );
	}
);

test( 'an unknown email has nothing to erase', async ( { site } ) => {
	expect( await eraseData( site, 'nothing@example.com' ) ).toEqual( NOTHING );
} );
