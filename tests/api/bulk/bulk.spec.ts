import {
	existingIds,
	insertBulkCustomers,
	idRange,
	resultCodes,
	storeRows,
} from '../support/bulk.ts';
import { statusActions } from '../support/hooks.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import { rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Customers of the demo store with orders. */
const ADA = 1;
const SECOND = 2;
/** An id without a customer. */
const MISSING_ID = 4_000_000;

test(
	'statuses are changed, with a result for every id',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const result = await admin.bulk( {
			action: 'update_status',
			customer_ids: [ SECOND, MISSING_ID, ADA, SECOND, ADA ],
			data: { status: 'inactive' },
		} );
		expect( result ).toMatchObject( {
			processed: 2,
			failed: 1,
			total: 3,
			cursor: null,
			results: [
				{ customer_id: SECOND, success: true },
				{
					customer_id: MISSING_ID,
					success: false,
					error: { code: 'customer_not_found' },
				},
				{ customer_id: ADA, success: true },
			],
		} );
		for ( const id of [ ADA, SECOND ] ) {
			expect( await admin.getCustomer( id ) ).toMatchObject( {
				status: 'inactive',
			} );
		}
	}
);

test( 'a customer that already has the status succeeds and is not written', async ( {
	admin,
} ) => {
	const before = await admin.getCustomer( ADA );
	const { processed } = await admin.bulk( {
		action: 'update_status',
		customer_ids: [ ADA ],
		data: { status: before.status },
	} );
	expect( processed ).toBe( 1 );
	expect( await admin.getCustomer( ADA ) ).toEqual( before );
} );

test( 'FluentCart’s status actions fire only for customers whose status changed', async ( {
	admin,
	site,
} ) => {
	await admin.updateCustomer( SECOND, { status: 'inactive' } );
	await site.addPlugin( 'hook-recorder' );
	await admin.bulk( {
		action: 'update_status',
		customer_ids: [ ADA, SECOND, MISSING_ID ],
		data: { status: 'inactive' },
	} );
	const payload = {
		customer: expect.objectContaining( { id: ADA, status: 'inactive' } ),
		old_status: 'active',
		new_status: 'inactive',
	};
	expect( await statusActions( site ) ).toEqual( [
		[ 'fluent_cart/customer_status_to_inactive', [ payload ] ],
		[ 'fluent_cart/customer_status_updated', [ payload ] ],
	] );
} );

test(
	'a customer that cannot be deleted does not stop the deletion of the others',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 3 );
		await addFluentCartTables( site, {
			subscriptions: [
				{ customer_id: Number( ids[ 1 ] ), status: 'active' },
			],
		} );
		const result = await admin.bulk( {
			action: 'delete',
			customer_ids: [ ADA, ...ids, MISSING_ID ],
		} );
		expect( resultCodes( result ) ).toEqual( {
			[ ADA ]: 'customer_has_orders',
			[ Number( ids[ 0 ] ) ]: 'success',
			[ Number( ids[ 1 ] ) ]: 'customer_has_subscriptions',
			[ Number( ids[ 2 ] ) ]: 'success',
			[ MISSING_ID ]: 'customer_not_found',
		} );
		expect( result ).toMatchObject( { processed: 2, failed: 3, total: 5 } );
		expect( await existingIds( site, [ ADA, ...ids ] ) ).toEqual( [
			ADA,
			ids[ 1 ],
		] );
	}
);

test(
	'with force, customers with orders are deleted and the orders stay',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const orders = await rowsOf( site, 'fct_orders' );
		const result = await admin.bulk( {
			action: 'delete',
			customer_ids: [ ADA, SECOND ],
			data: { force: true },
		} );
		expect( result ).toMatchObject( { processed: 2, failed: 0 } );
		expect( await existingIds( site, [ ADA, SECOND ] ) ).toEqual( [] );
		expect( await rowsOf( site, 'fct_orders' ) ).toHaveLength(
			orders.length
		);
	}
);

