import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

/** Id, cents and orders of a customer. */
type Entry = [ id: number, spent: number, orders: number ];

interface List {
	ids: number[];
	/** Spending and id of the last customer of a full list; 0 if all customers are on it. */
	spent: number;
	id: number;
}

test( 'changed customers move within a list, onto it and off it', async ( {
	site,
} ) => {
	const full = entries( 20 );
	const { ids, spent, id } = await merge( site, full, 20, {
		changed: [ 1, 15, 30, 31, 32 ],
		current: [
			[ 15, 5_000, 9 ],
			// Equal to the last, whose id is lower.
			[ 31, 981, 1 ],
			[ 32, 980, 1 ],
		],
	} ).then( expectList );
	expect( ids.slice( 0, 2 ) ).toEqual( [ 15, 2 ] );
	expect( ids ).not.toContain( 1 );
	expect( ids ).not.toContain( 31 );
	expect( ids ).not.toContain( 32 );
	expect( { spent, id } ).toEqual( { spent: 981, id: 20 } );
} );

test( 'a list with all customers takes any, and can become empty', async ( {
	site,
} ) => {
	const both = entries( 2 );
	expect(
		await merge( site, both, 20, {
			changed: [ 9 ],
			current: [ [ 9, 1, 1 ] ],
		} )
	).toEqual( { ids: [ 1, 2, 9 ], spent: 0, id: 0 } );
	expect(
		await merge( site, both, 20, { changed: [ 1, 2 ], current: [] } )
	).toEqual( { ids: [], spent: 0, id: 0 } );
} );

test( 'a list of the best must be made again when fewer are left than an overview shows', async ( {
	site,
} ) => {
	const leaving = ( count: number ) =>
		merge( site, entries( 20 ), 20, {
			changed: Array.from( { length: count }, ( _, index ) => index + 1 ),
			current: [],
		} );
	expect( ( await leaving( 10 ) )?.ids ).toHaveLength( 10 );
	expect( await leaving( 11 ) ).toBeNull();
} );

test( 'a list keeps a hundred customers', async ( { site } ) => {
	const { ids, spent, id } = await merge( site, entries( 100 ), 100, {
		changed: [ 500 ],
		current: [ [ 500, 950, 1 ] ],
	} ).then( expectList );
	expect( ids ).toHaveLength( 100 );
	expect( ids ).toContain( 500 );
	expect( { spent, id } ).toEqual( { spent: 902, id: 99 } );
} );

/** Customers 1, 2, 3 and so on, who have spent 1000, 999, 998 cents and so on. */
function entries( count: number ): Entry[] {
	return Array.from( { length: count }, ( _, index ) => [
		index + 1,
		1000 - index,
		1,
	] );
}

function merge(
	site: TestSite,
	customers: Entry[],
	limit: number,
	changes: { changed: number[]; current: Entry[] }
): Promise< List | null > {
	return site.call( 'top-list/merge', { customers, limit, ...changes } );
}

function expectList( list: List | null ): List {
	if ( ! list ) {
		throw new Error( 'The list has become too short.' );
	}
	return list;
}
