import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { createInterpolateElement } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import { failureText, getBootstrap, store, type Run } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { notifyApiError } from '../navigation/notices';
import { runLinkProps } from '../navigation/routes';
import { ProgressBar } from '../operations/run-bar';

interface ProgressProps {
	run: Run;
	/** Why the run could not be continued. */
	error: unknown;
}

/**
 * How far a run is that has not ended, what it waits for, and the buttons that
 * pause, continue and cancel it.
 */
export function Progress( { run, error }: ProgressProps ) {
	const { state, processed, total, waits_for: waitsFor } = run;

	return (
		<section
			className="fcc-card fcc-run__progress"
			aria-label={ __( 'Progress', 'fluent-cart-customers' ) }
		>
			<div className="fcc-run__progress-text">
				<span>
					{ sprintf(
						/* translators: 1: number of processed customers, 2: number of all customers. */
						_x(
							'%1$s of %2$s',
							'progress',
							'fluent-cart-customers'
						),
						formatNumber( processed ),
						formatNumber( total )
					) }
				</span>
				<span className="fcc-run__waiting" role="status">
					{ state === 'running' && waitsFor
						? createInterpolateElement(
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
							)
						: waitingText( run, error ) }
				</span>
			</div>
			<ProgressBar
				label={ run.title }
				done={ processed }
				total={ total }
			/>
			{ getBootstrap().can.manage && <Actions run={ run } /> }
		</section>
	);
}

function waitingText( { state, is_stalled: isStalled }: Run, error: unknown ) {
	if ( error ) {
		return failureText( error );
	}
	if ( isStalled ) {
		return __(
			'Paused because background tasks aren’t running on this site. Keep this page open to continue.',
			'fluent-cart-customers'
		);
	}
	return state === 'planning'
		? __( 'Checking what will change…', 'fluent-cart-customers' )
		: '';
}

function Actions( { run: { id, state } }: { run: Run } ) {
	const { cancelRun, continueRun, pauseRun } = useDispatch( store );
	const { isSubmitting, submit } = useSubmit();
	const send = ( request: () => Promise< unknown > ) =>
		void submit( () => request().catch( notifyApiError ) );

	return (
		<div className="fcc-run__actions">
			{ state === 'running' && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					disabled={ isSubmitting }
					accessibleWhenDisabled
					onClick={ () => send( () => pauseRun( id ) ) }
				>
					{ __( 'Pause', 'fluent-cart-customers' ) }
				</Button>
			) }
			{ state === 'paused' && (
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={ isSubmitting }
					disabled={ isSubmitting }
					accessibleWhenDisabled
					onClick={ () => send( () => continueRun( id, 'paused' ) ) }
				>
					{ __( 'Continue', 'fluent-cart-customers' ) }
				</Button>
			) }
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				disabled={ isSubmitting }
				accessibleWhenDisabled
				onClick={ () => send( () => cancelRun( id ) ) }
			>
				{ __( 'Cancel', 'fluent-cart-customers' ) }
			</Button>
		</div>
	);
}
