import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store, type BulkFailure } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { hrefWith } from '../location';

/** Why the server refuses, without the customer's id, by code. */
const REASONS: Partial< Record< string, string > > = {
	customer_has_orders: __( 'Has orders.', 'fluent-cart-customers' ),
	customer_has_subscriptions: __(
		'Has a subscription that has not ended.',
		'fluent-cart-customers'
	),
	customer_not_found: __(
		'Does not exist any more.',
		'fluent-cart-customers'
	),
};

/**
 * Customers for whom something was refused, or would be, each with the reason.
 *
 * @param props
 * @param props.failures
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
			// It scrolls.
			tabIndex={ 0 }
		>
			<table>
				<thead>
					<tr>
						<th scope="col">
							{ __( 'Customer', 'fluent-cart-customers' ) }
						</th>
						<th scope="col">
							{ __( 'Why not', 'fluent-cart-customers' ) }
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

/** In a tab of its own: here, a dialog is open. */
function CustomerLink( { id }: { id: number } ) {
	const customer = useSelect(
		( select ) => select( store ).getCustomerSummary( id ),
		[ id ]
	);
	return (
		<a
			href={ hrefWith( { customer: String( id ), dialog: undefined } ) }
			target="_blank"
			rel="noreferrer"
			dir="auto"
		>
			{ customer
				? customerName( customer )
				: sprintf(
						/* translators: %d: id of a customer. */
						__( 'Customer #%d', 'fluent-cart-customers' ),
						id
					) }
			<span className="screen-reader-text">
				{ __( '(opens in a new tab)', 'fluent-cart-customers' ) }
			</span>
		</a>
	);
}
