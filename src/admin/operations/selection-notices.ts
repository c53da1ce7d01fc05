import { __, _n, sprintf } from '@wordpress/i18n';
import { MAX_SELECTED_IDS, type Selection } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { notifyError, notifySuccess } from '../navigation/notices';

/**
 * Says why the selection is empty.
 */
export function notifyCleared(): void {
	notifySuccess(
		__(
			'Selection cleared because the search or filters changed.',
			'fluent-cart-customers'
		)
	);
}

/**
 * Reports that a selection can't list more customers.
 */
export function notifyTooMany( selection: Selection ): void {
	notifyError( tooManyText( selection ) );
}

function tooManyText( selection: Selection ): string {
	return 'ids' in selection
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'You can select up to %s customer one by one. To include more, select all matching customers.',
					'You can select up to %s customers one by one. To include more, select all matching customers.',
					MAX_SELECTED_IDS,
					'fluent-cart-customers'
				),
				formatNumber( MAX_SELECTED_IDS )
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'You can leave out up to %s customer. To leave out more, filter the list.',
					'You can leave out up to %s customers. To leave out more, filter the list.',
					MAX_SELECTED_IDS,
					'fluent-cart-customers'
				),
				formatNumber( MAX_SELECTED_IDS )
			);
}
