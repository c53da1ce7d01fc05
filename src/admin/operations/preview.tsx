import { Button, Notice } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect, useMemo, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	failureText,
	startPreview,
	store,
	type BulkOperation,
	type PreviewProgress,
	type Preview as PreviewRun,
	type Selection,
} from '@fcc/store';
import { formatPercent } from '../../components/format';
import { sum } from '../../components/sum';
import { ProgressBar, RetryCountdown } from './run-controls';

/**
 * The progress of previews, or the error that stopped them.
 */
export function PreviewStatus( { runs }: { runs: Preview[] } ) {
	const all = runs.flatMap( ( { progress } ) => progress ?? [] );
	const failed = all.find( ( { error } ) => error );
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
		all.map( ( progress ) => progress.processed + progress.failed )
	);
	return (
		<div className="fcc-dry-run">
			<p role="status">
				{ waiting?.wait ? (
					<RetryCountdown wait={ waiting.wait } />
				) : (
					__( 'Checking what will change…', 'fluent-cart-customers' )
				) }
			</p>
			<ProgressBar
				label={ __( 'Customers checked', 'fluent-cart-customers' ) }
				done={ done }
				total={ total }
			/>
			{ total > 0 && (
				<p className="fcc-dry-run__count" aria-hidden="true">
					{ sprintf(
						/* translators: %s: a percentage. */
						__( '%s complete', 'fluent-cart-customers' ),
						formatPercent( done / total )
					) }
				</p>
			) }
		</div>
	);
}

interface Preview {
	/** Undefined before the first request. */
	progress: PreviewProgress | undefined;

	/** Continues after an error. */
	resume: () => void;
}

/**
 * Runs a preview of an operation while the component is mounted.
 *
 * @param operation Must be the same object from render to render.
 */
export function usePreview( operation: BulkOperation ): Preview {
	const [ run, setRun ] = useState< PreviewRun >();
	const [ progress, setProgress ] = useState< PreviewProgress >();

	useEffect( () => {
		let isWanted = true;
		const started = startPreview(
			operation,
			( next ) => isWanted && setProgress( next )
		);
		setRun( started );
		return () => {
			isWanted = false;
			started.cancel();
		};
	}, [ operation ] );

	return { progress, resume: () => run?.resume() };
}

/**
 * @return Whether an operation is running, so that no other one can start.
 */
export function useIsRunning(): boolean {
	return useSelect(
		( select ) => select( store ).isBulkOperationRunning(),
		[]
	);
}

/**
 * Explains why an operation cannot start yet.
 */
export function RunInProgressNotice() {
	return useIsRunning() ? (
		<Notice status="warning" isDismissible={ false }>
			{ __(
				'Another bulk action is running. You can start this one when it finishes.',
				'fluent-cart-customers'
			) }
		</Notice>
	) : null;
}

/** The effects of a deletion. */
export interface DeletionPreview {
	/** Customers without orders, who can be deleted. */
	deletable: number;

	/** Customers with orders, who can be deleted only by force. */
	withOrders: number;

	/** Orders of all customers who can be deleted. */
	orders: number;

	/** In hundredths, of all customers who can be deleted. */
	totalSpent: number;

	/** The preview without force. Its failures include orders. */
	withoutForce: PreviewProgress;

	/** The preview with force. Its failures cannot be avoided. */
	withForce: PreviewProgress;
}

/**
 * Previews the deletion of customers, with and without force.
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
		withoutForce.progress?.isDone && withForce.progress?.isDone
			? toDeletionPreview( withoutForce.progress, withForce.progress )
			: undefined;

	return { preview, runs: [ withoutForce, withForce ] };
}

/**
 * @param force    Whether to delete customers with orders too.
 * @param expected Number of customers, if it is known.
 */
export function toDeleteOperation(
	customers: Selection,
	force: boolean,
	expected = 'ids' in customers ? customers.ids.length : 0
): BulkOperation {
	return { action: 'delete', customers, data: { force }, expected };
}

function toDeletionPreview(
	withoutForce: PreviewProgress,
	withForce: PreviewProgress
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
