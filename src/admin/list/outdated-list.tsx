import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { explainError } from '@fcc/store';

interface OutdatedListProps {
	error: unknown;
	onRetry: () => void;
}

/**
 * Says that the rows could not be read again.
 */
export default function OutdatedList( { error, onRetry }: OutdatedListProps ) {
	return (
		<Notice status="warning" isDismissible={ false }>
			{ __(
				'Couldn’t refresh the list. It might be out of date.',
				'fluent-cart-customers'
			) }{ ' ' }
			{ explainError( error, '' ).description }{ ' ' }
			<Button variant="link" onClick={ onRetry }>
				{ __( 'Try again', 'fluent-cart-customers' ) }
			</Button>
		</Notice>
	);
}
