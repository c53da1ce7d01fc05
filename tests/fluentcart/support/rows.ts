import { expect } from '@playwright/test';
import { rowsOf } from '../../api/support/store-tables.ts';
import type { TestSite } from '../../support/test-site.ts';

type Table = Parameters< typeof rowsOf >[ 1 ];

/** A row's columns, as stored. */
export type Row = Record< string, string | null >;

/** The rows of a table about a customer, by id. */
export async function rowsOfCustomer(
	site: TestSite,
	table: Table,
	customerId: number
): Promise< Record< string, Row > > {
	const column = table === 'fct_customers' ? 'id' : 'customer_id';
	const rows = await rowsOf< Row >(
		site,
		table,
		`WHERE ${ column } = ${ customerId } ORDER BY id`
	);
	return Object.fromEntries( rows.map( ( row ) => [ row.id, row ] ) );
}

/**
 * Expects a change to affect only certain columns.
 *
 * @param site
 * @param table
 * @param customerId
 * @param work
 * @param changes    Expected columns by the id of the row. Other rows and columns stay unchanged, and `updated_at` of the named rows is renewed.
 */
export async function expectChanges(
	site: TestSite,
	table: Table,
	customerId: number,
	work: () => Promise< unknown >,
	changes: Record< number, Row >
): Promise< void > {
	await age( site, table, customerId );
	const before = await rowsOfCustomer( site, table, customerId );
	await work();
	const after = await rowsOfCustomer( site, table, customerId );

	const expected = Object.fromEntries(
		Object.entries( before ).map( ( [ id, row ] ) => {
			const change = changes[ Number( id ) ];
			return [
				id,
				change
					? { ...row, updated_at: expect.any( String ), ...change }
					: row,
			];
		} )
	);
	expect( after ).toEqual( expected );
	for ( const id of Object.keys( changes ) ) {
		expect( after[ id ]?.updated_at ).not.toBe( LONG_AGO );
	}
}

/** The rows' previous time of change. */
const LONG_AGO = '2020-02-02 02:02:02';

function age( site: TestSite, table: Table, id: number ): Promise< void > {
	return site.call( 'rows/update', {
		table,
		columns: { updated_at: LONG_AGO },
		where: { [ table === 'fct_customers' ? 'id' : 'customer_id' ]: id },
	} );
}
