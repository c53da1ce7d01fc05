import { IS_ON_SQLITE } from '../support/environment.ts';
import { type APIRequestContext } from '@playwright/test';
import { rowsOf } from '../api/support/store-tables.ts';
import { expect } from '../api/support/test.ts';
import { type TestSite } from '../support/test-site.ts';
import { test } from './support/following-test.ts';

const FAILURES: {
	what: string;
	sql?: string;
	plugin?: string;
}[] = [
	{ what: 'the queue is missing', sql: 'DROP TABLE {fcc_change_queue}' },
	{
		what: 'the queue rejects rows',
		sql: ! IS_ON_SQLITE
			? "CREATE TRIGGER refuse BEFORE INSERT ON {fcc_change_queue} FOR EACH ROW SIGNAL SQLSTATE '45000'"
			: 'ALTER TABLE {fcc_change_queue} DROP COLUMN kind',
	},
	{ what: 'the listener throws', plugin: 'database/failing-queue' },
	// SQLite cannot lock a single table.
	...( ! IS_ON_SQLITE
		? [
				{
					what: 'another connection has locked the queue',
					plugin: 'database/locked-queue',
				},
			]
		: [] ),
];

for ( const { what, sql, plugin } of FAILURES ) {
	test( `FluentCart answers the same when ${ what }`, async ( {
		fluentCart,
		site,
	} ) => {
		const well = await written( fluentCart );
		expect( await queue( site ) ).not.toEqual( [] );

		await site.reset();
		if ( sql ) {
			await site.call( 'rows/run', { statements: [ sql ] } );
		}
		if ( plugin ) {
			await site.addPlugin( plugin );
		}
		const began = Date.now();
		expect( await written( fluentCart ) ).toEqual( well );
		// Four requests, of which three wait for a locked queue, a second each.
		expect( Date.now() - began ).toBeLessThan( 10_000 );
		expect(
			await rowsOf( site, 'fct_customers', 'WHERE id IN ( 12, 13 )' )
		).toEqual( [] );
	} );
}

test( 'FluentCart finds the state of wpdb unchanged', async ( { site } ) => {
	const state = await site.call< unknown[] >(
		'fluent-cart/wpdb_after_update',
		{
			id: 3,
			columns: { first_name: 'Quirinius' },
		}
	);
	expect( state ).toEqual( [ true, 1, '', 'update' ] );
	expect( await queue( site ) ).toHaveLength( 1 );
} );

test( 'queue rows are added only for changes that the source rows do not show', async ( {
	site,
} ) => {
	const change = ( columns: object ) =>
		[ 'update_customer', { id: 3, columns } ] as const;
	const changeOrder = ( columns: object ) =>
		[ 'update_order', { id: 5, columns } ] as const;
	for ( const [ [ work, args ], rows ] of [
		[ change( { notes: 'Called' } ), 0 ],
		[ [ 'recount', { id: 3 } ], 0 ],
		[ [ 'set_customer_status', { id: 3, status: 'inactive' } ], 0 ],
		[
			change( {
				first_name: 'Ada',
				last_name: 'Byron',
				email: 'ada@example.com',
			} ),
			1,
		],
		[ changeOrder( { note: 'Ring twice' } ), 0 ],
		[ changeOrder( { payment_status: 'pending' } ), 0 ],
		[ [ 'refund_order', { id: 5, kind: 'partial', amount: 100 } ], 0 ],
		// For the overview, and for the searches of both customers.
		[ changeOrder( { customer_id: 9 } ), 3 ],
		[ [ 'delete_order', { id: 5 } ], 2 ],
		[ [ 'create_customer', { columns: { email: 'new@example.com' } } ], 0 ],
		// For the number of customers, the search and the overview, which read separately; in one statement.
		[ [ 'delete_customer', { id: 3 } ], 3 ],
	] as const ) {
		await site.call( 'rows/run', {
			statements: [ 'DELETE FROM {fcc_change_queue}' ],
		} );
		await site.call( `fluent-cart/${ work }`, args );
		expect(
			await queue( site ),
			`${ work } ${ JSON.stringify( args ) }`
		).toHaveLength( rows );
	}
} );

test( 'a change that FluentCart rolls back is not queued', async ( {
	site,
} ) => {
	await site.call( 'fluent-cart/update_customer_and_roll_back', {
		id: 3,
		columns: { first_name: 'Quirinius' },
	} );
	expect( await queue( site ) ).toEqual( [] );
} );

/** FluentCart's answers to writes that fire events, without times. */
async function written( fluentCart: APIRequestContext ): Promise< string[] > {
	const answers = [
		await fluentCart.put( 'customers/11', {
			data: { full_name: 'Quirinius Bell', email: 'q@example.com' },
		} ),
		await fluentCart.put( 'customers/11', {
			data: { full_name: '', email: 'no-email' },
		} ),
		await fluentCart.post( 'orders/7/change-customer', {
			data: { customer_id: 14 },
		} ),
		await fluentCart.post( 'customers/do-bulk-action', {
			data: { action: 'delete_customers', customer_ids: [ 12, 13 ] },
		} ),
	];
	return Promise.all(
		answers.map( async ( answer ) =>
			`${ answer.status() } ${ await answer.text() }`.replaceAll(
				/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/g,
				'…'
			)
		)
	);
}

function queue( site: TestSite ): Promise< object[] > {
	return site.call( 'rows/select', { table: 'fcc_change_queue' } );
}
