import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	store,
	type Customer,
	type CustomerStats,
	type CustomerSummary,
} from '@fcc/store';
import { Failure } from '../../components/failure';
import {
	formatAverage,
	formatDate,
	formatMoney,
	formatNumber,
} from '../../components/format';
import { Chart } from '../../components/overview/chart';
import { useNeeded } from '../../components/use-needed';
import { useHasPanel, type Panel, type PanelProps } from '../navigation/panel';
import { FIRST_ORDERS } from '../navigation/prefetch';
import { showCountedOrders, showOrder } from './orders/show-orders';

export const figuresPanel: Panel = {
	id: 'figures',
	title: __( 'Spending', 'fluent-cart-customers' ),
	area: 'main',
	Component: Figures,
};

/**
 * The panel of a customer's totals. Shows the stored totals of lists until the
 * server has added up the orders.
 */
function Figures( { customerId, customer }: PanelProps ) {
	const { stats, allOrders, error } = useSelect(
		( select ) => ( {
			allOrders: select( store ).getOrders( customerId, FIRST_ORDERS )
				?.pagination.total,
			stats: select( store ).getCustomerStats( customerId ),
			error: select( store ).getResolutionError( 'getCustomerStats', [
				customerId,
			] ),
		} ),
		[ customerId ]
	);
	useNeeded( 'getCustomerStats', [ [ customerId ] ] );
	useNeeded( 'getOrders', [ [ customerId, FIRST_ORDERS ] ] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomerStats', [ customerId ] );
	}, [ invalidateResolution, customerId ] );
	const {
		total_spent,
		order_count,
		average_order_value,
		first_order_date,
		last_order_date,
	} = stats ?? customer;
	const hasOrdersPanel = useHasPanel( 'orders' );

	const ifOrdersExist = ( open: () => void ) =>
		hasOrdersPanel && first_order_date ? open : undefined;
	const openCounted = ifOrdersExist( () => showCountedOrders( customerId ) );

	return (
		<>
			<ul className="fcc-figures">
				<Figure
					label={ __( 'Total spent', 'fluent-cart-customers' ) }
					value={ formatMoney( total_spent ) }
					onOpen={ openCounted }
				/>
				<Figure
					label={ __( 'Paid orders', 'fluent-cart-customers' ) }
					value={ formatNumber( order_count ) }
					detail={ ofAllText( order_count, allOrders ) }
					onOpen={ openCounted }
				/>
				<Figure
					label={ __(
						'Average order value',
						'fluent-cart-customers'
					) }
					value={ formatAverage( average_order_value, order_count ) }
					onOpen={ openCounted }
				/>
				<Figure
					label={ __( 'First order', 'fluent-cart-customers' ) }
					value={ first_order_date && formatDate( first_order_date ) }
					onOpen={ ifOrdersExist( () =>
						showOrder( customerId, first_order_date, 'first' )
					) }
				/>
				<Figure
					label={ __( 'Last order', 'fluent-cart-customers' ) }
					value={ last_order_date && formatDate( last_order_date ) }
					onOpen={ ifOrdersExist( () =>
						showOrder( customerId, last_order_date, 'last' )
					) }
				/>
			</ul>
			{ stats?.notes.map( ( note ) => (
				<p key={ note } className="fcc-figures__note">
					{ note }
				</p>
			) ) }
			{ stats && differsFromStored( stats, customer ) && (
				<p className="fcc-figures__note">
					{ sprintf(
						/* translators: 1: amount of money, 2: number of orders. */
						_n(
							'Lists show %1$s and %2$s paid order for this customer. These totals are stored with the customer. FluentCart adds up all currencies in them and updates them with the next payment.',
							'Lists show %1$s and %2$s paid orders for this customer. These totals are stored with the customer. FluentCart adds up all currencies in them and updates them with the next payment.',
							customer.order_count,
							'fluent-cart-customers'
						),
						formatMoney( customer.total_spent ),
						formatNumber( customer.order_count )
					) }
				</p>
			) }
			{ stats?.chart && (
				<div className="fcc-overview">
					<Chart chart={ stats.chart } />
				</div>
			) }
			{ ! stats && ! error && first_order_date && (
				<div className="fcc-figures__loading" />
			) }
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'These numbers might be out of date',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
		</>
	);
}

/** Lists show totals that FluentCart stores, which may differ from the sums. */
function differsFromStored(
	stats: CustomerStats,
	customer: Customer | CustomerSummary
): boolean {
	return (
		stats.total_spent !== customer.total_spent ||
		stats.order_count !== customer.order_count
	);
}

/** The total counts all orders, paid or not. */
function ofAllText( counted: number, all = counted ): string | undefined {
	return all > counted
		? sprintf(
				/* translators: %s: number of all orders, paid or not, after the number of paid orders. */
				_n(
					'of %s order',
					'of %s orders',
					all,
					'fluent-cart-customers'
				),
				formatNumber( all )
			)
		: undefined;
}

interface FigureProps {
	label: string;
	/** Null for no value. */
	value: string | null;
	/** Shown after the value. */
	detail?: string | undefined;
	/** Shows the orders behind the figure; undefined if there are none. */
	onOpen: ( () => void ) | undefined;
}

/**
 * One figure; a button if it counts orders.
 */
function Figure( { label, value, detail, onOpen }: FigureProps ) {
	const content = (
		<>
			<span className="fcc-figure__label">{ label }</span>
			<span className="fcc-figure__value">
				{ value ?? '—' }
				{ detail && (
					<span className="fcc-figure__detail"> { detail }</span>
				) }
			</span>
		</>
	);
	return (
		<li>
			{ onOpen ? (
				<button
					type="button"
					className="fcc-figure"
					title={ __( 'Show these orders', 'fluent-cart-customers' ) }
					onClick={ onOpen }
				>
					{ content }
				</button>
			) : (
				<div className="fcc-figure">{ content }</div>
			) }
		</li>
	);
}
