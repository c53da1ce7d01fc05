import { createRoot, flushSync } from '@wordpress/element';
import type { ReactElement } from 'react';
import { Chart } from '../../../src/components/overview/chart';
import { OVERVIEW, SPENDING } from '../support/overview-answers';

let container: HTMLElement;
let unmount: () => void;

function draw( chart: ReactElement ): void {
	container = document.body.appendChild( document.createElement( 'div' ) );
	const root = createRoot( container );
	flushSync( () => root.render( chart ) );
	unmount = () => {
		root.unmount();
		container.remove();
	};
}

afterEach( () => unmount() );

function texts( selector: string ): string[] {
	return [ ...container.querySelectorAll( selector ) ].map(
		( { textContent } ) => textContent ?? ''
	);
}

describe( 'the chart of an overview', () => {
	beforeEach( () => draw( <Chart chart={ OVERVIEW } /> ) );

	it( 'has a row of bars for each plotted series, with the highest value', () => {
		expect( texts( '.fcc-overview__plot-head' ) ).toEqual( [
			'New customers 2',
			'Revenue $150.00',
		] );
		expect(
			[ ...container.querySelectorAll( '.is-revenue [style]' ) ].map(
				( bar ) => bar.getAttribute( 'style' )
			)
		).toEqual( [ '--fcc-share: 1;', '--fcc-share: 0.3333;' ] );
		expect( texts( '.fcc-overview__axis span' ) ).toEqual( [
			'March 1',
			'March 2',
		] );
	} );

	it( 'has a table of all series', () => {
		expect( texts( 'caption, summary' ) ).toEqual( [
			OVERVIEW.table_label,
			OVERVIEW.caption,
		] );
		expect( texts( 'tr' ) ).toEqual( [
			'DayNew customersRevenuePaid orders',
			'March 11$150.003',
			'March 22$50.001',
		] );
	} );

	it( 'says the summary, and the reading of the interval that the keys select', () => {
		const slider = container.querySelector( '[role="slider"]' );
		const [ first, last ] = OVERVIEW.points;
		expect( slider?.getAttribute( 'aria-label' ) ).toBe( 'Day' );
		expect( slider?.getAttribute( 'aria-valuetext' ) ).toBe(
			last?.reading
		);
		expect( texts( '.fcc-overview__readout' ) ).toEqual( [
			OVERVIEW.summary,
		] );

		press( slider, 'Home' );
		expect( slider?.getAttribute( 'aria-valuetext' ) ).toBe(
			first?.reading
		);
		expect( texts( '.fcc-overview__readout' ) ).toEqual( [
			first?.reading,
		] );
		expect( container.querySelectorAll( '.is-read' ) ).toHaveLength( 2 );

		press( slider, 'Escape' );
		expect( texts( '.fcc-overview__readout' ) ).toEqual( [
			OVERVIEW.summary,
		] );
	} );
} );

describe( 'the chart of a customer', () => {
	it( 'is drawn by the same component', () => {
		draw( <Chart chart={ SPENDING } /> );
		expect( texts( '.fcc-overview__plot-head' ) ).toEqual( [
			'Spent $50.00',
		] );
		expect( texts( 'tr' ) ).toEqual( [
			'MonthSpentPaid orders',
			'March 2026$50.001',
		] );
	} );

	it( 'is a sentence if nothing was spent', () => {
		const empty_text = 'No spending in USD in the last 12 months.';
		draw( <Chart chart={ { ...SPENDING, empty_text } } /> );
		expect( container.innerHTML ).toBe(
			`<p class="fcc-overview__note">${ empty_text }</p>`
		);
	} );
} );

function press( element: Element | null, key: string ): void {
	flushSync( () =>
		element?.dispatchEvent(
			new KeyboardEvent( 'keydown', { key, bubbles: true } )
		)
	);
}
