import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { dateI18n, getSettings } from '@wordpress/date';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import {
	failureKindOf,
	failureText,
	store,
	type ApiError,
	type BulkOperation,
	type BulkProgress,
	type RetryDelay,
} from '@fcc/store';
import { useUnloadWarning } from '../../components/use-unload-warning';
import { focusList } from '../navigation/focus';
import { openDialog } from './dialogs';
import { durationText, progressText, resultText, runTitle } from './texts';

interface RunBarProps {
	operation: BulkOperation;
	progress: BulkProgress;
}

/**
 * The bar of the running operation, on every screen of the page, and then its
 * result.
 */
export default function RunBar( props: RunBarProps ) {
	const { operation, progress } = props;
	const hasFinished = isFinished( progress );
	const element = useRef< HTMLElement >( null );

	// Announces the operation to screen readers after its confirmation.
	useEffect(
		() => element.current?.focus( { preventScroll: true } ),
		[ operation ]
	);
	useUnloadWarning( ! hasFinished );

	return (
		<section
			ref={ element }
			className={ `fcc-work is-${ progress.phase }` }
			aria-label={ runTitle( operation ) }
			tabIndex={ -1 }
		>
			{ hasFinished ? (
				<Result { ...props } />
			) : (
				<RunProgress { ...props } />
			) }
		</section>
	);
}

function RunProgress( { operation, progress }: RunBarProps ) {
	const { phase, wait, error, processed, failed, total } = progress;
	const { pauseBulkOperation, resumeBulkOperation, cancelBulkOperation } =
		useDispatch( store );
	const isStopping = phase === 'pausing' || phase === 'cancelling';

	return (
		<>
			<div className="fcc-work__text">
				<strong>{ runTitle( operation ) }</strong>
				<span className="fcc-work__detail">
					{ progressText( progress ) }
				</span>
				<span className="fcc-work__state" role="status">
					{ wait && <RetryCountdown wait={ wait } /> }
					{ phase === 'pausing' &&
						__( 'Pausing…', 'fluent-cart-customers' ) }
					{ phase === 'cancelling' &&
						__( 'Canceling…', 'fluent-cart-customers' ) }
					{ phase === 'paused' &&
						( error
							? failureText( error )
							: __( 'Paused.', 'fluent-cart-customers' ) ) }
				</span>
			</div>
			<div className="fcc-work__actions">
				{ phase === 'running' || phase === 'pausing' ? (
					<Button
						size="compact"
						variant="secondary"
						disabled={ isStopping }
						accessibleWhenDisabled
						onClick={ () => void pauseBulkOperation() }
					>
						{ __( 'Pause', 'fluent-cart-customers' ) }
					</Button>
				) : (
					<Button
						size="compact"
						variant="secondary"
						disabled={ isStopping }
						accessibleWhenDisabled
						onClick={ () => void resumeBulkOperation() }
					>
						{ resumeLabel( progress ) }
					</Button>
				) }
				<Button
					size="compact"
					variant="tertiary"
					disabled={ phase === 'cancelling' }
					accessibleWhenDisabled
					onClick={ () => void cancelBulkOperation() }
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
			</div>
			<ProgressBar
				label={ runTitle( operation ) }
				done={ processed + failed }
				total={ total }
			/>
		</>
	);
}

function resumeLabel( { phase, error }: BulkProgress ): string {
	if ( phase === 'waiting' ) {
		return __( 'Try now', 'fluent-cart-customers' );
	}
	return error
		? __( 'Try again', 'fluent-cart-customers' )
		: __( 'Resume', 'fluent-cart-customers' );
}

function Result( { operation, progress }: RunBarProps ) {
	const { dismissBulkOperation } = useDispatch( store );

	return (
		<>
			<div className="fcc-work__text">
				<strong role="status">
					{ resultText( operation, progress ) }
				</strong>
			</div>
			<div className="fcc-work__actions">
				{ progress.failed > 0 && (
					<Button
						size="compact"
						variant="secondary"
						onClick={ () => openDialog( { kind: 'failures' } ) }
					>
						{ __( 'View reasons', 'fluent-cart-customers' ) }
					</Button>
				) }
				<Button
					size="compact"
					icon={ closeSmall }
					label={ __( 'Dismiss', 'fluent-cart-customers' ) }
					onClick={ () => {
						void dismissBulkOperation();
						focusList();
					} }
				/>
			</div>
		</>
	);
}

function isFinished( { phase }: BulkProgress ): boolean {
	return phase === 'done' || phase === 'cancelled';
}

interface ProgressBarProps {
	/** For screen readers. */
	label: string;
	done: number;
	/** 0 while it is not known. */
	total: number;
}

/** A native progress element. */
export function ProgressBar( { label, done, total }: ProgressBarProps ) {
	return (
		<progress
			className="fcc-progress"
			aria-label={ label }
			{ ...( total > 0 && { value: done, max: total } ) }
		/>
	);
}

/** From here on, the bar shows the time of day instead of a countdown. */
const LONG_WAIT_MS = 120_000;

/**
 * The reason of a pause, and a countdown to the next request.
 */
export function RetryCountdown( { wait }: { wait: RetryDelay } ) {
	const { error, until } = wait;
	const millisecondsLeft = Math.max( until - useNow(), 0 );

	return (
		<>
			{ reasonText( error ) }{ ' ' }
			<span aria-hidden="true">
				{ millisecondsLeft > LONG_WAIT_MS
					? sprintf(
							/* translators: %s: a time of day. */
							__( 'Next try at %s.', 'fluent-cart-customers' ),
							dateI18n( getSettings().formats.time, until )
						)
					: sprintf(
							/* translators: %s: for example “8 seconds”. */
							__( 'Next try in %s.', 'fluent-cart-customers' ),
							durationText( millisecondsLeft )
						) }
			</span>
		</>
	);
}

function reasonText( error: ApiError ): string {
	switch ( failureKindOf( error ).retryReason ) {
		case 'no-answer':
			return __( 'Couldn’t reach the server.', 'fluent-cart-customers' );
		case 'too-many':
			return __(
				'Too many requests. Waiting before trying again.',
				'fluent-cart-customers'
			);
		case 'server-failed':
			return __( 'Server error. Trying again.', 'fluent-cart-customers' );
		default:
			return failureText( error );
	}
}

/**
 * @return Milliseconds since 1970, updated every second.
 */
function useNow(): number {
	const [ now, setNow ] = useState( Date.now );

	useEffect( () => {
		const timer = setInterval( () => setNow( Date.now() ), 1000 );
		return () => clearInterval( timer );
	}, [] );

	return now;
}
