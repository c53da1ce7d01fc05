import { createRoot, flushSync } from '@wordpress/element';
import type { Overview } from '@fcc/store';
import { exampleOverview } from '../../../src/blocks/customer-overview/example';
import { Parts } from '../../../src/components/overview/parts';

describe( 'the parts of an overview', () => {
	it( 'begin with the notice of the answer', () => {
		const notice = 'The figures are those from before.';
		expect( drawn( { ...exampleOverview(), notice } ) ).toMatch(
			new RegExp( `^<p class="fcc-overview__note">${ notice }</p>` )
		);
	} );

	it( 'contain no note without a notice', () => {
		expect( drawn( exampleOverview() ) ).not.toContain(
			'fcc-overview__note'
		);
	} );

	it( 'show a dash and no change for an average without orders', () => {
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
		expect( html ).toContain( 'is-new">Previous period: $1.00</dd>' );
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
