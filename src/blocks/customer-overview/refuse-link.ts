import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import type { MouseEvent } from 'react';

/**
 * Keeps a link of the page from leading away from the editor.
 *
 * @param event
 */
export function refuseLink( event: MouseEvent ): void {
	event.preventDefault();
	dispatch( noticesStore ).createWarningNotice(
		__(
			'In the editor, links lead nowhere. On the page, this one opens the customer.',
			'fluent-cart-customers'
		),
		{ id: 'fcc-overview-link', type: 'snackbar' }
	);
}
