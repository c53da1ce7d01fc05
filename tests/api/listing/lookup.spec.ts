import { type ApiClient, type CustomerList } from '../support/api-client.ts';
import {
	insertAddress,
	insertCustomer,
	insertRow,
} from '../support/store-tables.ts';
import { reconcile } from '../support/overview/overview.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'documented' } );

async function lookup(
	client: ApiClient,
	params: Record< string, string >
): Promise< number[] > {
	const { body } = await client.send( 'GET', 'customers/lookup', { params } );
	const { data } = body as { data: CustomerList };
	return data.customers.map( ( { id } ) => id );
}

test(
	'finds a caller by the whole number in any notation, and nothing by a part of it',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const berlin = await insertCustomer( site, {
			email: 'b@call.example',
		} );
		await insertAddress( site, berlin, { phone: '+49 (0)30 7654 321' } );
		const local = await insertCustomer( site, { email: 'l@call.example' } );
		await insertAddress( site, local, { phone: '030/7654321' } );
		await reconcile( site );
		for ( const tel of [
			'+49307654321',
			' 49307654321',
			'0049 30 7654321',
			'030 7654321',
			'(030) 765-4321',
			'٠٣٠٧٦٥٤٣٢١',
		] ) {
			expect( await lookup( admin, { tel } ), tel ).toEqual( [
				local,
				berlin,
			] );
		}
		expect( await lookup( admin, { tel: '654321' } ) ).toEqual( [] );
	}
);

test( 'finds by order and email, each in its own field only', async ( {
	admin,
	site,
} ) => {
	const order = await insertRow( site, 'fct_orders', {
		customer_id: 7,
		invoice_no: 'CALL-2026-0077',
		payment_method: '',
		payment_method_title: '',
		currency: 'USD',
		note: '',
		ip_address: '',
		uuid: 'call',
	} );
	const { email } = await admin.getCustomer( 9 );
	expect( await lookup( admin, { order: 'call-2026-0077' } ) ).toEqual( [
		7,
	] );
	expect( await lookup( admin, { order: `#${ order }` } ) ).toEqual( [ 7 ] );
	expect( await lookup( admin, { email: email.toUpperCase() } ) ).toEqual( [
		9,
	] );
	expect( await lookup( admin, { order: email } ) ).toEqual( [] );
} );

test( 'rejects no argument, two of them, and a withheld number', async ( {
	admin,
} ) => {
	for ( const [ params, fields ] of [
		[ {}, [ 'tel', 'order', 'email' ] ],
		[ { tel: '030 7654321', order: '7' }, [ 'tel', 'order' ] ],
		[ { tel: 'anonymous' }, [ 'tel' ] ],
	] as const ) {
		expect(
			await admin.send( 'GET', 'customers/lookup', { params } )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					fields: Object.fromEntries(
						fields.map( ( name ) => [ name, expect.any( String ) ] )
					),
				},
			},
		} );
	}
} );
