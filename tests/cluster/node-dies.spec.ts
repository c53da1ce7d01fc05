import { type APIRequestContext } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BulkResult } from '../api/support/api-client.ts';
import { downloadParams, openDownload } from '../api/support/exports.ts';
import { MISSING_ID } from '../api/support/rate-limits.ts';
import { type TestSite } from '../support/test-site.ts';
import {
	loadCustomerState,
	insertLoadCustomers,
} from './support/load-customers.ts';
import { expect, test } from './support/test.ts';

/** The node whose database is killed, and the other nodes. */
const DYING = 1;
const [ FIRST, LAST ] = [ 0, 2 ];

/** The plugin's indexes on FluentCart's tables. */
const INDEXES = 16;

/** More rows than the limit for adding indexes immediately. */
const LARGE = 21_000;

test.describe.configure( { timeout: 240_000 } );
test.use( {
	// PHP errors of a node without its database.
	expectedLog: [
		[ /WordPress database error/, /FluentCart Customers/ ],
		{ scope: 'test' },
	],
} );

test( 'a bulk delete leaves no incomplete customer, and can be repeated', async ( {
	cluster,
	nodes,
	rawNodes,
	site,
} ) => {
	const ids = await insertLoadCustomers( site, 400 );
	const body = {
		action: 'delete',
		customer_ids: ids,
		data: { force: true },
	} as const;
	const asked = bulk( rawNodes[ DYING ], body );
	await expect
		.poll( () => countLoadCustomers( site ), { intervals: [ 20 ] } )
		.toBeLessThan( 380 );
	await cluster.kill( DYING );
	// A change that failed must not be reported as a success.
	expect( await asked ).toBeUndefined();

	const state = await loadCustomerState( site, cluster.url( FIRST ) );
	expect( state ).toMatchObject( { incomplete: 0, orphans: {} } );
	expect( state.customers ).toBeGreaterThan( 0 );
	expect( await loadCustomerState( site, cluster.url( LAST ) ) ).toEqual(
		state
	);

	const again = await nodes[ FIRST ]?.bulk( body );
	expect( again?.processed ).toBe( state.customers );
	expect(
		again?.results.filter(
			( { error } ) => error && error.code !== 'customer_not_found'
		)
	).toEqual( [] );
	await cluster.revive();
	expect( await loadCustomerState( site, cluster.url( DYING ) ) ).toEqual( {
		customers: 0,
		incomplete: 0,
		orphans: {},
	} );
} );

test(
	'a new status for all matching customers continues with the same cursor',
	{ tag: '@everywhere' },
	async ( { cluster, rawNodes, site } ) => {
		await insertLoadCustomers( site, 3_000 );
		const action = {
			action: 'update_status',
			search: 'crowd',
			data: { status: 'inactive' },
		};
		const dying = rawNodes[ DYING ];
		const living = rawNodes[ LAST ];
		let answer = await bulk( dying, action );
		let cursor = answer?.cursor;
		expect( cursor ).toEqual( expect.any( String ) );

		const cut = bulk( dying, { ...action, cursor } );
		await sleep( 20 );
		await cluster.kill( DYING );
		await cut;
		// Repeats the step whether it was answered or not, like a client without an answer.
		while ( cursor ) {
			answer = await bulk( living, { ...action, cursor } );
			cursor = answer?.cursor;
		}
		expect( answer ).toMatchObject( {
			processed: 3_000,
			failed: 0,
			total: 3_000,
		} );
		expect(
			await site.cluster.database.query(
				"SELECT DISTINCT status FROM wp_fct_customers WHERE first_name = 'Crowd'",
				FIRST
			)
		).toBe( 'inactive\n' );
	}
);

