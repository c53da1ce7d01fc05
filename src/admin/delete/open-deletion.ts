import type { Selection } from '@fcc/store';
import { openDialog } from '../bulk/dialogs';

/**
 * Asks whether customers are to be deleted, and deletes them if so.
 *
 * @param customers
 */
export function openDeletion( customers: Selection ): void {
	openDialog( { about: 'deletion', customers } );
}
