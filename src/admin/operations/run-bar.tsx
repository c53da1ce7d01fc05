import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import {
	failureText,
	hasRunEnded,
	store,
	type Run,
	type StartingOperation,
} from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { focusList } from '../navigation/focus';
import { saveDismissedRun } from '../navigation/preferences';
import { runLinkProps } from '../navigation/routes';
import { MAX_PER_PAGE } from '../navigation/view';
import {
	ProgressBar,
	RetryCountdown,
	RunButtons,
	RunWait,
	useDriving,
} from './run-controls';
import { isSmallSuccess } from './small-success';
import {
	operationTitle,
	progressText,
	resultText,
	startedByText,
} from './texts';
import { notifyChange, undo, undoLabel } from './undo';

interface RunBarProps {
	/** The operation that is being started. */
	starting: StartingOperation | null;
	/** The current run, if no operation is being started. */
	run: Run | undefined;
	/** Whether the user has started it on this page. */
	isOwn: boolean;
}

/**
 * The bar of the current run, on every screen of the page, and then its result.
 */
export default function RunBar( props: RunBarProps ) {
	const { starting, run } = props;

	if ( run && ! starting && isSmallSuccess( run ) ) {
		return <SmallResult run={ run } isOwn={ props.isOwn } />;
	}
	return fitsOnePage( props ) ? null : <Bar { ...props } />;
}

/** An operation on one page finishes before a progress bar is useful. */
function fitsOnePage( { starting, run, isOwn }: RunBarProps ): boolean {
	return starting
		? ! starting.error &&
				! starting.wait &&
				starting.operation.expected <= MAX_PER_PAGE
		: isOwn && run?.state === 'running' && run.total <= MAX_PER_PAGE;
}

/** Reports the result in a notice. */
function SmallResult( { run, isOwn }: { run: Run; isOwn: boolean } ) {
	const { hideRun } = useDispatch( store );

	useEffect( () => {
		if ( isOwn ) {
			notifyChange( resultText( run ), run.can_undo ? run.id : null, {
				customers: run.total,
			} );
		}
		void hideRun();
	}, [ hideRun, isOwn, run ] );

	return null;
}

function Bar( { starting, run, isOwn }: RunBarProps ) {
	const element = useRef< HTMLElement >( null );

	// Announces the operation to screen readers after its confirmation.
	useEffect( () => {
		if ( isOwn ) {
			element.current?.focus( { preventScroll: true } );
		}
	}, [ isOwn ] );

	return (
		<section
			ref={ element }
			className="fcc-work"
			aria-label={
				starting ? operationTitle( starting.operation ) : run?.title
			}
			tabIndex={ -1 }
		>
			{ starting && <Start starting={ starting } /> }
			{ ! starting && run && ! hasRunEnded( run ) && (
				<Progress run={ run } />
			) }
			{ ! starting && run && hasRunEnded( run ) && (
				<Result run={ run } />
			) }
		</section>
	);
}

function Start( { starting }: { starting: StartingOperation } ) {
	const { operation, wait, isCanceled, error } = starting;
	const { cancelStart, setStartingOperation, startBulkOperation } =
		useDispatch( store );
	const title = operationTitle( operation );

	return (
		<>
			<div className="fcc-work__text">
				<strong>{ title }</strong>
				<span className="fcc-work__detail">
					{ progressText( {
						processed: 0,
						total: operation.expected,
						failed: 0,
						millisecondsLeft: undefined,
					} ) }
				</span>
				<span className="fcc-work__state" role="status">
					{ isCanceled &&
						__( 'Canceling…', 'fluent-cart-customers' ) }
					{ wait && ! isCanceled && <RetryCountdown wait={ wait } /> }
					{ !! error && failureText( error ) }
				</span>
			</div>
			<div className="fcc-work__actions">
				{ wait && (
					<Button
						size="compact"
						variant="secondary"
						onClick={ wait.retryNow }
					>
						{ __( 'Try now', 'fluent-cart-customers' ) }
					</Button>
				) }
				{ !! error && (
					<Button
						size="compact"
						variant="secondary"
						onClick={ () => void startBulkOperation( operation ) }
					>
						{ __( 'Try again', 'fluent-cart-customers' ) }
					</Button>
				) }
				<Button
					size="compact"
					variant="tertiary"
					disabled={ isCanceled }
					accessibleWhenDisabled
					onClick={ () =>
						void ( error
							? setStartingOperation( null )
							: cancelStart() )
					}
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
			</div>
			<ProgressBar
				label={ title }
				done={ 0 }
				total={ operation.expected }
			/>
		</>
	);
}

