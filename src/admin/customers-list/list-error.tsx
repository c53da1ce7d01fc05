import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
import { ApiError } from '@fcc/store';
import { StatePanel } from '../../components/state-panel';

interface ListErrorProps {
	error: unknown;
	onRetry: () => void;
	/** Shows all customers, where it is the view that cannot be shown. */
	onClear: () => void;
}

interface Explanation {
	title: string;
	description: string;
	/** Undefined where there is nothing that the person can do here. */
	wayOut?: 'retry' | 'sign-in' | 'clear';
}

/**
 * Why there are no customers to see, and the way out.
 *
 * @param props
 * @param props.error
 * @param props.onRetry
 * @param props.onClear
 */
export function ListError( { error, onRetry, onClear }: ListErrorProps ) {
	const { title, description, wayOut } = explain( error );

	useEffect( () => {
		window.addEventListener( 'online', onRetry );
		return () => window.removeEventListener( 'online', onRetry );
	}, [ onRetry ] );

	return (
		<div role="alert">
			<StatePanel title={ title } description={ description }>
				{ wayOut === 'retry' && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						onClick={ onRetry }
					>
						{ __( 'Try again', 'fluent-cart-customers' ) }
					</Button>
				) }
				{ wayOut === 'sign-in' && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						// WordPress asks for the password, then leads back here.
						onClick={ () => window.location.reload() }
					>
						{ __( 'Sign in', 'fluent-cart-customers' ) }
					</Button>
				) }
				{ wayOut === 'clear' && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						onClick={ onClear }
					>
						{ __(
							'Clear search and filters',
							'fluent-cart-customers'
						) }
					</Button>
				) }
			</StatePanel>
		</div>
	);
}

/**
 * The person may not see customers.
 */
export function NoPermission() {
	return <StatePanel { ...noPermission } />;
}

const noPermission = {
	title: __( 'You may not see customers', 'fluent-cart-customers' ),
	description: __(
		'Ask an administrator of this site for the right to view customers.',
		'fluent-cart-customers'
	),
};

const failed: Pick< Explanation, 'title' | 'wayOut' > = {
	title: __( 'Customers could not be loaded', 'fluent-cart-customers' ),
	wayOut: 'retry',
};

function explain( error: unknown ): Explanation {
	if ( ! ( error instanceof ApiError ) ) {
		return { ...failed, description: String( error ) };
	}
	if ( error.isSignedOut ) {
		return {
			title: __( 'You are signed out', 'fluent-cart-customers' ),
			description: __(
				'Your session has ended. Sign in again to go on where you were.',
				'fluent-cart-customers'
			),
			wayOut: 'sign-in',
		};
	}
	const { status, message, fields, retryAfter } = error;

	switch ( status ) {
		case 0:
			return {
				title: __( 'No connection', 'fluent-cart-customers' ),
				description: message,
				wayOut: 'retry',
			};
		case 400:
			return {
				title: __(
					'This view cannot be shown',
					'fluent-cart-customers'
				),
				// Without the API's names of the fields.
				description: Object.values( fields ).join( ' ' ) || message,
				wayOut: 'clear',
			};
		case 403:
			return noPermission;
		case 429:
			return {
				title: __( 'Too many requests', 'fluent-cart-customers' ),
				description: sprintf(
					/* translators: %d: number of minutes. */
					__(
						'Please try again in about %d min.',
						'fluent-cart-customers'
					),
					Math.ceil( ( retryAfter ?? 60 ) / 60 )
				),
				wayOut: 'retry',
			};
		default:
			return { ...failed, description: message };
	}
}
