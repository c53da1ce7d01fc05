import { __ } from '@wordpress/i18n';
import { Component, type ReactNode } from 'react';
import { ReloadButton } from '../reload-button';
import { StatePanel } from '../state-panel';

interface ErrorBoundaryProps {
	children: ReactNode;
}

/**
 * Replaces its content by a message if rendering it or loading its script fails.
 */
export class ErrorBoundary extends Component<
	ErrorBoundaryProps,
	{ hasFailed: boolean }
> {
	override state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	override render() {
		return this.state.hasFailed ? (
			<StatePanel
				title={ __( 'Something went wrong', 'fluent-cart-customers' ) }
				description={ __(
					'This part of the page stopped working. Saved changes are safe. Reload the page to continue.',
					'fluent-cart-customers'
				) }
			>
				<ReloadButton />
			</StatePanel>
		) : (
			this.props.children
		);
	}
}
