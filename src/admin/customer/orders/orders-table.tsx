import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from '@wordpress/element';
import type { Order, OrdersView } from '@fcc/store';
import { OrderRow } from './order-row';
import { isCounted } from './page';

interface OrdersTableProps {
	orders: Order[];
	view: OrdersView;
}

/**
 * @param props
 * @param props.orders
 * @param props.view
 */
export function OrdersTable( { orders, view }: OrdersTableProps ) {
	const markedRow = useRef< HTMLTableRowElement >( null );
	const followed = useRef( view );

	// Once each time that somebody asks for an order, not when it is read again.
	useEffect( () => {
		if ( followed.current !== view && markedRow.current ) {
			followed.current = view;
			markedRow.current.scrollIntoView( { block: 'center' } );
			markedRow.current.focus( { preventScroll: true } );
		}
	}, [ view, orders ] );

	return (
		<table className="fcc-orders">
			<thead>
				<tr>
					<th scope="col">
						{ __( 'Order', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-orders__wide">
						{ __( 'Date', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-orders__wide">
						{ __( 'Status', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-orders__wide">
						{ __( 'Payment', 'fluent-cart-customers' ) }
					</th>
					<th
						scope="col"
						className="fcc-orders__wide fcc-orders__amount"
					>
						{ __( 'Total', 'fluent-cart-customers' ) }
					</th>
					<th scope="col" className="fcc-orders__amount">
						{ __( 'Paid', 'fluent-cart-customers' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ orders.map( ( order ) => {
					const isTheOne = view.marked === order.id;
					return (
						<OrderRow
							key={ order.id }
							ref={ isTheOne ? markedRow : undefined }
							order={ order }
							isMarked={
								isTheOne ||
								( view.marked === 'counted' &&
									isCounted( order ) )
							}
						/>
					);
				} ) }
			</tbody>
		</table>
	);
}
