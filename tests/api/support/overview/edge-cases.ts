import { type TestSite } from '../../../support/test-site.ts';
import { insertCustomer } from '../store-tables.ts';
import { type DayOf, addDays } from './overview-oracle.ts';
import { addOrder, toSqlDate } from './overview.ts';

/** Orders that are easily counted on a wrong day, twice, or not at all. */
export async function addEdgeCases(
	site: TestSite,
	dayOf: DayOf
): Promise< void > {
	const today = dayOf( new Date() );
	let cents = 1;
	const add = ( columns: Parameters< typeof addOrder >[ 1 ] ) => {
		cents *= 2;
		return addOrder( site, { total_paid: cents, ...columns } );
	};
	// The last second of a day and the first second of the next, where periods start and end.
	for ( const days of [ -200, -90, -60, -30, -14, -13, -7, -6, -1, 0, 1 ] ) {
		const begin = startOfDay( addDays( today, days ), dayOf );
		const id = await insertCustomer( site, {
			email: `day${ days }@example.com`,
			created_at: toSqlDate( begin - 1000 ),
		} );
		await insertCustomer( site, {
			email: `next${ days }@example.com`,
			created_at: toSqlDate( begin ),
		} );
		await add( { customer_id: id, created_at: toSqlDate( begin - 1000 ) } );
		await add( { customer_id: id, created_at: toSqlDate( begin ) } );
		await add( { customer_id: 3, created_at: toSqlDate( begin ) } );
	}
	const now = toSqlDate( Date.now() - 1000 );
	await insertCustomer( site, { email: 'none@example.com' } );
	await insertCustomer( site, {
		email: 'ahead@example.com',
		created_at: '2100-01-01 00:00:00',
	} );
	await add( { customer_id: 5, created_at: null } );
	await add( { customer_id: 5, created_at: '2100-01-01 00:00:00' } );
	await add( { customer_id: null, created_at: now } );
	await add( { customer_id: 999_999, created_at: now } );
	await add( { customer_id: 7, created_at: now, currency: 'usd' } );
	await add( { customer_id: 7, created_at: now, currency: 'EUR' } );
	await add( { customer_id: 7, created_at: null, currency: 'EUR' } );
	await add( { customer_id: 8, created_at: now, payment_status: 'pending' } );
	await add( {
		customer_id: 9,
		created_at: now,
		payment_status: 'partially_refunded',
		total_refund: 100_000_000,
	} );
}

/** Finds the first second of a day by searching the calendar. */
function startOfDay( day: string, dayOf: DayOf ): number {
	let before = Date.parse( day ) - 2 * 86_400_000;
	let after = Date.parse( day ) + 2 * 86_400_000;
	while ( after - before > 1000 ) {
		const between = Math.floor( ( before + after ) / 2000 ) * 1000;
		if ( dayOf( new Date( between ) ) < day ) {
			before = between;
		} else {
			after = between;
		}
	}
	return after;
}
