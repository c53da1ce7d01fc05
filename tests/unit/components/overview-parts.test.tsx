import { createRoot, flushSync } from '@wordpress/element';
import type { Overview } from '@fcc/store';
import { Parts } from '../../../src/components/overview/parts';
import { OVERVIEW } from '../support/overview-answers';

describe( 'the parts of an overview', () => {
	it( 'begin with the notice of the answer', () => {
		const notice = 'The figures are those from before.';
		expect( drawn( { ...OVERVIEW, notice } ) ).toMatch(
			new RegExp( `^<p class="fcc-overview__note">${ notice }</p>` )
		);
	} );

	it( 'contain no note without a notice', () => {
		expect( drawn( OVERVIEW ) ).not.toContain( 'fcc-overview__note' );
	} );

	it( 'show a dash and no change for an average without orders', () => {
		const none = {
			...OVERVIEW.figures.average_order_value,
			value: null,
			change: null,
			formatted_value: '—',
			formatted_previous: '$1.00',
			formatted_change: null,
			compared_with: 'Previous period: $1.00',
		};
		const html = drawn( {
			...OVERVIEW,
			figures: { ...OVERVIEW.figures, average_order_value: none },
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