test(
	'a dry run returns the results and changes nothing',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const [ without = 0 ] = await insertBulkCustomers( site, 1 );
		const people = await Promise.all( [
			admin.getCustomer( ADA ),
			admin.getCustomer( SECOND ),
		] );
		const spent = people.reduce(
			( sum, each ) => sum + each.total_spent,
			0
		);
		const { length: orders } = await rowsOf(
			site,
			'fct_orders',
			`WHERE customer_id IN ( ${ ADA }, ${ SECOND } )`
		);
		const everything = await storeRows( site );
		const customer_ids = [ ADA, SECOND, without, MISSING_ID ];
		const real = await admin.bulk( {
			action: 'delete',
			customer_ids,
			data: { dry_run: true },
		} );
		expect( real ).toMatchObject( {
			dry_run: true,
			processed: 1,
			failed: 3,
			orders: 0,
			total_spent: 0,
		} );
		expect( resultCodes( real ) ).toEqual( {
			[ ADA ]: 'customer_has_orders',
			[ SECOND ]: 'customer_has_orders',
			[ without ]: 'success',
			[ MISSING_ID ]: 'customer_not_found',
		} );
		for ( const body of [
			{ action: 'delete', data: { dry_run: true, force: true } },
			{
				action: 'update_status',
				data: { dry_run: true, status: 'inactive' },
			},
			{ action: 'export', data: { dry_run: true } },
		] as const ) {
			expect(
				await admin.bulk( { ...body, customer_ids } )
			).toMatchObject( {
				dry_run: true,
				processed: 3,
				failed: 1,
				orders,
				total_spent: spent,
			} );
		}
		expect( await storeRows( site ) ).toEqual( everything );
	}
);

test(
	'a thousand customers are changed by one request',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 1000 );
		const result = await admin.bulk( {
			action: 'update_status',
			customer_ids: ids,
			data: { status: 'inactive' },
		} );
		expect( result ).toMatchObject( { processed: 1000, failed: 0 } );
		expect( result.results.map( ( each ) => each.customer_id ) ).toEqual(
			ids
		);
		const { pagination } = await admin.listCustomers( {
			'filters[status]': 'inactive',
			search: 'bulk',
		} );
		expect( pagination.total ).toBe( 1000 );
	}
);

test(
	'concurrent changes of the same customers all succeed',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 300 );
		const results = await Promise.all(
			idRange( 8 ).map( ( index ) =>
				admin.bulk( {
					action: 'update_status',
					customer_ids: index % 2 ? ids : [ ...ids ].reverse(),
					data: { status: index % 2 ? 'inactive' : 'active' },
				} )
			)
		);
		const updates = await Promise.all(
			ids
				.slice( 0, 10 )
				.map( ( id ) =>
					admin.updateCustomer( id, { first_name: 'Ann' } )
				)
		);
		expect( results.map( ( { processed } ) => processed ) ).toEqual(
			Array( 8 ).fill( 300 )
		);
		// Each request changed all of the customers, so all have the same status.
		expect( new Set( updates.map( ( { status } ) => status ) ).size ).toBe(
			1
		);
	}
);

for ( const { action, verbs, milliseconds, count } of [
	{ action: 'delete', verbs: 'DELETE', milliseconds: 400, count: 8 },
	{
		action: 'update_status',
		verbs: 'UPDATE',
		milliseconds: 1500,
		count: 600,
	},
] as const ) {
	test(
		`${ action } stops before PHP’s time limit, returns its progress and can be continued`,
		{ tag: '@slow' },
		async ( { admin, site } ) => {
			await site.addPlugin( 'short-time-limit', { seconds: 2 } );
			await site.addPlugin( 'slow-statements', {
				verbs,
				table: 'fct_customers',
				milliseconds,
			} );
			const customer_ids = await insertBulkCustomers( site, count );
			const request = {
				action,
				customer_ids,
				data: { status: 'inactive' },
			} as const;
			const steps = [ await admin.bulk( request ) ];
			expect( steps[ 0 ]?.cursor ).toEqual( expect.any( String ) );

			for ( const other of [
				{ customer_ids: [ 1 ] },
				{ data: { status: 'active' } },
				{ action: 'export' },
			] ) {
				const answer = await admin.send(
					'POST',
					'customers/do-bulk-action',
					{
						body: { action, cursor: steps[ 0 ]?.cursor, ...other },
					}
				);
				expect( answer.status, JSON.stringify( other ) ).toBe( 400 );
			}
			for ( let step = steps[ 0 ]; step?.cursor; step = steps.at( -1 ) ) {
				steps.push(
					await admin.bulk( { ...request, cursor: step.cursor } )
				);
			}
			expect( steps.at( -1 ) ).toMatchObject( {
				processed: count,
				failed: 0,
				total: count,
				cursor: null,
			} );
			const done = steps.flatMap( ( { results } ) =>
				results.map( ( { customer_id: id } ) => id )
			);
			expect( done.sort( ( a, b ) => a - b ) ).toEqual( customer_ids );
		}
	);
}
