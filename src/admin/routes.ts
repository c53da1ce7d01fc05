import { addFilter } from '@wordpress/hooks';
import {
	getArguments,
	isOpenedHere,
	leave,
	linkProps,
	navigate,
	unlessBlocked,
	type ArgumentChanges,
	type Arguments,
} from './location';

/** What of the page the address asks for; the rest of it is the list's view. */
export interface Route {
	/** The customer whose screen lies over the list. */
	customerId: number | undefined;
	/** Whether the dialog of a new customer is open. */
	isAdding: boolean;
}

/**
 * @param args Arguments of the address.
 * @return What they ask for.
 */
export function routeOf( args: Arguments ): Route {
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
	unlessBlocked( () => navigate( toCustomer( id ) ) );
}

/**
 * @return Props of a true link to the screen of a customer.
 */
export function customerLinkProps( id: number ) {
	return linkProps( toCustomer( id ) );
}

/**
 * Shows the screen of another customer in place of the open one: going back
 * still leads to the list.
 *
 * @param id
 * @param page Of the list, on which this customer stands.
 */
export function replaceCustomer( id: number, page: number ): void {
	navigate(
		{ ...toCustomer( id ), paged: page > 1 ? String( page ) : undefined },
		{ replace: true }
	);
}

/**
 * @return Props of a true link to the list: back to it for whom comes from
 *         there; who came by a link to the customer can go back to them.
 */
export function listLinkProps() {
	const changes = { customer: undefined };
	return linkProps( changes, () =>
		isOpenedHere() ? closeCustomer() : navigate( changes )
	);
}

/**
 * Leads back to the list, where the person came from there by the same history.
 */
export function closeCustomer(): void {
	leave( 'customer' );
}

/**
 * @return Props of a true link to the dialog of a new customer.
 */
export function addLinkProps() {
	return linkProps( { dialog: 'add' } );
}

/**
 * Closes the dialog of a new customer, unsaved work or not.
 */
export function closeAddDialog(): void {
	leave( 'dialog' );
}

/**
 * Lets other scripts on the page, such as the command palette, open what lies
 * over the list without loading the page.
 */
export function followOthers(): void {
	addFilter(
		'fluentCartCustomers.goTo',
		'fluent-cart-customers',
		( isDone: boolean, { customer, dialog }: Arguments ) => {
			const isOverList = !! customer || !! dialog;
			if ( isDone || ! isOverList ) {
				return isDone;
			}
			// A dialog with unsaved text asks before it goes.
			unlessBlocked( () =>
				navigate(
					{ customer, dialog },
					// Going back must not open an empty dialog.
					{ replace: routeOf( getArguments() ).isAdding }
				)
			);
			return true;
		}
	);
}

function toCustomer( id: number ): ArgumentChanges {
	return { customer: String( id ), dialog: undefined };
}
