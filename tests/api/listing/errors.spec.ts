import { type QueryArguments } from '../support/api-client.ts';
import { expect, test } from '../support/test.ts';

test.describe( 'a list rejects', () => {
	const CASES: [ field: string, ...questions: QueryArguments[] ][] = [
		[
			'per_page',
			{ per_page: 0 },
			{ per_page: 101 },
			{ per_page: 'many' },
			{ per_page: '' },
		],
		[
			'page',
			{ page: 0 },
			{ page: -1 },
			{ page: 10_000_001 },
			{ page: 1.5 },
		],
		[
			'order_by',
			{ order_by: 'notes' },
			{ order_by: 'id; DROP TABLE' },
			{ 'order_by[]': 'id' },
		],
		[ 'order_type', { order_type: 'sideways' }, { 'order_type[]': 'ASC' } ],
		[ 'search', { search: 'x'.repeat( 201 ) }, { 'search[]': 'ada' } ],
		[
			'filters',
			{ filters: '{"status":' },
			{ filters: 'active' },
			{ filters: '["active"]' },
			{ filters: '' },
		],
		[
			'filters[state]',
			{ 'filters[state]': 'NY' },
			{ filters: '{"state":"NY"}' },
		],
		[
			'filters[status]',
			{ 'filters[status]': 'nonesuch' },
			{ filters: '{"status":[]}' },
		],
		[
			'filters[status][1]',
			{ filters: '{"status":["active","nonesuch"]}' },
		],
		[
			'filters[country]',
			{ 'filters[country]': 'Germany' },
			{ filters: '{"country":7}' },
		],
		[ 'filters[country][0]', { 'filters[country][]': 'XX' } ],
		[ 'filters[label]', { 'filters[label]': 'vip' } ],
		[ 'filters[has_notes]', { 'filters[has_notes]': 'yes' } ],
		[ 'filters[no_order_since]', { 'filters[no_order_since]': 'March' } ],
		[
			'filters[date_from]',
			{ 'filters[date_from]': '2026-02-30' },
			{ 'filters[date_from]': 'yesterday' },
		],
		[
			'filters[date_to]',
			{ 'filters[date_to]': '2026-1-1' },
			{ 'filters[date_to]': '' },
		],
		[
			'filters[total_spent_min]',
			{ 'filters[total_spent_min]': 'a lot' },
			{ 'filters[total_spent_min]': 1.5 },
		],
		[ 'filters[total_spent_max]', { filters: '{"total_spent_max":[1]}' } ],
	];
	for ( const [ field, ...questions ] of CASES ) {
		test( `a bad ${ field }`, async ( { admin } ) => {
			for ( const params of questions ) {
				expect(
					await admin.send( 'GET', 'customers', { params } ),
					JSON.stringify( params )
				).toMatchObject( {
					status: 400,
					body: {
						success: false,
						error: {
							code: 'validation_error',
							fields: { [ field ]: expect.any( String ) },
						},
					},
				} );
			}
		} );
	}

	test(
		'several mistakes in one answer, each by its name',
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const { body } = await admin.send( 'GET', 'customers', {
				params: {
					per_page: 0,
					order_by: 'notes',
					'filters[date_from]': 'x',
				},
			} );
			expect( body ).toMatchObject( {
				error: {
					fields: {
						per_page: expect.any( String ),
						order_by: expect.any( String ),
						'filters[date_from]': expect.any( String ),
					},
				},
			} );
		}
	);
} );
