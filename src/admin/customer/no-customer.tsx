import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ApiError } from '@fcc/store';
import { failureText } from '../../components/failure/failure-text';
import { StatePanel } from '../../components/state-panel';
import { listLinkProps } from '../routes';

interface NoCustomerProps {
	error: unknown;
	onRetry: () => void;
}

/**
 * Why there is no customer to see, and the way out.
 *
 * @param props
 * @param props.error
 * @param props.onRetry
 */
export function NoCustomer( { error, onRetry }: NoCustomerProps ) {
	const isGone = error instanceof ApiError && error.status === 404;

	return (
		<div className="fcc-card" role="alert">
			<h1 className="screen-reader-text">
				{ __( 'Customer', 'fluent-cart-customers' ) }
			</h1>
			{ isGone ? (
				<StatePanel
					title={ __(
						'There is no such customer',
						'fluent-cart-customers'
					) }
					description={ __(
						'They were deleted, or the link is wrong.',
						'fluent-cart-customers'
					) }
				>
					<Button
						__next40pxDefaultSize
						variant="secondary"
						{ ...listLinkProps() }
					>
						{ __( 'All customers', 'fluent-cart-customers' ) }
					</Button>
				</StatePanel>
			) : (
				<StatePanel
					title={ __(
						'This customer could not be loaded',
						'fluent-cart-customers'
					) }
					description={ failureText( error ) }
				>
					<Button
						__next40pxDefaultSize
						variant="secondary"
						onClick={ onRetry }
					>
						{ __( 'Try again', 'fluent-cart-customers' ) }
					</Button>
				</StatePanel>
			) }
		</div>
	);
}
