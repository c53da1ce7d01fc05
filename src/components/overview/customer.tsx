import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { store, type CustomerStats, type CustomerSummary } from '@fcc/store';
import { Failure } from '../failure';
import { statusLabel } from '../status-label';
import { useNeeded } from '../use-needed';
import { Chart } from './chart';
import { CustomerLink, FIGURE_NAMES, Notes, type LinkHandler } from './parts';
import { Skeleton } from './skeleton';

interface CustomerParts {
	/** A heading with the class `fcc-overview__title`. */
	heading?: ReactNode;

	/** @default true */
	hasFigures?: boolean | undefined;

	/** @default true */
	hasChart?: boolean | undefined;

	/** Called when the customer's name is clicked. */
	onLinkClick?: LinkHandler | undefined;
}

interface CustomerFiguresProps extends CustomerParts {
	customer: Pick<
		CustomerSummary,
		'id' | 'first_name' | 'last_name' | 'email' | 'status'
	>;
	stats: CustomerStats;
}

/**
 * Draws the figures of one customer from answers of the API.
 */
export function CustomerFigures( {
	customer,
	stats,
	heading,
	hasFigures = true,
	hasChart = true,
	onLinkClick,
}: CustomerFiguresProps ) {
	return (
		<div className="fcc-overview">
			<div className="fcc-overview__head">
				{ heading }
				<p className="fcc-overview__customer">
					<CustomerLink
						customer={ customer }
						onClick={ onLinkClick }
					/>{ ' ' }
					<span
						className={ `fcc-overview__status is-${ customer.status }` }
					>
						{ statusLabel( customer.status ) }
					</span>
				</p>
			</div>
			{ hasFigures && (
				<dl className="fcc-overview__figures">
					{ stats.figures.map(
						( { name, label, formatted_value } ) => (
							<div key={ name } className="fcc-overview__figure">
								<dt>{ label }</dt>
								<dd className="fcc-overview__value">
									{ formatted_value }
								</dd>
							</div>
						)
					) }
				</dl>
			) }
			{ ( hasFigures || hasChart ) && <Notes notes={ stats.notes } /> }
			{ hasChart && stats.chart && <Chart chart={ stats.chart } /> }
		</div>
	);
}

interface StoreCustomerProps extends CustomerParts {
	customerId: number;
	/** An action for errors that a retry cannot solve. */
	fallbackAction?: ReactNode;
}

/**
 * The figures of one customer, read from the store.
 */
export function StoreCustomer( {
	customerId,
	fallbackAction,
	...parts
}: StoreCustomerProps ) {
	const { customer, stats, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				customer: selectors.getCustomer( customerId ),
				stats: selectors.getCustomerStats( customerId ),
				error:
					selectors.getResolutionError( 'getCustomer', [
						customerId,
					] ) ??
					selectors.getResolutionError( 'getCustomerStats', [
						customerId,
					] ),
			};
		},
		[ customerId ]
	);
	useNeeded( 'getCustomer', [ [ customerId ] ] );
	useNeeded( 'getCustomerStats', [ [ customerId ] ] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomer', [ customerId ] );
		invalidateResolution( 'getCustomerStats', [ customerId ] );
	}, [ invalidateResolution, customerId ] );

	if ( ! error && customer && stats ) {
		return (
			<CustomerFigures
				customer={ customer }
				stats={ stats }
				{ ...parts }
			/>
		);
	}
	return (
		<div className="fcc-overview" aria-busy={ ! error }>
			<div className="fcc-overview__head">{ parts.heading }</div>
			{ error ? (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load this customer',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				>
					{ fallbackAction }
				</Failure>
			) : (
				<Skeleton
					figures={ FIGURE_NAMES.length }
					hasChart={ parts.hasChart }
				/>
			) }
		</div>
	);
}
