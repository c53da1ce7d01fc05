import { startPreview, type PreviewProgress } from '../../../src/store';
import { failure, requests, serve, success } from '../support/server';
import { until } from '../support/until';

const DELETION = {
	action: 'delete' as const,
	customers: { ids: [ 7, 8 ] },
	data: { force: false },
	expected: 2,
};

/** Starts a preview, and keeps its last progress. */
function start() {
	const seen: PreviewProgress[] = [];
	const preview = startPreview( DELETION, ( progress ) =>
		seen.push( progress )
	);
	return { preview, seen, last: () => seen[ seen.length - 1 ] };
}

function step( cursor: string | null ) {
	return success( {
		processed: 1,
		failed: cursor ? 0 : 1,
		results: cursor
			? [ { customer_id: 7, success: true } ]
			: [
					{
						customer_id: 8,
						success: false,
						error: { code: 'customer_has_orders', message: 'No.' },
					},
				],
		total: 2,
		orders: 3,
		total_spent: 500,
		cursor,
		run_id: null,
	} );
}

describe( 'a preview', () => {
	it( 'counts what would happen, step by step', async () => {
		const answers = [ step( 'next' ), step( null ) ];
		serve( () => answers.shift() ?? Response.error() );
		const { last } = start();
		await until( () => last()?.isDone === true );

		expect( last() ).toMatchObject( {
			total: 2,
			processed: 1,
			failed: 1,
			orders: 3,
			totalSpent: 500,
			reasons: { customer_has_orders: 1 },
			failures: [ { id: 8, code: 'customer_has_orders' } ],
		} );
		expect( await requests[ 0 ]?.json() ).toEqual( {
			action: 'delete',
			customer_ids: [ 7, 8 ],
			data: { force: false, dry_run: true },
		} );
		expect( await requests[ 1 ]?.json() ).toEqual( {
			action: 'delete',
			cursor: 'next',
		} );
	} );

	it( 'stops at an error, and continues on request', async () => {
		const answers = [
			failure(
				{ code: 'insufficient_permissions', message: 'No.' },
				403
			),
			step( null ),
		];
		serve( () => answers.shift() ?? Response.error() );
		const { preview, last } = start();
		await until( () => !! last()?.error );

		preview.resume();
		await until( () => last()?.isDone === true );
		expect( last()?.error ).toBeUndefined();
	} );

	it( 'reports nothing after it is canceled', async () => {
		serve( () => step( null ) );
		const { preview, seen } = start();
		preview.cancel();
		const reported = seen.length;
		await new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
		expect( seen ).toHaveLength( reported );
	} );
} );
