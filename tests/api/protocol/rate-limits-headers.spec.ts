import {
	address,
	HOUR,
	rateOf,
	sendConcurrently,
} from '../support/rate-limits.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'a request over the limit changes nothing and says when to retry',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id } = await admin.createAddress( ADA, address() );
		await sendConcurrently( admin, 20, 'delete' );
		const answer = await admin.send(
			'DELETE',
			`customers/${ ADA }/address`,
			{
				body: { address_id: id },
			}
		);
		expect( answer ).toMatchObject( {
			status: 429,
			body: {
				success: false,
				error: {
					code: 'rate_limited',
					message: expect.any( String ),
					retry_after: Number( answer.headers[ 'retry-after' ] ),
				},
			},
		} );
		const { limit, remaining, reset } = rateOf( answer );
		expect( { limit, remaining } ).toEqual( { limit: 20, remaining: 0 } );
		const wait = Number( answer.headers[ 'retry-after' ] );
		expect( wait ).toBeGreaterThan( HOUR - 60 );
		expect( wait ).toBeLessThanOrEqual( HOUR );
		expect( Math.abs( reset - wait - Date.now() / 1000 ) ).toBeLessThan(
			5
		);

		const addresses = await admin.listAddresses( ADA );
		expect( addresses.map( ( each ) => each.id ) ).toContain( id );
	}
);

test( 'an unknown action is answered with the headers of a list', async ( {
	admin,
} ) => {
	const answer = await admin.send( 'POST', 'customers/do-bulk-action', {
		body: { action: 'erase', customer_ids: [ ADA ] },
	} );
	expect( answer.status ).toBe( 400 );
	expect( rateOf( answer ) ).toMatchObject( { limit: 100, remaining: 100 } );
} );

test( 'operations without a limit have no such headers', async ( {
	admin,
} ) => {
	for ( const path of [
		`customers/${ ADA }`,
		`customers/${ ADA }/orders`,
		`customers/get-stats/${ ADA }`,
		`customers/${ ADA }/address`,
		'customers/attachable-user',
	] ) {
		const answer = await admin.send( 'GET', path );
		expect( answer.status, path ).toBe( 200 );
		expect( answer.headers, path ).not.toHaveProperty(
			'x-ratelimit-limit'
		);
	}
	const options = await admin.send( 'OPTIONS', 'customers' );
	expect( options.headers ).not.toHaveProperty( 'x-ratelimit-limit' );
} );

test( 'a script of another origin may read the headers', async ( {
	admin,
} ) => {
	const { headers } = await admin.send( 'GET', 'customers' );
	expect( headers[ 'access-control-expose-headers' ]?.split( ', ' ) ).toEqual(
		expect.arrayContaining( [
			'X-RateLimit-Limit',
			'X-RateLimit-Remaining',
			'X-RateLimit-Reset',
			'Retry-After',
		] )
	);
} );
