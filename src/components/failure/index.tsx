import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
import type { ReactNode } from 'react';
import { canSignInHere, explain, getBootstrap } from '@fcc/store';
import { ReloadButton } from '../reload-button';
import { StatePanel } from '../state-panel';
import { useFocusFallback } from '../use-focus-fallback';
import './style.scss';

interface FailureProps {
	error: unknown;
	/** What could not be done, for errors that have no better name. */
	title: string;
	/** Must be the same function from render to render. */
	onRetry: () => void;
	/** A few lines among other things instead of a state of the screen. */
	isCompact?: boolean;
	/** Another way out, for where trying again is of no use. */
	children?: ReactNode;
}

/**
 * Why something cannot be shown, and the way out. Once the browser is online
 * again, or the server answers again, it is tried again without a click.
 */
export function Failure( {
	error,
	title,
	onRetry,
	isCompact = false,
	children,
}: FailureProps ) {
	const explanation = explain( error, title );
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
	}[ explanation.wayOut ];

	const evidence = explanation.evidence && (
		<p className="fcc-failure__evidence" dir="auto">
			{ explanation.evidence }
		</p>
	);

	return (
		<div ref={ ref } role="alert">
			{ isCompact ? (
				<Notice
					className="fcc-failure"
					status="error"
					isDismissible={ false }
					// The alert around it is heard already.
					spokenMessage={ null }
				>
					<p>
						<strong>{ explanation.title }</strong>
						<br />
						{ explanation.description }
					</p>
					{ evidence }
					{ recovery }
				</Notice>
			) : (
				<StatePanel
					title={ explanation.title }
					description={ explanation.description }
					note={ evidence }
				>
					{ recovery }
				</StatePanel>
			) }
		</div>
	);
}

/**
 * Has the person sign in: a request that meets an ended session brings up
 * WordPress's login by itself. On a site without it, WordPress asks for the
 * password in another tab, so that nothing of this one is lost.
 */
function SignInButton( { onSignIn }: { onSignIn: () => void } ) {
	return canSignInHere() ? (
		<Button __next40pxDefaultSize variant="primary" onClick={ onSignIn }>
			{ __( 'Sign in', 'fluent-cart-customers' ) }
		</Button>
	) : (
		<>
			<Button
				__next40pxDefaultSize
				variant="primary"
				href={ getBootstrap().pageUrl }
				target="_blank"
			>
				{ __( 'Sign in in a new tab', 'fluent-cart-customers' ) }
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
