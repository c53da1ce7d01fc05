import {
	addRows,
	importFile,
	importIn,
	planImport,
	startRun,
} from '../../api/imports/support/imports.ts';
import { undo } from '../../api/runs/support/runs.ts';
import { countRows, rowsOf } from '../../api/support/store-tables.ts';
import { HOME, expect, test } from '../support/full-customer.ts';

/** As FluentCart's export of its customers has them. */
const COLUMNS = [
	'Customer ID',
	'First name',
	'Last name',
	'Full name',
	'Email',
	'Status',
	'Purchases',
	'Lifetime value',
	'Customer since',
	'Country',
	'State',
	'City',
	'Postcode',
	'WordPress user ID',
	'Labels',
];

const row = ( email: string, city: string ) => [
	'4711',
	'Grace',
	'Hopper',
	'Grace Hopper',
	email,
	'active',
	'3',
	'12000',
	'2023-12-31 12:00:00',
	'US',
	'CA',
	city,
	'90001',
	'1',
	'VIP, Wholesale',
];

test( 'a customer of an import is one of FluentCart, with address and labels, until the undo', async ( {
	admin,
	site,
	fluentCartApi,
} ) => {
	const customers = await countRows( site, 'fct_customers' );
	const created = importIn(
		await admin.send( 'POST', 'customers/imports', {
			body: { name: 'customers.csv', columns: COLUMNS },
		} ),
		201
	);
	expect( created.source ).toBe( 'fluentcart' );
	await addRows( admin, created.id, [
		row( 'grace@example.com', 'Los Angeles' ),
	] );
	const run = await startRun( admin, await planImport( admin, created.id ) );
	expect( run.counts ).toMatchObject( { created: 1, failed: 0 } );

	const [ listed ] = await fluentCartApi.list( 'grace@example.com' );
	expect(
		await fluentCartApi.customer( Number( listed?.id ) )
	).toMatchObject( {
		email: 'grace@example.com',
		full_name: 'Grace Hopper',
		status: 'active',
		user_id: null,
		billing_address: [
			{
				is_primary: '1',
				city: 'Los Angeles',
				state: 'CA',
				formatted_address: { country: 'United States (US)' },
			},
		],
		shipping_address: [],
	} );
	expect( await labelsOf( Number( listed?.id ) ) ).toEqual( [
		'VIP',
		'Wholesale',
	] );

	expect( ( await undo( admin, run.id ) ).counts.deleted ).toBe( 1 );
	expect( await countRows( site, 'fct_customers' ) ).toBe( customers );
	expect( await labelsOf( Number( listed?.id ) ) ).toEqual( [] );

	async function labelsOf( id: number ): Promise< string[] > {
		const labels = await rowsOf< { value: string } >(
			site,
			'fct_label',
			`AS l INNER JOIN {fct_label_relationships} AS r ON r.label_id = l.id WHERE r.labelable_id = ${ id } ORDER BY l.value`
		);
		return labels.map( ( { value } ) => value );
	}
} );

test( 'an import fills what a customer of FluentCart has not, and the undo leaves its rows as before', async ( {
	admin,
	customer,
	site,
	fluentCartApi,
} ) => {
	await admin.createAddress( customer, { ...HOME, company: '' } );
	const before = await rows();
	const run = await importFile( admin, {
		columns: [
			'email',
			'last_name',
			'billing[company]',
			'billing[city]',
			'shipping[city]',
		],
		rows: [ [ 'ANNA@example.com', 'Other', 'ACME', 'Other', 'Köln' ] ],
	} );
	expect( run.counts ).toMatchObject( { updated: 1 } );
	expect( await fluentCartApi.customer( customer ) ).toMatchObject( {
		last_name: 'Schmidt',
		billing_address: [ { city: 'Bonn', company_name: 'ACME' } ],
		shipping_address: [ { city: 'Köln', is_primary: '1' } ],
	} );
	await undo( admin, run.id );
	expect( await rows() ).toEqual( before );

	async function rows() {
		const of = async (
			table: 'fct_customers' | 'fct_customer_addresses'
		) =>
			( await rowsOf< Record< string, unknown > >( site, table ) ).map(
				( stored ) => ( { ...stored, updated_at: null } )
			);
		return [
			await of( 'fct_customers' ),
			await of( 'fct_customer_addresses' ),
		];
	}
} );
