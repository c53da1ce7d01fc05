import { useMemo } from '@wordpress/element';
import type { BulkProgress, BulkWork, Selection } from '@fcc/store';
import { useDryRun, type DryRun } from '../bulk/use-dry-run';

/** What a deletion would do. */
export interface Forecast {
	/** Customers who can be deleted: nothing stands behind them. */
	free: number;

	/** Customers who can be deleted only by force, since they have orders. */
	withOrders: number;

	/** The orders of all who can be deleted. */
	orders: number;

	/** What all have spent who can be deleted. */
	totalSpent: number;

	/** The dry run without force, whose failures tell of orders too. */
	gentle: BulkProgress;

	/** The dry run with force, whose failures nothing helps against. */
	forced: BulkProgress;
}

/**
 * Finds out what would happen to customers who are deleted, with and without
 * force.
 *
 * @param customers Must be the same object from render to render.
 */
export function useForecast( customers: Selection ): {
	forecast: Forecast | undefined;
	runs: DryRun[];
} {
	const gentle = useDryRun(
		useMemo( () => deletionOf( customers, false ), [ customers ] )
	);
	const forced = useDryRun(
		useMemo( () => deletionOf( customers, true ), [ customers ] )
	);
	const forecast =
		gentle.progress?.phase === 'done' && forced.progress?.phase === 'done'
			? toForecast( gentle.progress, forced.progress )
			: undefined;

	return { forecast, runs: [ gentle, forced ] };
}

/**
 * @param customers
 * @param force     Those with orders, too.
 * @param expected  How many customers these are, if it is known.
 * @return The work that deletes them.
 */
export function deletionOf(
	customers: Selection,
	force: boolean,
	expected = 'ids' in customers ? customers.ids.length : 0
): BulkWork {
	return { action: 'delete', customers, data: { force }, expected };
}

function toForecast( gentle: BulkProgress, forced: BulkProgress ): Forecast {
	return {
		free: gentle.processed,
		withOrders: gentle.reasons.customer_has_orders ?? 0,
		orders: forced.orders,
		totalSpent: forced.totalSpent,
		gentle,
		forced,
	};
}
