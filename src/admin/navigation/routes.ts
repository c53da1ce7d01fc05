import { addFilter } from '@wordpress/hooks';
import {
	getArguments,
	isAppEntry,
	leave,
	linkProps,
	navigate,
	onHistoryNavigation,
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
		isWalked = false;
		navigate( toCustomer( id ) );
	} );
}

/**
 * Opens the screen of a customer where the person has left it: with the list, and
 * the page of it, that they came from.
 *
 * @param place The arguments of the address then.
 */
export function returnTo( place: Arguments ): void {
	unlessBlocked( () => {
		const gone = Object.keys( getArguments() ).map( ( name ) => [
			name,
			undefined,
		] );
		isWalked = false;
		navigate( { ...Object.fromEntries( gone ), ...place } );
	} );
}

/** Whom the person wants to edit as soon as the screen is there. */
let toEdit: number | undefined;

/**
 * Opens the screen of a customer with the focus in the first field.
 */
export function openCustomerToEdit( id: number ): void {
	toEdit = id;
	openCustomer( id );
}

/**
 * @param id Whose screen is there.
 * @return Whether it was opened to be edited. True once.
 */
export function takeEditRequest( id: number ): boolean {
	const isAsked = toEdit === id;
	toEdit = undefined;
	return isAsked;
}

/**
 * @return Props of a true link to the screen of a customer.
 */
export function customerLinkProps( id: number ) {
	return linkProps( toCustomer( id ), () => openCustomer( id ) );
}

/**
 * Shows the screen of another customer in place of the open one: going back
 * still leads to the list.
 *
 * @param page Of the list, on which this customer stands.
 */
export function replaceCustomer( id: number, page: number ): void {
	isWalked = true;
	navigate(
		{ ...toCustomer( id ), paged: page > 1 ? String( page ) : undefined },
		{ replace: true }
	);
}

/** Whether the person has walked along the list since they opened a customer. */
let isWalked = false;

/**
 * Has the way back to the list lead to the page that the person walked to, where
 * the customer whom they saw last stands.
 */
export function restorePageOnReturn(): void {
	onHistoryNavigation( ( left ) => {
		const now = getArguments();
		const wasOver = parseRoute( left ).customerId !== undefined;
		const isOver = parseRoute( now ).customerId !== undefined;

		if ( isWalked && wasOver && ! isOver && isSameView( left, now ) ) {
			navigate( { paged: left.paged }, { replace: true } );
		}
		isWalked = isWalked && isOver;
	} );
}

/** Whether both addresses show the same list, whatever the page. */
function isSameView( a: Arguments, b: Arguments ): boolean {
	const viewOf = ( { customer, dialog, paged, ...view }: Arguments ) =>
		JSON.stringify( Object.entries( view ).sort() );
	return viewOf( a ) === viewOf( b );
}

/**
 * @return Props of a true link to the list: back to it for whom comes from
 *         there; who came by a link to the customer can go back to them.
 */
export function listLinkProps() {
	const changes = { customer: undefined };
	return linkProps( changes, () =>
		isAppEntry() ? closeCustomer() : navigate( changes )
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
export function registerGoToFilter(): void {
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
					{ replace: parseRoute( getArguments() ).isAdding }
				)
			);
			return true;
		}
	);
}

function toCustomer( id: number ): ArgumentChanges {
	return { customer: String( id ), dialog: undefined };
}
