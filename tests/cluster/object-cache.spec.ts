import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient } from '../api/support/api-client.ts';
import { expect, test } from './support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** The actions of a user with their results. */
async function runTypicalRequests( client: ApiClient, name: string ) {
	const { id } = await client.createCustomer( {
		email: `${ name }@example.com`,
		first_name: name,
	} );
	await client.updateCustomer( id, { last_name: 'Lovelace', phone: '555' } );
	const found = await client.listCustomers( { search: `${ name } lovel` } );
	const page = await client.listCustomers( {
		page: 3,
		order_by: 'total_spent',
	} );
	const { status } = await client.send( 'DELETE', `customers/${ id }` );
	const gone = await client.send( 'GET', `customers/${ id }` );
	return {
		found: found.customers.map(
			( customer ) => `${ customer.first_name } ${ customer.last_name }`
		),
		page: page.customers.map( ( customer ) => customer.id ),
		total: page.pagination.total,
		overview: ( await client.getOverview( '12m' ) ).figures.revenue,
		status,
		gone: gone.status,
	};
}

const expected = (
	name: string,
	usual: Awaited< ReturnType< typeof runTypicalRequests > >
) => ( {
	...usual,
	found: [ `${ name } Lovelace` ],
} );

test( 'without the object cache, all answers are the same', async ( {
	admin,
	cluster,
} ) => {
	const usual = await runTypicalRequests( admin, 'Before' );
	expect( usual.found ).toEqual( [ 'Before Lovelace' ] );
	await cluster.killCache();
	expect( await runTypicalRequests( admin, 'Without' ) ).toEqual(
		expected( 'Without', usual )
	);
	await cluster.revive();
	expect( await runTypicalRequests( admin, 'Again' ) ).toEqual(
		expected( 'Again', usual )
	);
} );

test( 'an object cache that loses entries at any moment changes no answer', async ( {
	admin,
	cluster,
} ) => {
	const usual = await runTypicalRequests( admin, 'Before' );
	let isOver = false;
	const flushes = ( async () => {
		while ( ! isOver ) {
			await cluster.askCache( 'FLUSHALL' );
			await sleep( 10 );
		}
	} )();
	for ( const name of [ 'One', 'Two', 'Three' ] ) {
		expect( await runTypicalRequests( admin, name ) ).toEqual(
			expected( name, usual )
		);
	}
	isOver = true;
	await flushes;
} );

test( 'an object cache full of other entries changes no answer', async ( {
	admin,
	cluster,
} ) => {
	const usual = await runTypicalRequests( admin, 'Before' );
	await cluster.askCache( 'FLUSHALL' );
	await cluster.askCache(
		'EVAL',
		"for i = 1, 20000 do redis.call( 'SET', 'other:' .. i, string.rep( 'x', 100 ) ) end return 1",
		'0'
	);
	// It accepts no further entries.
	await cluster.askCache( 'CONFIG', 'SET', 'maxmemory-policy', 'noeviction' );
	await cluster.askCache( 'CONFIG', 'SET', 'maxmemory', '1mb' );
	expect( await cluster.askCache( 'SET', 'one', 'more' ) ).toContain( 'OOM' );
	try {
		expect( await runTypicalRequests( admin, 'Full' ) ).toEqual(
			expected( 'Full', usual )
		);
	} finally {
		await cluster.askCache( 'CONFIG', 'SET', 'maxmemory', '0' );
	}
} );
