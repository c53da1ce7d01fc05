import { addFilter } from '@wordpress/hooks';
import {
	getArguments,
	goBackOrRemove,
	isAppEntry,
	linkProps,
	navigate,
	onHistoryNavigation,
	unlessBlocked,
	type ArgumentChanges,
	type Arguments,
} from './location';

/**
 * What the address opens over the list. The other arguments are the view of the
 * list.
 */
interface Route {
	/** The customer whose screen is open. */
	customerId: number | undefined;
	/** Whether the dialog of a new customer is open. */
	isAdding: boolean;
}

/**
 * @param args Arguments of the address.
 */
export function parseRoute( args: Arguments ): Route {
	return {
		customerId: /^[1-9]\d{0,15}$/.test( args.customer ?? '' )
			? Number( args.customer )
			: undefined,
		isAdding: args.dialog === 'add',
	};
}

/**
 * Opens the screen of a customer.
 */
export function openCustomer( id: number ): void {
	unlessBlocked( () => {
		hasStepped = false;
		navigate( customerArguments( id ) );
	} );
}

/**
 * Restores an address: the screen of a customer, with the list and the page behind
 * it.
 *
 * @param savedArguments Arguments of the address.
 */
export function returnTo( savedArguments: Arguments ): void {
	unlessBlocked( () => {
		const removed = Object.keys( getArguments() ).map( ( name ) => [
			name,
			undefined,
		] );
		hasStepped = false;
		navigate( { ...Object.fromEntries( removed ), ...savedArguments } );
	} );
}

/** The customer whose profile receives the focus when the screen is shown. */
let customerToEdit: number | undefined;

/**
 * Opens the screen of a customer and focuses the first field.
 */
export function openCustomerToEdit( id: number ): void {
	customerToEdit = id;
	openCustomer( id );
}

/**
 * @param id Customer whose screen is shown.
 * @return Whether it was opened for editing. True only once.
 */
export function takeEditRequest( id: number ): boolean {
	const isRequested = customerToEdit === id;
	customerToEdit = undefined;
	return isRequested;
}

/**
 * @return Props of a link to the screen of a customer.
 */
export function customerLinkProps( id: number ) {
	return linkProps( customerArguments( id ), () => openCustomer( id ) );
}

/**
 * Replaces the open customer by another one. Going back still leads to the list.
 *
 * @param page Page of the list that contains the customer.
 */
export function replaceCustomer( id: number, page: number ): void {
	hasStepped = true;
	navigate(
		{
			...customerArguments( id ),
			paged: page > 1 ? String( page ) : undefined,
		},
		{ replace: true }
	);
}

/** Whether the user has stepped to another customer since the screen was opened. */
let hasStepped = false;

/**
 * After the screen is closed, shows the page of the list that contains the last
 * seen customer.
 */
export function restorePageOnReturn(): void {
	onHistoryNavigation( ( previous ) => {
		const current = getArguments();
		const wasOpen = parseRoute( previous ).customerId !== undefined;
		const isOpen = parseRoute( current ).customerId !== undefined;

		if (
			hasStepped &&
			wasOpen &&
			! isOpen &&
			isSameView( previous, current )
		) {
			navigate( { paged: previous.paged }, { replace: true } );
		}
		hasStepped = hasStepped && isOpen;
	} );
}

/** Whether two addresses show the same list, on any page. */
function isSameView( a: Arguments, b: Arguments ): boolean {
	const viewArguments = ( { customer, dialog, paged, ...view }: Arguments ) =>
		JSON.stringify( Object.entries( view ).sort() );
	return viewArguments( a ) === viewArguments( b );
}

/**
 * @return Props of a link to the list: goes back if the user came from the list,
 *         else adds a history entry, so that the customer can be reached by going
 *         back.
 */
export function listLinkProps() {
	const changes = { customer: undefined };
	return linkProps( changes, () =>
		isAppEntry() ? closeCustomer() : navigate( changes )
	);
}

/**
 * Closes the screen of the customer.
 */
export function closeCustomer(): void {
	goBackOrRemove( 'customer' );
}

/**
 * @return Props of a link that opens the dialog of a new customer.
 */
export function addLinkProps() {
	return linkProps( { dialog: 'add' } );
}

/**
 * Closes the dialog of a new customer and discards unsaved edits.
 */
export function closeAddDialog(): void {
	goBackOrRemove( 'dialog' );
}

/**
 * Lets other scripts, such as the command palette, open customers and the dialog
 * without loading the page.
 */
export function registerGoToFilter(): void {
	addFilter(
		'fluentCartCustomers.goTo',
		'fluent-cart-customers',
		( isDone: boolean, { customer, dialog }: Arguments ) => {
			const hasTarget = !! customer || !! dialog;
			if ( isDone || ! hasTarget ) {
				return isDone;
			}
			// A dialog with unsaved edits asks first.
			unlessBlocked( () =>
				navigate(
					{ customer, dialog },
					// Going back must not open an empty dialog.
					{ replace: parseRoute( getArguments() ).isAdding }
				)
			);
			return true;
		}
	);
}

function customerArguments( id: number ): ArgumentChanges {
	return { customer: String( id ), dialog: undefined };
}
