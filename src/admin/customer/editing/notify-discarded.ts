import { __ } from '@wordpress/i18n';
import { notifyDone } from '../../notify';

/**
 * Says that what was typed is discarded, with an undo.
 *
 * @param restore Brings it back, beside what was typed since.
 */
export function notifyDiscarded( restore: () => void ): void {
	notifyDone( __( 'Changes discarded.', 'fluent-cart-customers' ), async () =>
		restore()
	);
}
