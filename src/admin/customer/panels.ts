import { headPanel } from './head';
import { figuresPanel } from './figures';
import { ordersPanel } from './orders';
import { activityPanel } from './activity';
import { profilePanel } from './profile';
import { addressesPanel } from './addresses';
import { additionalInfoPanel } from './additional-info';
import { userPanel } from './user';
import { applyFilters } from '@wordpress/hooks';
import type { Panel } from './panel';

const OWN_PANELS: Panel[] = [
	headPanel,
	figuresPanel,
	ordersPanel,
	activityPanel,
	profilePanel,
	addressesPanel,
	additionalInfoPanel,
	userPanel,
];

/**
 * @return The panels of the customer screen, in their order.
 */
export function getPanels(): Panel[] {
	/**
	 * Filters the panels of the customer screen: add, remove and sort them.
	 *
	 * @param panels
	 */
	return applyFilters( 'fluentCartCustomers.panels', OWN_PANELS ) as Panel[];
}
