import { CheckboxControl } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../../components/format';
import { FailuresTable } from '../bulk/failures-table';
import { ordersText } from '../bulk/orders-text';
import type { Forecast } from './use-forecast';

interface ForecastListProps {
	forecast: Forecast;
	/** Whether those with orders are to be deleted, too. */
	isForced: boolean;
	onForce: ( isForced: boolean ) => void;
}

/**
 * What would happen to whom, and what stands behind them.
 *
 * @param props
 * @param props.forecast
 * @param props.isForced
 * @param props.onForce
 */
export function ForecastList( {
	forecast,
	isForced,
	onForce,
}: ForecastListProps ) {
	const { free, withOrders, orders, totalSpent, gentle, forced } = forecast;
	const refused = isForced ? forced : gentle;

	return (
		<ul className="fcc-forecast">
			{ free > 0 && (
				<li>
					<strong>{ freeText( free, withOrders ) }</strong>
					<p>
						{ __(
							'Their addresses, additional info and activity are deleted with them. This cannot be undone.',
							'fluent-cart-customers'
						) }
					</p>
				</li>
			) }
			{ withOrders > 0 && (
				<li>
					<strong>
						{ withOrdersText(
							withOrders,
							ordersText( orders, totalSpent ),
							isForced
						) }
					</strong>
					<CheckboxControl
						__nextHasNoMarginBottom
						id="fcc-delete-forced"
						label={ __(
							'Delete these too. Their orders stay, but belong to nobody.',
							'fluent-cart-customers'
						) }
						checked={ isForced }
						onChange={ onForce }
					/>
				</li>
			) }
			{ forced.failed > 0 && (
				<li>
					<strong>
						{ sprintf(
							/* translators: %s: number of customers. */
							_n(
								'%s customer cannot be deleted.',
								'%s customers cannot be deleted.',
								forced.failed,
								'fluent-cart-customers'
							),
							formatNumber( forced.failed )
						) }
					</strong>
				</li>
			) }
			{ refused.failures.length > 0 && (
				<li>
					<details>
						<summary>
							{ __(
								'Show who is refused, and why',
								'fluent-cart-customers'
							) }
						</summary>
						<FailuresTable failures={ refused.failures } />
						{ refused.failed > refused.failures.length && (
							<p>
								{ sprintf(
									/* translators: %s: number of customers. */
									__(
										'These are the first %s.',
										'fluent-cart-customers'
									),
									formatNumber( refused.failures.length )
								) }
							</p>
						) }
					</details>
				</li>
			) }
		</ul>
	);
}

function withOrdersText(
	count: number,
	orders: string,
	isForced: boolean
): string {
	return isForced
		? sprintf(
				/* translators: 1: number of customers, 2: for example “12 orders ($1,234.00 in USD)”. */
				_n(
					'%1$s customer with %2$s will be deleted, too.',
					'%1$s customers with %2$s will be deleted, too.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count ),
				orders
			)
		: sprintf(
				/* translators: 1: number of customers, 2: for example “12 orders ($1,234.00 in USD)”. */
				_n(
					'%1$s customer has %2$s and is kept.',
					'%1$s customers have %2$s and are kept.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count ),
				orders
			);
}

function freeText( free: number, withOrders: number ): string {
	const count = formatNumber( free );

	return withOrders > 0
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer without orders will be deleted.',
					'%s customers without orders will be deleted.',
					free,
					'fluent-cart-customers'
				),
				count
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer will be deleted. There are no orders behind them.',
					'%s customers will be deleted. There are no orders behind them.',
					free,
					'fluent-cart-customers'
				),
				count
			);
}
