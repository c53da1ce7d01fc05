import { type TestSite } from '../support/test-site.ts';
import { type ApiClient } from './support/api-client.ts';
import { importCustomer, insertRow } from './support/store-tables.ts';
import { expect, test } from './support/test.ts';

/** Time zones of sites, as WordPress's settings have them, and as Intl does. */
const ZONES: [ option: 'timezone_string' | 'gmt_offset', zone: string ][] = [
	[ 'timezone_string', 'UTC' ],
	[ 'timezone_string', 'America/New_York' ],
	[ 'timezone_string', 'Asia/Kathmandu' ],
	// Summer time is half an hour there, and in the southern summer.
	[ 'timezone_string', 'Australia/Lord_Howe' ],
	// Summer time has begun and ended at midnight there, on the first of a month, too.
	[ 'timezone_string', 'America/Havana' ],
	[ 'gmt_offset', '5.75' ],
	[ 'gmt_offset', '-9.5' ],
];

const MONTHS = 24;

for ( const [ option, zone ] of ZONES ) {
	test( `an order of the last second of a month, and one of the next second, with ${ option } ${ zone }`, async ( {
		admin,
		site,
	} ) => {
		await site.php( "update_option( $args['option'], $args['zone'] );", {
			option,
			zone,
		} );
		const nameOf =
			option === 'gmt_offset'
				? fixedCalendar( Number( zone ) )
				: calendar( zone );
		const names = lastMonths( nameOf( new Date() ) );
		const id = await importCustomer( site, { email: 'one@example.com' } );

		const expected = names.map( ( month ) => ( {
			month,
			total_spent: 0,
			order_count: 0,
		} ) );
		let cents = 1;
		for ( const name of names ) {
			const begin = beginOf( name, nameOf );
			for ( const instant of [ begin - 1000, begin ] ) {
				await addOrder( site, id, new Date( instant ), cents );
				const month = expected.find(
					( each ) => each.month === nameOf( new Date( instant ) )
				);
				if ( month ) {
					month.total_spent += cents;
					month.order_count++;
				}
				cents *= 2;
			}
		}
		expect( expected.filter( ( each ) => each.order_count ) ).toHaveLength(
			MONTHS
		);
		expect( await months( admin, id ) ).toEqual( expected );
	} );
}

test( 'what is older, later or without a date is in no month, but in the figures', async ( {
	admin,
	site,
} ) => {
	const id = await importCustomer( site, { email: 'one@example.com' } );
	const now = Date.now();
	const day = 86_400_000;
	await addOrder( site, id, new Date( now - 800 * day ), 1 );
	await addOrder( site, id, new Date( now + 40 * day ), 2 );
	await addOrder( site, id, null, 4 );
	const stats = await admin.getStats( id );
	expect( stats ).toMatchObject( { total_spent: 7, order_count: 3 } );
	expect( stats.by_month ).toHaveLength( MONTHS );
	expect( stats.by_month.filter( ( each ) => each.order_count ) ).toEqual(
		[]
	);
} );

test( 'a month counts as the figures do', async ( { admin, site } ) => {
	const id = await importCustomer( site, { email: 'one@example.com' } );
	const now = new Date();
	await addOrder( site, id, now, 1000 );
	await addOrder( site, id, now, 500, {
		payment_status: 'partially_refunded',
		total_refund: 200,
	} );
	await addOrder( site, id, now, 500, {
		payment_status: 'partially_refunded',
		total_refund: 900,
	} );
	await addOrder( site, id, now, 9999, { currency: 'EUR' } );
	await addOrder( site, id, now, 9999, { payment_status: 'failed' } );
	await addOrder( site, id, now, 9999, { payment_status: 'refunded' } );

	const { total_spent, order_count, by_month } = await admin.getStats( id );
	expect( { total_spent, order_count } ).toEqual( {
		total_spent: 1300,
		order_count: 3,
	} );
	expect( by_month.at( -1 ) ).toEqual( {
		month: calendar( 'UTC' )( now ),
		total_spent,
		order_count,
	} );
} );

test( 'who never paid has no months; who paid in another currency has empty ones', async ( {
	admin,
	site,
} ) => {
	const id = await importCustomer( site, { email: 'one@example.com' } );
	await addOrder( site, id, new Date(), 100, { payment_status: 'pending' } );
	expect( await months( admin, id ) ).toEqual( [] );

	await addOrder( site, id, new Date(), 100, { currency: 'EUR' } );
	const all = await months( admin, id );
	expect( all ).toHaveLength( MONTHS );
	expect( all.filter( ( each ) => each.order_count ) ).toEqual( [] );
} );

async function months( client: ApiClient, id: number ) {
	return ( await client.getStats( id ) ).by_month;
}

function addOrder(
	site: TestSite,
	customer: number,
	date: Date | null,
	total_paid: number,
	columns: Record< string, string | number > = {}
): Promise< number > {
	return insertRow( site, 'fct_orders', {
		customer_id: customer,
		status: 'completed',
		payment_status: 'paid',
		payment_method: 'stripe',
		payment_method_title: 'Stripe',
		currency: 'USD',
		total_amount: total_paid,
		total_paid,
		uuid: '',
		created_at:
			date?.toISOString().slice( 0, 19 ).replace( 'T', ' ' ) ?? null,
		...columns,
	} );
}

/** The name of an instant's month in a time zone: `2026-03`. */
function calendar( zone: string ): ( date: Date ) => string {
	const format = new Intl.DateTimeFormat( 'en-CA', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
	} );
	return ( date ) => format.format( date );
}

/** Likewise with a clock that is always so many hours ahead of GMT. */
function fixedCalendar( hours: number ): ( date: Date ) => string {
	return ( date ) =>
		new Date( date.getTime() + hours * 3_600_000 )
			.toISOString()
			.slice( 0, 7 );
}

/** A month and those before it, the oldest first. */
function lastMonths( name: string ): string[] {
	const [ year = 0, month = 0 ] = name.split( '-' ).map( Number );
	return Array.from( { length: MONTHS }, ( _, index ) =>
		new Date( Date.UTC( year, month - MONTHS + index, 1 ) )
			.toISOString()
			.slice( 0, 7 )
	);
}

/** The first second of a month, found by looking at the calendar. */
function beginOf( name: string, nameOf: ( date: Date ) => string ): number {
	const middle = Date.parse( `${ name }-01T00:00:00Z` );
	let before = middle - 2 * 86_400_000;
	let after = middle + 2 * 86_400_000;
	while ( after - before > 1000 ) {
		const between = Math.floor( ( before + after ) / 2000 ) * 1000;
		if ( nameOf( new Date( between ) ) < name ) {
			before = between;
		} else {
			after = between;
		}
	}
	return after;
}
