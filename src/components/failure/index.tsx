import { Button, Notice } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { canReauthenticate, explainError, getBootstrap } from '@fcc/store';
import { ReloadButton } from '../reload-button';
import { StatePanel } from '../state-panel';
import { useFocusFallback } from '../use-focus-fallback';
import './style.scss';

interface FailureProps {
	error: unknown;
	/** What failed, for errors without a title of their own. */
	title: string;
	/** Must be the same function from render to render. */
	onRetry: () => void;
	/** Whether it is a notice among other content instead of filling the screen. */
	isCompact?: boolean;
	/** An action for errors that a retry cannot solve. */
	children?: ReactNode;
}

/**
 * Explains why something could not be loaded, and offers a recovery. Retries when
 * the browser is online again.
 */
export function Failure( {
	error,
	title,
	onRetry,
	isCompact = false,
	children,
}: FailureProps ) {
	const explanation = explainError( error, title );
	const ref = useFocusFallback();

	useEffect( () => {
		window.addEventListener( 'online', onRetry );
		return () => window.removeEventListener( 'online', onRetry );
	}, [ onRetry ] );

	const recovery = {
		retry: (
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ onRetry }
			>
				{ __( 'Try again', 'fluent-cart-customers' ) }
			</Button>
		),
		'sign-in': <SignInButton onSignIn={ onRetry } />,
		reload: <ReloadButton />,
		elsewhere: children,
	}[ explanation.recovery ];

	const foreignResponse = explanation.foreignResponse && (
		<p className="fcc-failure__evidence" dir="auto">
			{ explanation.foreignResponse }
		</p>
	);

	return (
		<div ref={ ref } role="alert">
			{ isCompact ? (
				<Notice
					className="fcc-failure"
					status="error"
					isDismissible={ false }
					// The surrounding alert is announced already.
					spokenMessage={ null }
				>
					<p>
						<strong>{ explanation.title }</strong>
						<br />
						{ explanation.description }
					</p>
					{ foreignResponse }
					{ recovery }
				</Notice>
			) : (
				<StatePanel
					title={ explanation.title }
					description={ explanation.description }
					note={ foreignResponse }
				>
					{ recovery }
				</StatePanel>
			) }
		</div>
	);
}

/**
 * Lets the user sign in. If the session has ended, the request opens WordPress's
 * login. On a site without it, WordPress asks for the password in another tab, so
 * that this one keeps its state.
 */
function SignInButton( { onSignIn }: { onSignIn: () => void } ) {
	return canReauthenticate() ? (
		<Button __next40pxDefaultSize variant="primary" onClick={ onSignIn }>
			{ __( 'Log in', 'fluent-cart-customers' ) }
		</Button>
	) : (
		<>
			<Button
				__next40pxDefaultSize
				variant="primary"
				href={ getBootstrap().pageUrl }
				target="_blank"
			>
				{ __( 'Log in (opens in a new tab)', 'fluent-cart-customers' ) }
			</Button>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ onSignIn }
			>
				{ __( 'Try again', 'fluent-cart-customers' ) }
			</Button>
		</>
	);
}
