import { insertCustomer, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';

const FIGURES = [
	'id',
	'total_spent',
	'order_count',
	'first_order_date',
	'last_order_date',
	'created_at',
	'updated_at',
] as const;

for ( const field of FIGURES ) {
	test(
		`sorts by ${ field } in both directions, ties by id`,
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const ascending = await admin.walkCustomers( {
				order_by: field,
				order_type: 'ASC',
			} );
			const expected = ascending.toSorted(
				( a, b ) => compare( a[ field ], b[ field ] ) || a.id - b.id
			);
			expect( ascending.map( ( { id } ) => id ) ).toEqual(
				expected.map( ( { id } ) => id )
			);

			const descending = await admin.walkCustomers( {
				order_by: field,
				order_type: 'DESC',
			} );
			expect( descending.map( ( { id } ) => id ) ).toEqual(
				expected.map( ( { id } ) => id ).reverse()
			);
		}
	);
}

for ( const field of [
	'email',
	'first_name',
	'last_name',
	'status',
] as const ) {
	test(
		`sorts by ${ field } in both directions by the database’s collation, ties by id`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			for ( const order_type of [ 'ASC', 'DESC' ] ) {
				const sorted = await rowsOf< { id: string } >(
					site,
					'fct_customers',
					`ORDER BY ${ field } ${ order_type }, id ${ order_type }`
				);
				const walked = await admin.walkCustomers( {
					order_by: field,
					order_type,
				} );
				expect( walked.map( ( { id } ) => id ) ).toEqual(
					sorted.map( ( { id } ) => Number( id ) )
				);
			}
		}
	);
}

test(
	'the direction can be in lower case',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const lower = await admin.listCustomers( { order_type: 'asc' } );
		const upper = await admin.listCustomers( { order_type: 'ASC' } );
		expect( lower ).toEqual( upper );
		expect( lower.customers[ 0 ]?.id ).toBe( 1 );
	}
);

/** `null` sorts first, as in both databases. */
function compare(
	a: string | number | null,
	b: string | number | null
): number {
	if ( a === b ) {
		return 0;
	}
	return a === null || ( b !== null && a < b ) ? -1 : 1;
}

test(
	'names with accents are sorted by the database’s collation, as documented',
	{ tag: '@oldest' },
	async ( { site, admin } ) => {
		for ( const last_name of [ 'Ézzz', 'ezza', 'Ezzy', 'Zzz' ] ) {
			await insertCustomer( site, {
				email: `${ encodeURIComponent( last_name ) }@sorted.example.com`,
				first_name: 'Sorted',
				last_name,
			} );
		}
		const { customers } = await admin.listCustomers( {
			search: 'sorted',
			order_by: 'last_name',
			order_type: 'asc',
		} );
		expect( customers.map( ( { last_name } ) => last_name ) ).toEqual(
			IS_ON_SQLITE
				? [ 'ezza', 'Ezzy', 'Zzz', 'Ézzz' ]
				: [ 'ezza', 'Ezzy', 'Ézzz', 'Zzz' ]
		);
	}
);
