import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { store, type Customer, type Order } from '@fcc/store';
import { Day } from '../../components/day';
import { formatMoney } from '../../components/format';
import { useNeeded } from '../../components/use-needed';
import { useArguments } from '../navigation/location';
import type { Panel, PanelProps } from '../navigation/panel';
import { FIRST_ORDERS } from '../navigation/prefetch';
import { parseRoute } from '../navigation/routes';
import { OrderName, OrderStatus, PaymentStatus } from './orders/orders-table';

export const callerPanel: Panel = {
	id: 'caller',
	title: __( 'Caller', 'fluent-cart-customers' ),
	area: 'top',
	Component: Caller,
};

/**
 * What a person on the phone needs first; nothing unless the customer was opened
 * for a call.
 */
function Caller( props: PanelProps ) {
	const { isCall } = parseRoute( useArguments() );
	return isCall ? <Facts { ...props } /> : null;
}

function Facts( { customerId, customer }: PanelProps ) {
	const orders = useSelect(
		( select ) =>
			select( store ).getOrders( customerId, FIRST_ORDERS )?.orders,
		[ customerId ]
	);
	useNeeded( 'getOrders', [ [ customerId, FIRST_ORDERS ] ] );
	const full = 'version' in customer ? customer : undefined;
	const notes = full?.additional_info.notes;

	return (
		<section
			className="fcc-card fcc-panel fcc-caller"
			aria-label={ __( 'Caller', 'fluent-cart-customers' ) }
		>
			<dl className="fcc-facts">
				<Fact label={ __( 'Phone', 'fluent-cart-customers' ) }>
					{ full && <Numbers numbers={ numbersOf( full ) } /> }
				</Fact>
				<Fact label={ __( 'Last order', 'fluent-cart-customers' ) }>
					{ orders && <LastOrder order={ orders[ 0 ] } /> }
				</Fact>
				<Fact label={ __( 'Notes', 'fluent-cart-customers' ) }>
					{ full && <span dir="auto">{ notes || '—' }</span> }
				</Fact>
			</dl>
		</section>
	);
}

interface FactProps {
	label: string;
	/** Undefined while it is read. */
	children: ReactNode;
}

function Fact( { label, children }: FactProps ) {
	return (
		<div>
			<dt>{ label }</dt>
			<dd aria-busy={ children === undefined }>{ children }</dd>
		</div>
	);
}

function numbersOf( { phone, addresses }: Customer ): string[] {
	const numbers = [ phone, ...addresses.map( ( each ) => each.phone ) ];
	return [ ...new Set( numbers.filter( Boolean ) ) ];
}

function Numbers( { numbers }: { numbers: string[] } ) {
	if ( numbers.length === 0 ) {
		return '—';
	}
	return (
		<ul>
			{ numbers.map( ( number ) => (
				<li key={ number }>
					<a href={ `tel:${ number.replace( /[^\d+]/g, '' ) }` }>
						<bdi>{ number }</bdi>
					</a>
				</li>
			) ) }
		</ul>
	);
}

function LastOrder( { order }: { order: Order | undefined } ) {
	if ( ! order ) {
		return __( 'No orders yet.', 'fluent-cart-customers' );
	}
	return (
		<span className="fcc-caller__order">
			<OrderName order={ order } />
			<Day moment={ order.created_at } />
			<span>{ formatMoney( order.total_amount, order.currency ) }</span>
			<OrderStatus status={ order.status } />
			{ order.payment_status !== order.status && (
				<PaymentStatus status={ order.payment_status } />
			) }
		</span>
	);
}
