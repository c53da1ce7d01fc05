import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { dateI18n, getSettings } from '@wordpress/date';
import {
	createInterpolateElement,
	useEffect,
	useState,
} from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	failureKindOf,
	failureText,
	store,
	type ApiError,
	type RetryDelay,
	type Run,
} from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { notifyApiError } from '../navigation/notices';
import { runLinkProps } from '../navigation/routes';
import { durationText } from './texts';

/** How this page drives a run: a wait, or the error that stopped it. */
export function useDriving( id: number ) {
	return useSelect(
		( select ) => select( store ).getRunDriving( id ),
		[ id ]
	);
}

/**
 * Why a run that has not ended does not work now; empty while it works.
 */
export function RunWait( { run }: { run: Run } ) {
	const {
		id,
		can_drive: canDrive,
		is_stalled: isStalled,
		state,
		waits_for: waitsFor,
	} = run;
	const { wait, error } = useDriving( id );

	if ( wait ) {
		return <RetryCountdown wait={ wait } />;
	}
	if ( error ) {
		return <>{ failureText( error ) }</>;
	}
	if ( state === 'running' && waitsFor ) {
		return (
			<>
				{ createInterpolateElement(
					/* translators: <a> is a link. Keep the tags. */
					__(
						'Waiting for <a>another change</a> to finish.',
						'fluent-cart-customers'
					),
					{
						a: (
							// eslint-disable-next-line jsx-a11y/anchor-has-content -- Interpolated.
							<a { ...runLinkProps( waitsFor ) } />
						),
					}
				) }
			</>
		);
	}
	if ( isStalled ) {
		return (
			<>
				{ canDrive
					? __(
							'Paused because background tasks aren’t running on this site. Keep this page open to continue.',
							'fluent-cart-customers'
						)
					: __(
							'Paused because background tasks aren’t running on this site.',
							'fluent-cart-customers'
						) }
			</>
		);
	}
	return state === 'planning' ? (
		<>{ __( 'Checking what will change…', 'fluent-cart-customers' ) }</>
	) : null;
}

/**
 * The buttons that pause, continue and cancel a run that has not ended.
 */
export function RunButtons( {
	run,
	size = 'default',
}: {
	run: Run;
	size?: 'compact' | 'default';
} ) {
	const { id, state } = run;
	const { wait, error } = useDriving( id );
	const { cancelRun, driveRun, pauseRun } = useDispatch( store );
	const { isSubmitting, submit } = useSubmit();
	// The run that was continued. The next answer replaces it.
	const [ continued, setContinued ] = useState< Run >();
	const isBusy = isSubmitting || ( continued === run && ! error );
	const props = {
		...( size === 'compact' ? { size } : { __next40pxDefaultSize: true } ),
		disabled: isBusy,
		accessibleWhenDisabled: true,
	};
	const send = ( request: () => Promise< unknown > ) =>
		void submit( () => request().catch( notifyApiError ) );

	return (
		<>
			{ wait && (
				<Button
					{ ...props }
					variant="secondary"
					onClick={ wait.retryNow }
				>
					{ __( 'Try now', 'fluent-cart-customers' ) }
				</Button>
			) }
			{ !! error && (
				<Button
					{ ...props }
					variant="secondary"
					onClick={ () => void driveRun( id, state ) }
				>
					{ __( 'Try again', 'fluent-cart-customers' ) }
				</Button>
			) }
			{ ! error && ! wait && state === 'running' && (
				<Button
					{ ...props }
					variant="secondary"
					onClick={ () => send( () => pauseRun( id ) ) }
				>
					{ __( 'Pause', 'fluent-cart-customers' ) }
				</Button>
			) }
			{ ! error && ! wait && state === 'paused' && (
				<Button
					{ ...props }
					variant="primary"
					isBusy={ isBusy }
					onClick={ () => {
						setContinued( run );
						void driveRun( id, 'paused' );
					} }
				>
					{ __( 'Continue', 'fluent-cart-customers' ) }
				</Button>
			) }
			<Button
				{ ...props }
				variant="tertiary"
				onClick={ () => send( () => cancelRun( id ) ) }
			>
				{ __( 'Cancel', 'fluent-cart-customers' ) }
			</Button>
		</>
	);
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