test(
	'an interrupted export ends with a notice',
	{ tag: '@everywhere' },
	async ( { admin, cluster, site } ) => {
		await insertLoadCustomers( site, LARGE );
		const offer = await admin.bulk( { action: 'export', search: 'crowd' } );
		const { token, signature } = downloadParams( offer );
		const file = await fetch(
			`${ cluster.url( DYING ) }/wp-json/fluent-cart/v2/customers/export?token=${ token }&signature=${ signature }`
		);
		let text = '';
		const decoder = new TextDecoder();
		for await ( const chunk of file.body ?? [] ) {
			if ( text === '' ) {
				await cluster.kill( DYING );
			}
			text += decoder.decode( chunk, { stream: true } );
		}
		const lines = text.trimEnd().split( '\r\n' );
		expect( lines.length ).toBeGreaterThan( 1 );
		expect( lines.length ).toBeLessThan( LARGE );
		expect( text ).not.toContain( '<' );
		expect( lines.at( -1 ) ).toContain( 'This export is incomplete' );

		// The same address returns the whole file from another node.
		const whole = String( ( await openDownload( admin, offer ) ).body );
		expect( whole.trimEnd().split( '\r\n' ) ).toHaveLength( LARGE + 1 );
	}
);

test( 'no answered write is lost', async ( { cluster, site } ) => {
	const count = 90;
	const client = await site.client( site.users.admin );
	const put = () =>
		client
			.put( `customers/${ MISSING_ID }`, { data: { first_name: 'A' } } )
			.catch( () => undefined );
	let started = 0;
	let answered = 0;
	const work = async () => {
		while ( started++ < count ) {
			if ( started === 30 ) {
				await cluster.kill( DYING );
			}
			const status = ( await put() )?.status();
			answered += status === 404 ? 1 : 0;
		}
	};
	await Promise.all( Array.from( { length: 6 }, work ) );
	const next = ( await put() )?.headers();
	const counted = 200 - Number( next?.[ 'x-ratelimit-remaining' ] ) - 1;
	expect( answered ).toBeGreaterThan( 60 );
	expect( counted ).toBeGreaterThanOrEqual( answered );
	expect( counted ).toBeLessThanOrEqual( count );
	await client.dispose();
} );

test(
	'indexes that a dead node was adding are added by another node',
	{ tag: '@everywhere' },
	async ( { cluster, site } ) => {
		await insertLoadCustomers( site, LARGE );
		await site.call( 'tables/drop_plugin_indexes' );
		const addIndexes = ( url?: string ) =>
			site.call(
				'jobs/run',
				{ hook: 'fluent_cart_customers/add_indexes' },
				url
			);
		const cut = addIndexes( cluster.url( DYING ) ).catch( () => {} );
		await sleep( 300 );
		await cluster.kill( DYING );
		await cut;
		expect( await missingIndexes( site ) ).not.toBe( 0 );

		// Some seconds later.
		await site.call( 'rows/run', {
			statements: [
				'UPDATE {fcc_jobs} SET lease_until = lease_until - 1000',
			],
		} );
		await expect
			.poll(
				async () => {
					await addIndexes();
					return missingIndexes( site );
				},
				{ timeout: 60_000 }
			)
			.toBe( 0 );
		await cluster.revive();
		expect( await missingIndexes( site, cluster.url( DYING ) ) ).toBe( 0 );
	}
);

/** The answer; undefined for any failure. */
async function bulk(
	node: APIRequestContext | undefined,
	data: object
): Promise< BulkResult | undefined > {
	const response = await node
		?.post( 'customers/do-bulk-action', { data, timeout: 60_000 } )
		.catch( () => undefined );
	return response?.ok() ? ( await response.json() ).data : undefined;
}

async function countLoadCustomers( site: TestSite ): Promise< number > {
	return Number(
		await site.cluster.database.query(
			"SELECT COUNT(*) FROM wp_fct_customers WHERE first_name = 'Crowd'",
			FIRST
		)
	);
}

async function missingIndexes(
	site: TestSite,
	url?: string
): Promise< number > {
	const indexes = await site.call< string[] >(
		'tables/plugin_indexes',
		{},
		url
	);
	return INDEXES - indexes.length;
}
