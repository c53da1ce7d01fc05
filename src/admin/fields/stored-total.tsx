import { __ } from '@wordpress/i18n';

/**
 * The heading of a total that lists read from the customer, since they sort by
 * it: it can differ from the sum of the orders.
 *
 * @param props
 * @param props.label
 */
export function StoredTotal( { label }: { label: string } ) {
	return (
		<span
			title={ __(
				'As stored with the customer: paid orders of all currencies, updated with the next payment. The customer screen adds up the orders.',
				'fluent-cart-customers'
			) }
		>
			{ label }
		</span>
	);
}
