import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Failure } from '../../components/failure';
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
	return (
		<div className="fcc-card">
			<h1 className="screen-reader-text" tabIndex={ -1 }>
				{ __( 'Customer', 'fluent-cart-customers' ) }
			</h1>
			<Failure
				error={ error }
				title={ __(
					'This customer could not be loaded',
					'fluent-cart-customers'
				) }
				onRetry={ onRetry }
			>
				<Button
					__next40pxDefaultSize
					variant="secondary"
					{ ...listLinkProps() }
				>
					{ __( 'All customers', 'fluent-cart-customers' ) }
				</Button>
			</Failure>
		</div>
	);
}
