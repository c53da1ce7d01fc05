import { addFilter } from '@wordpress/hooks';
import type { PageQuery } from '@fcc/store';
import {
	getArguments,
	goBackOrRemove,
	linkProps,
	navigate,
	onHistoryNavigation,
	previousArguments,
	unlessBlocked,
	type ArgumentChanges,
	type Arguments,
	type NavigateOptions,
} from './location';

/**
 * What the address opens over the list. The other arguments are the view of the
 * list.
 */
interface Route {
	/** The customer whose screen is open. */
	customerId: number | undefined;
	/** The run whose page is open. */
	runId: number | undefined;
	/** Whether the history of changes is open. */
	isHistory: boolean;
	/** Whether the import of a file is open. */
	isImport: boolean;
	/** The import that is open; undefined for a new one. */
	importId: number | undefined;
	/** Whether the dialog of a new customer is open. */
	isAdding: boolean;
	/** Whether the customer is calling: the screen begins with what a call needs. */
	isCall: boolean;
}

/** An address with a wrong id gets the page of this run, which does not exist. */
const NO_RUN = Number.MAX_SAFE_INTEGER;

/**
 * @param args Arguments of the address.
 */
export function parseRoute( args: Arguments ): Route {
	const customerId = parseId( args.customer );
	const runId =
		customerId === undefined && args.run
			? ( parseId( args.run ) ?? NO_RUN )
			: undefined;
	const screen =
		customerId === undefined && runId === undefined
			? args.screen
			: undefined;
	const isImport = screen === 'import';

	return {
		customerId,
		runId,
		isHistory: screen === 'history',
		isImport,
		importId: isImport ? parseId( args.import_id ) : undefined,
		isAdding: args.dialog === 'add',
		isCall: customerId !== undefined && args.call === '1',
	};
}

/**
 * @return Whether the list is shown, and not a screen over it.
 */
export function isListShown( {
	customerId,
	runId,
	isHistory,
	isImport,
}: Route ): boolean {
	return (
		customerId === undefined &&
		runId === undefined &&
		! isHistory &&
		! isImport
	);
}

function parseId( text: string | undefined ): number | undefined {
	return text && /^[1-9]\d{0,15}$/.test( text ) ? Number( text ) : undefined;
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
	const viewArguments = ( {
		call,
		customer,
		dialog,
		paged,
		...view
	}: Arguments ) => JSON.stringify( Object.entries( view ).sort() );
	return viewArguments( a ) === viewArguments( b );
}

/** Arguments that open a screen over the list. */
const NO_SCREEN = {
	call: undefined,
	customer: undefined,
	import_id: undefined,
	run: undefined,
	runs_page: undefined,
	screen: undefined,
};

/**
 * @return Props of a link to the list.
 */
export function listLinkProps() {
	return linkProps( NO_SCREEN, showList );
}

/**
 * Shows the list: goes back if the user came from the list, else adds a history
 * entry, so that the screen can be reached by going back.
 */
export function showList(): void {
	const previous = previousArguments();

	if ( previous && isListShown( parseRoute( previous ) ) ) {
		goBackOrRemove( ...Object.keys( NO_SCREEN ) );
	} else {
		navigate( NO_SCREEN );
	}
}

/**
 * @return Props of a link to the history of changes.
 */
export function historyLinkProps() {
	return linkProps( historyArguments( 1 ) );
}

/**
 * Shows another page of the history of changes.
 */
export function goToHistory( page: number, options?: NavigateOptions ): void {
	navigate( historyArguments( page ), options );
}

/** The address of one page of the history. */
export function historyArguments( page: number ): ArgumentChanges {
	return {
		...NO_SCREEN,
		dialog: undefined,
		runs_page: page > 1 ? String( page ) : undefined,
		screen: 'history',
	};
}

/** Runs on one page of the history. The server's preload has the same number. */
const RUNS_PER_PAGE = 20;

/**
 * @param args Arguments of the address.
 * @return The query of the page of the history.
 */
export function historyQuery( args: Arguments ): PageQuery {
	return historyPage( parseId( args.runs_page ) ?? 1 );
}

/** The query of one page of the history. */
export function historyPage( page: number ): PageQuery {
	return { page, per_page: RUNS_PER_PAGE };
}

/**
 * @return Props of a link to the page of a run.
 */
export function runLinkProps( id: number ) {
	return linkProps( runArguments( id ), () => openRun( id ) );
}

/**
 * Opens the page of a run.
 */
export function openRun( id: number ): void {
	unlessBlocked( () => navigate( runArguments( id ) ) );
}

/** The address of the page of a run. */
export function runArguments( id: number ): ArgumentChanges {
	return { ...NO_SCREEN, dialog: undefined, run: String( id ) };
}

/**
 * @param id The import; undefined for a new one.
 * @return Props of a link to the import of a file.
 */
export function importLinkProps( id?: number ) {
	const changes = importArguments( id );
	return linkProps( changes, () =>
		unlessBlocked( () => navigate( changes ) )
	);
}

/**
 * Opens the import of a file.
 *
 * @param id      The import; undefined for a new one.
 * @param options
 */
export function openImport(
	id: number | undefined,
	options?: NavigateOptions
): void {
	navigate( importArguments( id ), options );
}

function importArguments( id: number | undefined ): ArgumentChanges {
	return {
		...NO_SCREEN,
		dialog: undefined,
		import_id: id === undefined ? undefined : String( id ),
		screen: 'import',
	};
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
 * Lets other scripts, such as the command palette, open screens and the dialog
 * without loading the page.
 */
export function registerGoToFilter(): void {
	addFilter(
		'fluentCartCustomers.goTo',
		'fluent-cart-customers',
		( isDone: boolean, { customer, dialog, screen }: Arguments ) => {
			const hasTarget = !! customer || !! dialog || !! screen;
			if ( isDone || ! hasTarget ) {
				return isDone;
			}
			// A dialog with unsaved edits asks first.
			unlessBlocked( () =>
				navigate(
					{ ...NO_SCREEN, customer, dialog, screen },
					// Going back must not open an empty dialog.
					{ replace: parseRoute( getArguments() ).isAdding }
				)
			);
			return true;
		}
	);
}

/** The address of the screen of a customer. */
export function customerArguments( id: number ): ArgumentChanges {
	return { ...NO_SCREEN, customer: String( id ), dialog: undefined };
}
