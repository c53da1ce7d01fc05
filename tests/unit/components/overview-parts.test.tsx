import { createRoot, flushSync } from '@wordpress/element';
import type { Overview } from '@fcc/store';
import { exampleOverview } from '../../../src/blocks/customer-overview/example';
import { Parts } from '../../../src/components/overview/parts';

describe( 'the parts of an overview', () => {
	it( 'begin with what is to be known of the figures', () => {
		const notice = 'The figures are those from before.';
		expect( drawn( { ...exampleOverview(), notice } ) ).toMatch(
			new RegExp( `^<p class="fcc-overview__note">${ notice }</p>` )
		);
	} );

	it( 'say nothing of figures that are as they should be', () => {
		expect( drawn( exampleOverview() ) ).not.toContain(
			'fcc-overview__note'
		);
	} );

	it( 'show a dash for an average of nothing, without a change', () => {
		const overview = exampleOverview();
		const none = {
			...overview.figures.average_order_value,
			value: null,
			change: null,
			formatted_value: '—',
			formatted_previous: '$1.00',
			formatted_change: null,
		};
		const html = drawn( {
			...overview,
			figures: { ...overview.figures, average_order_value: none },
		} );
		expect( html ).toContain( '<dd class="fcc-overview__value">—</dd>' );
		expect( html ).toContain( 'is-new">Before: $1.00</dd>' );
	} );
} );

function drawn( overview: Overview ): string {
	const container = document.createElement( 'div' );
	const root = createRoot( container );
	flushSync( () =>
		root.render(
			<Parts
				overview={ overview }
				hasChart={ false }
				topCustomers={ 0 }
			/>
		)
	);
	const html = container.innerHTML;
	root.unmount();
	return html;
}
