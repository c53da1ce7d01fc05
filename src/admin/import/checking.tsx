import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface CheckingProps {
	text?: string;
}

/**
 * Shown while a file is read, or while the server checks rows and has not answered: its
 * first answer takes up to 20 seconds.
 */
export function Checking( {
	text = __( 'Checking the rows…', 'fluent-cart-customers' ),
}: CheckingProps ) {
	return (
		<p className="fcc-import__reading" role="status">
			<Spinner />
			{ text }
		</p>
	);
}
