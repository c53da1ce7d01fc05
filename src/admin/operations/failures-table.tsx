import { __ } from '@wordpress/i18n';
import type { BulkFailure } from '@fcc/store';
import { useCustomerName } from './use-customer-name';
import { urlWithArguments } from '../navigation/location';

/** Reasons by code, without the id that the server's message contains. */
const REASONS: Partial< Record< string, string > > = {
	customer_has_orders: __( 'Has orders.', 'fluent-cart-customers' ),
	customer_has_subscriptions: __(
		'Has a subscription that hasn’t ended.',
		'fluent-cart-customers'
	),
	customer_not_found: __( 'No longer exists.', 'fluent-cart-customers' ),
};

/**
 * A table of failed customers with the reason of each.
 */
export function FailuresTable( {
	failures,
}: {
	failures: readonly BulkFailure[];
} ) {
	return (
		<div
			className="fcc-failures"
			role="region"
			aria-label={ __( 'Reasons', 'fluent-cart-customers' ) }
			// The region scrolls, so keyboards need to reach it.
			tabIndex={ 0 }
		>
			<table>
				<thead>
					<tr>
						<th scope="col">
							{ __( 'Customer', 'fluent-cart-customers' ) }
						</th>
						<th scope="col">
							{ __( 'Reason', 'fluent-cart-customers' ) }
						</th>
					</tr>
				</thead>
				<tbody>
					{ failures.map( ( { id, code, message } ) => (
						<tr key={ id }>
							<td>
								<CustomerLink id={ id } />
							</td>
							<td>{ REASONS[ code ] ?? message }</td>
						</tr>
					) ) }
				</tbody>
			</table>
		</div>
	);
}

/** Opens in a new tab, because a dialog covers this one. */
function CustomerLink( { id }: { id: number } ) {
	const name = useCustomerName( id );

	return (
		<a
			href={ urlWithArguments( {
				customer: String( id ),
				dialog: undefined,
			} ) }
			target="_blank"
			rel="noreferrer"
			dir="auto"
		>
			{ name }{ ' ' }
			<span className="screen-reader-text">
				{ __( '(opens in a new tab)', 'fluent-cart-customers' ) }
			</span>
		</a>
	);
}