function Progress( { run }: { run: Run } ) {
	const { counts, processed, reason, state, title, total } = run;
	const { wait, error } = useDriving( run.id );
	const millisecondsLeft = useTimeLeft( run );
	const startedBy = startedByText( run );

	return (
		<>
			<div className="fcc-work__text">
				<strong>{ title }</strong>
				<span className="fcc-work__detail">
					{ progressText( {
						processed,
						total,
						failed: counts.failed,
						millisecondsLeft,
					} ) }
				</span>
				{ startedBy && (
					<span className="fcc-work__detail">{ startedBy }</span>
				) }
				<span className="fcc-work__state" role="status">
					<RunWait run={ run } />
					{ state === 'paused' &&
						! wait &&
						! error &&
						( reason?.message ??
							__( 'Paused.', 'fluent-cart-customers' ) ) }
				</span>
			</div>
			<div className="fcc-work__actions">
				{ run.can_drive && <RunButtons run={ run } size="compact" /> }
				<DetailsLink id={ run.id } />
			</div>
			<ProgressBar label={ title } done={ processed } total={ total } />
		</>
	);
}

/**
 * @return Estimate from the progress that this page has seen; undefined before it.
 */
function useTimeLeft( run: Run ): number | undefined {
	const { processed, state, total, waits_for: waitsFor } = run;
	const begin = useRef< { at: number; processed: number } >( undefined );
	const [ left, setLeft ] = useState< number >();

	useEffect( () => {
		if ( state !== 'running' || waitsFor ) {
			begin.current = undefined;
			setLeft( undefined );
			return;
		}
		const now = Date.now();
		begin.current ??= { at: now, processed };
		const done = processed - begin.current.processed;
		if ( done > 0 ) {
			setLeft(
				( ( now - begin.current.at ) / done ) * ( total - processed )
			);
		}
	}, [ processed, state, total, waitsFor ] );

	return left;
}

function Result( { run }: { run: Run } ) {
	const { id, can_undo: canUndo, kind, title } = run;
	const { hideRun } = useDispatch( store );
	const { isSubmitting, submit } = useSubmit();

	return (
		<>
			<div className="fcc-work__text">
				<strong>{ title }</strong>
				<span className="fcc-work__detail" role="status">
					{ resultText( run ) }
				</span>
			</div>
			<div className="fcc-work__actions">
				{ canUndo && (
					<Button
						size="compact"
						variant="secondary"
						isBusy={ isSubmitting }
						disabled={ isSubmitting }
						accessibleWhenDisabled
						onClick={ () =>
							void submit( () =>
								// Shows the plan, because the run is a large one.
								undo( { id, customers: 2 } )
							)
						}
					>
						{ undoLabel( kind ) }
					</Button>
				) }
				<DetailsLink id={ id } />
				<Button
					size="compact"
					icon={ closeSmall }
					label={ __( 'Dismiss', 'fluent-cart-customers' ) }
					onClick={ () => {
						saveDismissedRun( id );
						void hideRun();
						focusList();
					} }
				/>
			</div>
		</>
	);
}

function DetailsLink( { id }: { id: number } ) {
	return (
		<Button size="compact" variant="tertiary" { ...runLinkProps( id ) }>
			{ __( 'View details', 'fluent-cart-customers' ) }
		</Button>
	);
}
