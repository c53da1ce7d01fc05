import { addAction, applyFilters } from '@wordpress/hooks';
import { useMemo, useSyncExternalStore } from '@wordpress/element';
import { activityPanel } from './activity';
import { additionalInfoPanel } from './additional-info';
import { addressesPanel } from './addresses';
import { figuresPanel } from './figures';
import { headPanel } from './head';
import { ordersPanel } from './orders';
import type { Panel } from './panel';
import { profilePanel } from './profile';
import { userPanel } from './user';

const FILTER = 'fluentCartCustomers.panels';

const OWN_PANELS: Panel[] = [
	headPanel,
	figuresPanel,
	ordersPanel,
	profilePanel,
	addressesPanel,
	additionalInfoPanel,
	userPanel,
	activityPanel,
];

// A plugin's script may come after ours, or while the screen is open.
let revision = 0;
const listeners = new Set< () => void >();

for ( const action of [ 'hookAdded', 'hookRemoved' ] ) {
	addAction( action, 'fluent-cart-customers/panels', ( hook: unknown ) => {
		if ( hook === FILTER ) {
			revision++;
			listeners.forEach( ( listener ) => listener() );
		}
	} );
}

/**
 * @return The panels of the customer screen, in their order.
 */
export function usePanels(): Panel[] {
	const current = useSyncExternalStore( subscribe, () => revision );

	return useMemo( () => {
		/**
		 * Filters the panels of the customer screen: add, remove and sort them.
		 * See docs/panels.md.
		 *
		 * @param panels
		 */
		return applyFilters( FILTER, OWN_PANELS ) as Panel[];
		// eslint-disable-next-line react-hooks/exhaustive-deps -- Other filters make other panels.
	}, [ current ] );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}
