import { createRoot, flushSync } from '@wordpress/element';
import type { CustomerStats } from '@fcc/store';
import { CustomerChart } from '../../../src/components/overview/answer-charts';

/** One dollar in the first month, two in the second, up to 24. */
const STATS: CustomerStats = {
	total_spent: 30_000,
	average_order_value: 1250,
	order_count: 24,
	first_order_date: '2024-12-01T00:00:00Z',
	last_order_date: '2026-11-01T00:00:00Z',
	currency: 'USD',
	other_currencies: 0,
	by_month: Array.from( { length: 24 }, ( _, index ) => ( {
		month: new Date( Date.UTC( 2024, 11 + index, 1 ) )
			.toISOString()
			.slice( 0, 7 ),
		total_spent: ( index + 1 ) * 100,
		order_count: 1,
	} ) ),
};

test( 'the chart of a customer shows the last 12 of 24 months', () => {
	const container = document.createElement( 'div' );
	const root = createRoot( container );
	flushSync( () => root.render( <CustomerChart stats={ STATS } /> ) );

	const amounts = [ ...container.querySelectorAll( 'td' ) ]
		.map( ( cell ) => cell.textContent )
		.filter( ( text ) => text?.startsWith( '$' ) );
	expect( amounts ).toEqual(
		Array.from( { length: 12 }, ( _, index ) => `$${ 13 + index }.00` )
	);
	// 13 + 14 + … + 24.
	expect( container.textContent ).toContain( '$222.00 from 12 orders' );
	root.unmount();
} );
