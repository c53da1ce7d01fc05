import { Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError, failureKindOf, NO_PERMISSION } from '@fcc/store';
import { ErrorBoundary } from '../components/error-boundary';
import { Failure } from '../components/failure';
import { Snackbars } from '../components/snackbars';
import { StatePanel } from '../components/state-panel';
import { SettingsForm } from './settings-form';
import { store } from './store';

/**
 * The settings page: the form, or why it could not be loaded.
 */
export function App() {
	const { answer, error } = useSelect( ( select ) => {
		const selectors = select( store );
		return {
			answer: selectors.getSettings(),
			error: selectors.getResolutionError( 'getSettings', [] ),
		};
	}, [] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback(
		() => void invalidateResolution( 'getSettings', [] ),
		[ invalidateResolution ]
	);

	return (
		<ErrorBoundary>
			{ answer && <SettingsForm answer={ answer } /> }
			{ ! answer && isForbidden( error ) && (
				<StatePanel
					title={ __(
						'You don’t have permission to change settings',
						'fluent-cart-customers'
					) }
					description={ NO_PERMISSION.description }
				/>
			) }
			{ ! answer && error !== undefined && ! isForbidden( error ) && (
				<Failure
					error={ error }
					title={ __(
						'Couldn’t load settings',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ ! answer && error === undefined && (
				<div className="fcc-settings__loading" aria-busy="true">
					<Spinner />
				</div>
			) }
			<Snackbars />
		</ErrorBoundary>
	);
}

function isForbidden( error: unknown ): boolean {
	return (
		error instanceof ApiError && failureKindOf( error ) === NO_PERMISSION
	);
}
