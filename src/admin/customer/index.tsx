import { useSelect } from '@wordpress/data';
import { store } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import type { Panel, PanelProps } from './panel';
import { getPanels } from './panels';

/**
 * All of one customer.
 *
 * @param props
 * @param props.customerId
 */
export function CustomerScreen( { customerId }: { customerId: number } ) {
	const customer = useSelect(
		( select ) =>
			select( store ).getCustomer( customerId ) ??
			select( store ).getCustomerSummary( customerId ),
		[ customerId ]
	);
	if ( ! customer ) {
		return null;
	}
	return (
		<div className="fcc-customer-screen">
			{ getPanels().map( ( panel ) => (
				<PanelFrame
					key={ panel.id }
					panel={ panel }
					customerId={ customerId }
					customer={ customer }
				/>
			) ) }
		</div>
	);
}

function PanelFrame( { panel, ...props }: PanelProps & { panel: Panel } ) {
	const { id, title, area, Component } = panel;
	const headingId = `fcc-panel-${ id }`;

	return area === 'top' ? (
		<Component { ...props } />
	) : (
		<section className="fcc-card fcc-panel" aria-labelledby={ headingId }>
			<h2 id={ headingId } className="fcc-panel__title">
				{ title }
			</h2>
			<ErrorBoundary>
				<Component { ...props } />
			</ErrorBoundary>
		</section>
	);
}
