import { dispatch } from '@wordpress/data';
import { store, type Selection } from '@fcc/store';
import { setStatus } from '../actions/set-status';
import { focusList } from '../selection/focus-list';
import { MAX_PER_PAGE } from '../view';
import { openDialog } from './dialogs';

/**
 * Gives the selected customers another status: at once and with an undo where
 * they are no more than a page, else after a look at who they are.
 *
 * @param customers
 * @param status
 */
export function openStatusChange( customers: Selection, status: string ): void {
	if ( 'ids' in customers && customers.ids.length <= MAX_PER_PAGE ) {
		void setStatus( customers.ids, status );
		void dispatch( store ).clearSelection();
		focusList();
	} else {
		openDialog( { about: 'status', customers, status } );
	}
}
