import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import { reconcile } from '../support/overview/overview.ts';
import { insertCustomer, insertRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

test(
	'each customer of a search has the fields that match its words, as they are stored, and no customer of a list without a search',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'Jane.One@Found.example',
			first_name: 'Vercingetorix',
			last_name: 'O’Brien',
			phone: '+49 (0)30 765-4321',
		} );
		await admin.createAddress( id, {
			type: 'billing',
			company: 'Grünwald GmbH',
			address_1: 'Hinterm Zirkus 12',
			city: 'Quakenbrück',
			postcode: '9876-5432',
			country: 'LI',
		} );
		await insertOrder( site, id, 'QRX-77' );
		for ( const [ search, matched ] of [
			[ 'vercing', [ [ 'name', 'Vercingetorix O’Brien' ] ] ],
			[ 'jane.one@found', [ [ 'email', 'Jane.One@Found.example' ] ] ],
			[ '030 7654321', [ [ 'phone', '+49 (0)30 765-4321' ] ] ],
			[ 'qrx77', [ [ 'order', 'QRX-77' ] ] ],
			[ `#${ id }`, [ [ 'id', String( id ) ] ] ],
			[
				'quaken gruenwald zirkus 98765432 liechtenstein',
				[
					[ 'city', 'Quakenbrück' ],
					[ 'company', 'Grünwald GmbH' ],
					[ 'street', 'Hinterm Zirkus 12' ],
					[ 'postcode', '9876-5432' ],
					[ 'country', 'LI' ],
				],
			],
		] as const ) {
			const { customers } = await admin.listCustomers( { search } );
			expect( customers, search ).toMatchObject( [
				{
					id,
					matched: matched.map( ( [ field, value ] ) => ( {
						field,
						value,
					} ) ),
				},
			] );
		}
		const { customers } = await admin.listCustomers();
		expect( customers[ 0 ] ).not.toHaveProperty( 'matched' );
	}
);

test(
	'the customers with exactly this order come first, then the newest, on pages by number and by cursor',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const ids = [];
		for ( const invoice of [ 'QRX-7', 'QRX-71', 'QRX-7', 'QRX-72' ] ) {
			const id = await insertCustomer( site, {
				email: `n${ ids.length }@found.example`,
				status: ids.length === 0 ? 'inactive' : 'active',
			} );
			await insertOrder( site, id, invoice );
			ids.push( id );
		}
		await reconcile( site );
		const expected = [ ids[ 2 ], ids[ 0 ], ids[ 3 ], ids[ 1 ] ];
		for ( const per_page of [ 1, 2, 3, 4, 100 ] ) {
			const query = { search: 'QRX-7', per_page };
			const walked = await admin.walkCustomers( query );
			expect(
				walked.map( ( { id } ) => id ),
				`by number, ${ per_page } a page`
			).toEqual( expected );
			expect(
				await walkByLink( admin, query ),
				`by cursor, ${ per_page } a page`
			).toEqual( expected );
			const { pagination } = await admin.listCustomers( query );
			expect( pagination ).toMatchObject( {
				total: 4,
				total_is_exact: true,
			} );
		}
		const { customers } = await admin.listCustomers( {
			search: 'QRX-7',
			'filters[status]': 'active',
			order_by: 'relevance',
			order_type: 'ASC',
		} );
		expect( customers.map( ( { id } ) => id ) ).toEqual( [
			ids[ 2 ],
			ids[ 3 ],
			ids[ 1 ],
		] );
	}
);

test(
	'an exact email and an exact phone number come first, and another order only if it is requested',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id: email } = await admin.createCustomer( {
			email: 'jane@found.example',
			phone: '030 7654321',
		} );
		const { id: phone } = await admin.createCustomer( {
			email: 'mary.jane@found.example',
			phone: '+49 176 30 7654321',
		} );
		const idsOf = async ( query: Record< string, string > ) =>
			( await admin.listCustomers( query ) ).customers.map(
				( { id } ) => id
			);
		for ( const search of [ 'jane@found.example', '+49 30 7654321' ] ) {
			expect( await idsOf( { search } ) ).toEqual( [ email, phone ] );
			expect( await idsOf( { search, order_by: 'id' } ) ).toEqual( [
				phone,
				email,
			] );
		}
	}
);

test( 'the order by relevance needs a search', async ( { admin } ) => {
	const { status, body } = await admin.send( 'GET', 'customers', {
		params: { order_by: 'relevance' },
	} );
	expect( status ).toBe( 400 );
	expect( JSON.stringify( body ) ).toContain(
		'The order by relevance needs a search.'
	);
} );

test(
	'a search without a match suggests customers one of whose words differs by a letter',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'one@found.example',
			first_name: 'Vercingetorix',
			last_name: 'Quirinius',
		} );
		const suggested = async ( query: Record< string, string > ) =>
			( await admin.listCustomers( query ) ).did_you_mean?.map(
				( customer ) => customer.id
			);
		for ( const search of [
			'quiriinus', // Swapped.
			'quirinjus', // Wrong.
			'quirnius', // Missing.
			'quirrinius', // Too many.
			'vercing quiriinus',
			'oen@found.example',
		] ) {
			expect( await suggested( { search } ), search ).toEqual( [ id ] );
		}
		for ( const search of [
			'quirinius',
			'quiriinsu',
			'zzyzx quiriinus',
			'98765432109',
		] ) {
			expect( await suggested( { search } ), search ).toBeUndefined();
		}
		expect(
			await suggested( {
				search: 'quiriinus',
				'filters[status]': 'active',
			} )
		).toBeUndefined();
	}
);

async function walkByLink(
	client: ApiClient,
	query: Record< string, string | number >
): Promise< number[] > {
	const ids = [];
	let params: Record< string, string | number > | null = query;
	while ( params ) {
		const { headers, body }: Awaited< ReturnType< ApiClient[ 'send' ] > > =
			await client.send( 'GET', 'customers', { params } );
		const { data } = body as {
			data: Awaited< ReturnType< ApiClient[ 'listCustomers' ] > >;
		};
		ids.push( ...data.customers.map( ( { id } ) => id ) );
		const { next } = parseLinkHeader( headers.link );
		const cursor = next && new URL( next ).searchParams.get( 'cursor' );
		params = cursor ? { ...query, cursor } : null;
	}
	return ids;
}

function insertOrder(
	site: TestSite,
	customerId: number,
	invoice: string
): Promise< number > {
	return insertRow( site, 'fct_orders', {
		customer_id: customerId,
		invoice_no: invoice,
		payment_method: '',
		payment_method_title: '',
		currency: 'USD',
		note: '',
		ip_address: '',
		uuid: 'a',
	} );
}
