import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import {
	failureText,
	startDryRun,
	type BulkProgress,
	type BulkRun,
	type BulkWork,
	store,
	type Selection,
} from '@fcc/store';
import { formatNumber } from '../../components/format';
import { ProgressBar, RetryCountdown } from './run-bar';
import { useEffect, useState, useMemo } from '@wordpress/element';
import { useSelect } from '@wordpress/data';

/**
 * How far the look at what would happen has got, or why it does not go on.
 */
export function PreviewStatus( { runs }: { runs: Preview[] } ) {
	const all = runs.flatMap( ( { progress } ) => progress ?? [] );
	const failed = all.find( ( { phase } ) => phase === 'paused' );
	const waiting = all.find( ( { wait } ) => wait );

	if ( failed ) {
		return (
			<Notice status="error" isDismissible={ false }>
				{ failureText( failed.error ) }{ ' ' }
				<Button
					variant="link"
					onClick={ () => runs.forEach( ( run ) => run.resume() ) }
				>
					{ __( 'Try again', 'fluent-cart-customers' ) }
				</Button>
			</Notice>
		);
	}
	const total = sum( all.map( ( progress ) => progress.total ) );
	const done = sum(
		all.map( ( { processed, failed: refused } ) => processed + refused )
	);
	return (
		<div className="fcc-dry-run">
			<p role="status">
				{ waiting?.wait ? (
					<RetryCountdown wait={ waiting.wait } />
				) : (
					__(
						'Looking at what would happen…',
						'fluent-cart-customers'
					)
				) }
			</p>
			<ProgressBar
				label={ __( 'Looked at', 'fluent-cart-customers' ) }
				done={ done }
				total={ total }
			/>
			{ total > 0 && (
				<p className="fcc-dry-run__count" aria-hidden="true">
					{ sprintf(
						/* translators: %s: a percentage. */
						__( '%s done', 'fluent-cart-customers' ),
						`${ formatNumber(
							Math.floor( ( done / total ) * 100 )
						) } %`
					) }
				</p>
			) }
		</div>
	);
}

function sum( numbers: number[] ): number {
	return numbers.reduce( ( total, number ) => total + number, 0 );
}

export interface Preview {
	/** Undefined before it has begun. */
	progress: BulkProgress | undefined;

	/** Goes on with it after an error. */
	resume: () => void;
}

/**
 * Finds out what a work would do, for as long as the component is there.
 *
 * @param work Must be the same object from render to render.
 */
export function usePreview( work: BulkWork ): Preview {
	const [ run, setRun ] = useState< BulkRun >();
	const [ progress, setProgress ] = useState< BulkProgress >();

	useEffect( () => {
		let isWanted = true;
		const started = startDryRun(
			work,
			( next ) => isWanted && setProgress( next )
		);
		setRun( started );
		return () => {
			isWanted = false;
			started.cancel();
		};
	}, [ work ] );

	return { progress, resume: () => run?.resume() };
}

/**
 * @return Whether a work on many customers goes on, so that no other can begin.
 */
export function useIsRunning(): boolean {
	return useSelect( ( select ) => select( store ).isBulkWorkGoingOn(), [] );
}

/**
 * Why a work cannot begin yet.
 */
export function RunInProgressNotice() {
	return useIsRunning() ? (
		<Notice status="warning" isDismissible={ false }>
			{ __(
				'Another action on many customers is going on. You can begin this one when it is done.',
				'fluent-cart-customers'
			) }
		</Notice>
	) : null;
}

/** What a deletion would do. */
export interface DeletionPreview {
	/** Customers who can be deleted: nothing stands behind them. */
	deletable: number;

	/** Customers who can be deleted only by force, since they have orders. */
	withOrders: number;

	/** The orders of all who can be deleted. */
	orders: number;

	/** What all have spent who can be deleted. */
	totalSpent: number;

	/** The dry run without force, whose failures tell of orders too. */
	withoutForce: BulkProgress;

	/** The dry run with force, whose failures nothing helps against. */
	withForce: BulkProgress;
}

/**
 * Finds out what would happen to customers who are deleted, with and without
 * force.
 *
 * @param customers Must be the same object from render to render.
 */
export function useDeletionPreview( customers: Selection ): {
	preview: DeletionPreview | undefined;
	runs: Preview[];
} {
	const withoutForce = usePreview(
		useMemo( () => toDeleteOperation( customers, false ), [ customers ] )
	);
	const withForce = usePreview(
		useMemo( () => toDeleteOperation( customers, true ), [ customers ] )
	);
	const preview =
		withoutForce.progress?.phase === 'done' &&
		withForce.progress?.phase === 'done'
			? toDeletionPreview( withoutForce.progress, withForce.progress )
			: undefined;

	return { preview, runs: [ withoutForce, withForce ] };
}

/**
 * @param force    Those with orders, too.
 * @param expected How many customers these are, if it is known.
 * @return The work that deletes them.
 */
export function toDeleteOperation(
	customers: Selection,
	force: boolean,
	expected = 'ids' in customers ? customers.ids.length : 0
): BulkWork {
	return { action: 'delete', customers, data: { force }, expected };
}

function toDeletionPreview(
	withoutForce: BulkProgress,
	withForce: BulkProgress
): DeletionPreview {
	return {
		deletable: withoutForce.processed,
		withOrders: withoutForce.reasons.customer_has_orders ?? 0,
		orders: withForce.orders,
		totalSpent: withForce.totalSpent,
		withoutForce,
		withForce,
	};
}
