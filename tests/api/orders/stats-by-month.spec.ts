import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { insertCustomer, insertRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** The name of a month: `2026-03`. */
type Calendar = ( date: Date ) => string;

/** Time zones as WordPress's settings store them, with their months. */
const TIME_ZONES: [ option: string, zone: string, nameOf: Calendar ][] = [
	...[
		'UTC',
		'America/New_York',
		'Asia/Kathmandu',
		// Summer time shifts by half an hour here, in the southern summer.
		'Australia/Lord_Howe',
		// Summer time started and ended at midnight here, also on the first of a month.
		'America/Havana',
	].map( ( zone ): [ string, string, Calendar ] => [
		'timezone_string',
		zone,
		calendar( zone ),
	] ),
	[ 'gmt_offset', '5.75', fixedCalendar( 5.75 ) ],
	[ 'gmt_offset', '-9.5', fixedCalendar( -9.5 ) ],
];

const MONTHS = 24;

for ( const [ option, timeZone, nameOf ] of TIME_ZONES ) {
	test(
		`an order of the last second of a month and one of the next second, with ${ option } ${ timeZone }`,
		{ tag: '@slow' },
		async ( { admin, site } ) => {
			await site.call( 'wordpress/options/update', {
				name: option,
				value: timeZone,
			} );
			const names = monthsAround( nameOf( new Date() ) );
			const id = await insertCustomer( site, {
				email: 'one@example.com',
			} );

			const expected = names.slice( 0, MONTHS ).map( ( month ) => ( {
				month,
				total_spent: 0,
				order_count: 0,
			} ) );
			let cents = 1;
			for ( const begin of names.map( ( name ) =>
				startOfMonth( name, nameOf )
			) ) {
				for ( const instant of [ begin - 1000, begin ] ) {
					await addOrder( site, id, new Date( instant ), cents );
					const name = nameOf( new Date( instant ) );
					expected
						.filter( ( { month } ) => month === name )
						.forEach( ( figures ) => {
							figures.total_spent += cents;
							figures.order_count++;
						} );
					cents *= 2;
				}
			}
			expect(
				expected.filter( ( each ) => each.order_count )
			).toHaveLength( MONTHS );
			expect( await months( admin, id ) ).toEqual( expected );
		}
	);
}

test(
	'orders that are older, in the future or undated count in the figures and in no month',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
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
	}
);

test(
	'a month counts the same orders as the figures',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
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

		const { total_spent, order_count, by_month } =
			await admin.getStats( id );
		expect( { total_spent, order_count } ).toEqual( {
			total_spent: 1300,
			order_count: 3,
		} );
		expect( by_month.at( -1 ) ).toEqual( {
			month: calendar( 'UTC' )( now ),
			total_spent,
			order_count,
		} );
	}
);

test( 'without paid orders there are no months; with payments in another currency the months are empty', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'one@example.com' } );
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

function calendar( zone: string ): Calendar {
	const format = new Intl.DateTimeFormat( 'en-CA', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
	} );
	return ( date ) => format.format( date );
}

/** Returns the months of a clock with a fixed offset from GMT, in hours. */
function fixedCalendar( hours: number ): Calendar {
	return ( date ) =>
		new Date( date.getTime() + hours * 3_600_000 )
			.toISOString()
			.slice( 0, 7 );
}

/** Returns the month before, the month, and the month after. */
function monthsAround( name: string ): string[] {
	const [ year = 0, month = 0 ] = name.split( '-' ).map( Number );
	return Array.from( { length: MONTHS + 1 }, ( _, index ) =>
		new Date( Date.UTC( year, month - MONTHS + index, 1 ) )
			.toISOString()
			.slice( 0, 7 )
	);
}

function startOfMonth( name: string, nameOf: Calendar ): number {
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
