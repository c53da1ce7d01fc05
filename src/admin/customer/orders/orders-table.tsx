import { forwardRef, useEffect, useRef } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import { check, Icon } from '@wordpress/icons';
import { getBootstrap, type Order, type OrdersView } from '@fcc/store';
import { Badge, type Tone } from '../../../components/badge';
import { Day } from '../../../components/day';
import { formatMoney } from '../../../components/format';

interface OrdersTableProps {
	orders: Order[];
	view: OrdersView;
}

/** A page of orders, with the highlighted ones marked. */
export function OrdersTable( { orders, view }: OrdersTableProps ) {
	const highlightedRow = useRef< HTMLTableRowElement >( null );
	const shownView = useRef( view );

	// Scrolls once for each request to show an order, not when the orders are
	// read again.
	useEffect( () => {
		if ( shownView.current !== view && highlightedRow.current ) {
			shownView.current = view;
			highlightedRow.current.scrollIntoView( { block: 'center' } );
			highlightedRow.current.focus( { preventScroll: true } );
		}
	}, [ view, orders ] );

	return (
		<table className="fcc-orders">
			<thead>
				<tr>
					<th scope="col">
						{ _x(
							'Order',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
					<th scope="col" className="fcc-orders__wide">
						{ _x(
							'Date',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
					<th scope="col" className="fcc-orders__wide">
						{ __( 'Status', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-orders__wide">
						{ _x(
							'Payment',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
					<th
						scope="col"
						className="fcc-orders__wide fcc-orders__amount"
					>
						{ _x(
							'Total',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
					<th scope="col" className="fcc-orders__amount">
						{ _x(
							'Paid',
							'table heading',
							'fluent-cart-customers'
						) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ orders.map( ( order ) => {
					const isTarget = view.highlighted === order.id;
					return (
						<OrderRow
							key={ order.id }
							ref={ isTarget ? highlightedRow : undefined }
							order={ order }
							isHighlighted={
								isTarget ||
								( view.highlighted === 'counted' &&
									isCounted( order ) )
							}
						/>
					);
				} ) }
			</tbody>
		</table>
	);
}

/** Payment statuses that getStats of the contract counts. */
const COUNTED_STATUSES = [ 'paid', 'partially_paid', 'partially_refunded' ];

/**
 * @return Whether the customer's figures contain the order.
 */
function isCounted( { payment_status, currency }: Order ): boolean {
	return (
		COUNTED_STATUSES.includes( payment_status ) &&
		currency === getBootstrap().currency
	);
}

interface OrderRowProps {
	order: Order;
	isHighlighted: boolean;
}

/**
 * One order. Its first cell repeats date and statuses for narrow screens; the
 * style sheet hides one of the two.
 */
const OrderRow = forwardRef< HTMLTableRowElement, OrderRowProps >(
	( { order, isHighlighted }, ref ) => {
		const { currency, total_amount, total_paid, total_refund } = order;
		// What the order adds to the figures, so that the rows add up to their
		// sum.
		const paid = Math.max( total_paid - total_refund, 0 );

		return (
			<tr
				ref={ ref }
				className={ isHighlighted ? 'is-marked' : undefined }
				tabIndex={ ref ? -1 : undefined }
			>
				<th scope="row">
					{ isHighlighted && (
						<Icon
							className="fcc-orders__mark"
							icon={ check }
							size={ 20 }
						/>
					) }
					<OrderName order={ order } />
					{ isHighlighted && (
						<span className="screen-reader-text">
							{ __( 'Highlighted', 'fluent-cart-customers' ) }
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

/**
 * The number of an order, with a link to its screen if the store has one.
 */
export function OrderName( { order }: { order: Order } ) {
	const { id, invoice_no, admin_url, mode } = order;
	const name = invoice_no || `#${ id }`;

	return (
		<>
			{ admin_url ? <a href={ admin_url }>{ name }</a> : name }
			{ mode === 'test' && (
				<Badge>
					{ _x( 'Test', 'order mode', 'fluent-cart-customers' ) }
				</Badge>
			) }
		</>
	);
}

type Labels = Record< string, [ label: string, tone: Tone ] >;

const STATUSES: Labels = {
	processing: [
		_x( 'Processing', 'order status', 'fluent-cart-customers' ),
		'attention',
	],
	completed: [
		_x( 'Completed', 'order status', 'fluent-cart-customers' ),
		'positive',
	],
	'on-hold': [
		_x( 'On hold', 'order status', 'fluent-cart-customers' ),
		'attention',
	],
	canceled: [
		_x( 'Canceled', 'order status', 'fluent-cart-customers' ),
		'neutral',
	],
	failed: [
		_x( 'Failed', 'order status', 'fluent-cart-customers' ),
		'negative',
	],
};

const PAYMENT_STATUSES: Labels = {
	pending: [
		_x( 'Pending', 'payment status', 'fluent-cart-customers' ),
		'attention',
	],
	paid: [
		_x( 'Paid', 'payment status', 'fluent-cart-customers' ),
		'positive',
	],
	partially_paid: [
		_x( 'Partially paid', 'payment status', 'fluent-cart-customers' ),
		'attention',
	],
	failed: [
		_x( 'Failed', 'payment status', 'fluent-cart-customers' ),
		'negative',
	],
	refunded: [
		_x( 'Refunded', 'payment status', 'fluent-cart-customers' ),
		'neutral',
	],
	partially_refunded: [
		_x( 'Partially refunded', 'payment status', 'fluent-cart-customers' ),
		'neutral',
	],
	authorized: [
		_x( 'Authorized', 'payment status', 'fluent-cart-customers' ),
		'attention',
	],
};

/**
 * The status of an order, as a badge.
 */
export function OrderStatus( { status }: { status: string } ) {
	return <StatusOf labels={ STATUSES } status={ status } />;
}

/**
 * The status of an order’s payment, as a badge.
 */
export function PaymentStatus( { status }: { status: string } ) {
	return <StatusOf labels={ PAYMENT_STATUSES } status={ status } />;
}

/** Shows an unknown status of another plugin as it is. */
function StatusOf( { labels, status }: { labels: Labels; status: string } ) {
	const [ label, tone ] = labels[ status ] ?? [ status, 'neutral' ];
	return label ? <Badge tone={ tone }>{ label }</Badge> : null;
}
