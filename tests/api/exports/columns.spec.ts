import { readdir } from 'node:fs/promises';
import { downloadCsv, openDownload, parseCsv } from '../support/exports.ts';
import { insertAddress, insertRow, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const CUSTOMER = { email: 'columns@example.com' };

/** The languages that the plugin brings. */
const LANGUAGES = [
	'en_US',
	...( await readdir( 'languages' ) ).flatMap(
		( file ) => /([a-z]+_[A-Z]+)\.po$/.exec( file )?.[ 1 ] ?? []
	),
];

test(
	'a file can contain every column that the store lists',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const { id } = await admin.createCustomer( {
			...CUSTOMER,
			first_name: 'Ada',
			last_name: 'Lovelace',
			additional_info: { vat_id: 'DE1', notes: 'Met at a fair' },
			additional_info_labels: { vat_id: 'VAT number' },
		} );
		await insertAddress( site, id, { city: 'London', country: 'GB' } );
		const listed = ( await admin.listColumns() ).filter(
			( column ) => column.is_exportable
		);
		const columns = listed.map( ( { key } ) => key );
		const [ names, row ] = parseCsv(
			await downloadCsv( admin, await connect(), {
				customer_ids: [ id ],
				data: { columns, headers: 'labels' },
			} )
		);
		expect( names ).toEqual( listed.map( ( { label } ) => label ) );
		const cells = Object.fromEntries(
			columns.map( ( key, number ) => [ key, row?.[ number ] ] )
		);
		expect( cells ).toMatchObject( {
			id: String( id ),
			name: 'Ada Lovelace',
			notes: 'Met at a fair',
			currency: 'USD',
			'billing[city]': 'London',
			'billing[country]': 'GB',
			'shipping[city]': '',
			'additional_info[vat_id]': 'DE1',
		} );
	}
);

test( 'the address is the primary one of its type, else the oldest', async ( {
	admin,
	connect,
	site,
} ) => {
	const { id } = await admin.createCustomer( CUSTOMER );
	await insertAddress( site, id, { is_primary: 0, city: 'Older' } );
	await insertAddress( site, id, {
		city: 'Primary',
		name: 'Ada King Lovelace',
		meta: '{"other_data":{"company_name":"Engines"}}',
	} );
	for ( const city of [ 'First', 'Second' ] ) {
		await insertAddress( site, id, {
			type: 'shipping',
			is_primary: 0,
			city,
		} );
	}
	const file = await downloadCsv( admin, await connect(), {
		customer_ids: [ id ],
		data: {
			columns: [
				'billing[city]',
				'billing[first_name]',
				'billing[last_name]',
				'billing[company]',
				'shipping[city]',
			],
		},
	} );
	expect( parseCsv( file )[ 1 ] ).toEqual( [
		'Primary',
		'Ada King',
		'Lovelace',
		'Engines',
		'First',
	] );
} );

test( 'additional info keeps its types, and the notes are a key of it', async ( {
	admin,
	connect,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		...CUSTOMER,
		additional_info: {
			balance: -1.5,
			vip: true,
			blocked: false,
			'2024': 7,
			notes: 'Seen',
		},
	} );
	const { id: other } = await admin.createCustomer( {
		email: 'other@example.com',
	} );
	await insertRow( site, 'fct_customer_meta', {
		customer_id: other,
		meta_key: 'additional_info',
		meta_value: '{"balance":"-2","list":[1]}',
	} );
	const file = await downloadCsv( admin, await connect(), {
		customer_ids: [ id, other ],
		data: {
			columns: [
				'additional_info[balance]',
				'additional_info[vip]',
				'additional_info[blocked]',
				'additional_info[2024]',
				'additional_info[list]',
				'additional_info[notes]',
			],
		},
	} );
	expect( parseCsv( file ).slice( 1 ) ).toEqual( [
		[ '-1.5', 'true', 'false', '7', '', 'Seen' ],
		[ "'-2", '', '', '', '', '' ],
	] );
} );

test( 'the name of a linked user needs the right to list users', async ( {
	admin,
	connect,
	site,
} ) => {
	const user = await site.createUser( { login: 'linked' } );
	const { id } = await admin.createCustomer( CUSTOMER );
	await admin.attachUser( id, user.id );
	const { user: linked } = await admin.getCustomer( id );
	const viewer = await connect( {
		user: await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view' ],
		} ),
	} );
	const names = [ admin, viewer ].map( async ( client ) =>
		parseCsv(
			await downloadCsv( client, await connect(), {
				customer_ids: [ id ],
				data: { columns: [ 'user' ] },
			} )
		)
	);
	expect( await Promise.all( names ) ).toEqual( [
		[ [ 'user' ], [ linked?.display_name ] ],
		[ [ 'user' ], [ '' ] ],
	] );
	expect(
		( await viewer.listColumns() ).map( ( { key } ) => key )
	).not.toContain( 'user' );
} );

for ( const language of LANGUAGES ) {
	test( `names of columns differ in ${ language }`, async ( {
		admin,
		connect,
		site,
	} ) => {
		await admin.createCustomer( {
			...CUSTOMER,
			additional_info: { town: 'a', city: 'b', email: 'c', plain: 'd' },
			additional_info_labels: {
				town: 'Town',
				city: 'town',
				email: 'Email',
			},
		} );
		await site.addPlugin( 'language', { locale: language, is_rtl: false } );
		const columns = await admin.listColumns();
		const labels = columns.map( ( { label } ) => label.toLowerCase() );
		expect( labels ).toEqual( [ ...new Set( labels ) ] );
		const keys = columns
			.filter( ( column ) => column.is_exportable )
			.map( ( { key } ) => key );
		expect( keys ).toContain( 'additional_info[plain]' );

		const file = downloadCsv( admin, await connect(), {
			customer_ids: [ 1 ],
			data: { columns: keys, headers: 'labels' },
		} );
		const [ names ] = parseCsv( await file );
		expect( names ).toEqual( [ ...new Set( names ) ] );
	} );
}

test( 'the names of columns are in the language of the person who exports', async ( {
	admin,
	connect,
	site,
} ) => {
	await site.addPlugin( 'language', { locale: 'de_DE', is_rtl: false } );
	const answer = await admin.bulk( {
		action: 'export',
		customer_ids: [ 1 ],
		data: { columns: [ 'first_name' ], headers: 'labels' },
	} );
	await site.removePlugin( 'language' );
	const file = await openDownload( await connect(), answer );
	expect( parseCsv( file.body )[ 0 ] ).toEqual( [ 'Vorname' ] );
} );

test( 'a store without metadata lists columns', async ( { admin, site } ) => {
	await runSql( site, 'DELETE FROM {fct_customer_meta}' );
	const groups = ( await admin.listColumns() ).map( ( { group } ) => group );
	expect( [ ...new Set( groups ) ].toSorted() ).toEqual( [
		'billing',
		'customer',
		'dates',
		'figures',
		'shipping',
	] );
} );

for ( const column of [
	'password',
	'billing[planet]',
	'additional_info[]',
	'id,email',
] ) {
	test( `the column “${ column }” is rejected by its place`, async ( {
		admin,
	} ) => {
		expect(
			await admin.send( 'POST', 'customers/do-bulk-action', {
				body: {
					action: 'export',
					filters: {},
					data: { columns: [ 'id', 'email', 'user', column ] },
				},
			} )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					fields: {
						'data[columns][3]':
							'Unknown name. Use a name from the API reference, like first_name, billing[city], additional_info[vat_id].',
					},
				},
			},
		} );
	} );
}
