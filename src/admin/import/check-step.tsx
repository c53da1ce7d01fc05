import { Button, Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { hasRunEnded, store, type Import, type Run } from '@fcc/store';
import { Failure } from '../../components/failure';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { Placeholder } from '../../components/placeholder';
import { Progress } from '../runs/progress';
import { useDrivenRun } from '../runs/use-run';
import {
	hasStarted,
	isTrial,
	plan,
	sendRows,
	TRIAL_ROWS,
} from './flow/actions';
import { Checking } from './checking';
import { Examples, PlanDetails } from './plan-details';
import { Sending } from './sending';
import { updateSession, useSession } from './flow/session';
import { StepPanel } from './flow/step-panel';
import { Trial } from './trial';

/**
 * The third step: what the import will do, a first try of five rows, and the start.
 */
export function CheckStep( { current }: { current: Import } ) {
	const { chosen, sending } = useSession();
	const { is_complete: isComplete, run_ids: runIds } = current;
	const [ newest ] = runIds;

	// A person may have come back from another screen.
	useEffect( () => {
		if ( ! isComplete && chosen ) {
			sendRows();
		}
	}, [ isComplete, chosen ] );

	return (
		<StepPanel
			step="check"
			title={ __( 'Check what will happen', 'fluent-cart-customers' ) }
		>
			{ ! isComplete && (
				<Sending current={ current } sending={ sending } />
			) }
			{ isComplete && newest === undefined && <StartPlan /> }
			{ isComplete && newest !== undefined && (
				<Newest key={ newest } current={ current } runId={ newest } />
			) }
		</StepPanel>
	);
}

/** Lets the server check all rows that are not imported. */
function StartPlan() {
	const [ error, setError ] = useState< unknown >();
	const start = useCallback( () => {
		setError( undefined );
		plan( undefined ).catch( setError );
	}, [] );
	useEffect( start, [ start ] );

	return error ? (
		<Failure
			isCompact
			error={ error }
			title={ __( 'Couldn’t check the rows', 'fluent-cart-customers' ) }
			onRetry={ start }
		>
			<BackToColumns />
		</Failure>
	) : (
		<>
			<CanClose />
			<Checking />
		</>
	);
}

/** What the newest run of the import is: a first try, or the check of all rows. */
function Newest( { current, runId }: { current: Import; runId: number } ) {
	const { run, error, retry } = useDrivenRun( runId );
	const { startsId } = useSession();

	if ( ! run ) {
		return error ? (
			<Failure
				isCompact
				error={ error }
				title={ __(
					'Couldn’t load this import',
					'fluent-cart-customers'
				) }
				onRetry={ retry }
			/>
		) : (
			<Placeholder lines={ 6 } />
		);
	}
	const isStarting = startsId === runId && ! hasRunEnded( run );
	if ( isTrial( run, current ) && ( isStarting || hasStarted( run ) ) ) {
		return <Trial run={ run } current={ current } />;
	}
	if ( run.state === 'planning' ) {
		return (
			<>
				<CanClose />
				<Progress run={ run } />
			</>
		);
	}
	return run.state === 'planned' && ! isTrial( run, current ) ? (
		<Planned run={ run } current={ current } />
	) : (
		<StartPlan />
	);
}

/** Shown as soon as the server has all rows. */
export function CanClose() {
	return (
		<p className="fcc-import__hint">
			{ __( 'You can close this page.', 'fluent-cart-customers' ) }
		</p>
	);
}

function Planned( { run, current }: { run: Run; current: Import } ) {
	const { driveRun } = useDispatch( store );
	const { isSubmitting, submit, failure } = useSubmit();
	const { plan: found, total } = run;
	const hasWork = !! found && found.counts.created + found.counts.updated > 0;
	const isTryOffered =
		hasWork && total > TRIAL_ROWS && current.imported === 0;

	return (
		<>
			{ found && <PlanDetails plan={ found } /> }
			{ ! hasWork && (
				<Notice status="info" isDismissible={ false }>
					{ __(
						'There is nothing to import.',
						'fluent-cart-customers'
					) }
				</Notice>
			) }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			{ isSubmitting && <Checking /> }
			<div className="fcc-import__actions">
				{ isTryOffered && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						isBusy={ isSubmitting }
						disabled={ isSubmitting }
						accessibleWhenDisabled
						onClick={ () =>
							void submit( () =>
								plan( TRIAL_ROWS, { isStarted: true } )
							)
						}
					>
						{ sprintf(
							/* translators: %s: number of rows. */
							_n(
								'Try %s first',
								'Try %s first',
								TRIAL_ROWS,
								'fluent-cart-customers'
							),
							formatNumber( TRIAL_ROWS )
						) }
					</Button>
				) }
				<Button
					__next40pxDefaultSize
					variant={ isTryOffered ? 'secondary' : 'primary' }
					disabled={ isSubmitting || ! hasWork }
					accessibleWhenDisabled
					onClick={ () => {
						void driveRun( run.id, 'planned' );
						updateSession( { step: 'result', startsId: run.id } );
					} }
				>
					{ sprintf(
						/* translators: %s: number of rows. */
						_n(
							'Import %s row',
							'Import %s rows',
							total,
							'fluent-cart-customers'
						),
						formatNumber( total )
					) }
				</Button>
				<BackToColumns />
			</div>
			{ found && <Examples plan={ found } /> }
		</>
	);
}

function BackToColumns() {
	return (
		<Button
			__next40pxDefaultSize
			variant="tertiary"
			onClick={ () => updateSession( { step: 'columns' } ) }
		>
			{ __( 'Back', 'fluent-cart-customers' ) }
		</Button>
	);
}
