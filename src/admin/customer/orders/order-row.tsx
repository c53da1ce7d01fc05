import { __, _x, sprintf } from '@wordpress/i18n';
import { forwardRef } from '@wordpress/element';
import { check, Icon } from '@wordpress/icons';
import type { Order } from '@fcc/store';
import { Badge } from '../../../components/badge';
import { Day } from '../../../components/day';
import { formatMoney } from '../../../components/format';
import { OrderStatus, PaymentStatus } from './order-status';

interface OrderRowProps {
	order: Order;
	isMarked: boolean;
}

/**
 * One order. Where there is no room for columns, its first cell holds what else
 * matters; the style sheet shows that there alone.
 */
export const OrderRow = forwardRef< HTMLTableRowElement, OrderRowProps >(
	( { order, isMarked }, ref ) => {
		const { currency, total_amount, total_paid, total_refund } = order;
		// What the order adds to the figures, so that the rows make up their sum.
		const paid = Math.max( total_paid - total_refund, 0 );

		return (
			<tr
				ref={ ref }
				className={ isMarked ? 'is-marked' : undefined }
				tabIndex={ ref ? -1 : undefined }
			>
				<th scope="row">
					{ isMarked && (
						<Icon
							className="fcc-orders__mark"
							icon={ check }
							size={ 20 }
						/>
					) }
					<OrderName order={ order } />
					{ isMarked && (
						<span className="screen-reader-text">
							{ __( 'Marked', 'fluent-cart-customers' ) }
						</span>
					) }
					<span className="fcc-orders__narrow">
						<Day moment={ order.created_at } />
						<span className="fcc-orders__badges">
							<OrderStatus status={ order.status } />
							<PaymentStatus status={ order.payment_status } />
						</span>
					</span>
				</th>
				<td className="fcc-orders__wide">
					<Day moment={ order.created_at } />
				</td>
				<td className="fcc-orders__wide">
					<OrderStatus status={ order.status } />
				</td>
				<td className="fcc-orders__wide">
					<span className="fcc-orders__payment">
						<PaymentStatus status={ order.payment_status } />
						<span className="fcc-orders__method">
							{ order.payment_method_title }
						</span>
					</span>
				</td>
				<td className="fcc-orders__wide fcc-orders__amount">
					{ formatMoney( total_amount, currency ) }
				</td>
				<td className="fcc-orders__amount">
					{ formatMoney( paid, currency ) }
					{ paid !== total_amount && (
						<span className="fcc-orders__narrow fcc-orders__detail">
							{ sprintf(
								/* translators: %s: amount of money, the total of an order that is not paid in full. */
								_x(
									'of %s',
									'total of an order',
									'fluent-cart-customers'
								),
								formatMoney( total_amount, currency )
							) }
						</span>
					) }
					{ total_refund > 0 && (
						<span className="fcc-orders__detail">
							{ sprintf(
								/* translators: %s: amount of money. */
								__( '%s refunded', 'fluent-cart-customers' ),
								formatMoney( total_refund, currency )
							) }
						</span>
					) }
				</td>
			</tr>
		);
	}
);

function OrderName( { order }: { order: Order } ) {
	const { id, invoice_no, admin_url, mode } = order;
	const name = invoice_no || `#${ id }`;

	return (
		<>
			{ admin_url ? <a href={ admin_url }>{ name }</a> : name }
			{ mode === 'test' && (
				<Badge>{ __( 'Test', 'fluent-cart-customers' ) }</Badge>
			) }
		</>
	);
}
