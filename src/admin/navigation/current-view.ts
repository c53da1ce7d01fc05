import { select } from '@wordpress/data';
import { store } from '@fcc/store';
import type { ArgumentChanges, Arguments } from './location';
import { ALL, readOpeningView, readViewPreferences } from './preferences';
import { viewFromArguments, viewToArguments, type CustomersView } from './view';

/**
 * The view that an address without arguments means until the page is loaded
 * again, also after the user has chosen another one.
 */
const openingView = readOpeningView();

/**
 * @param args        Arguments of the address.
 * @param preferences Changes of the user's preferences.
 * @return The view of the list. The saved views must have been read.
 */
export function viewOfAddress(
	args: Arguments,
	preferences: { perPage?: number } = {}
) {
	return viewFromArguments(
		args,
		{ ...readViewPreferences(), ...preferences },
		select( store ).getViews() ?? [],
		openingView
	);
}

/**
 * @return The arguments of the address that restore the view, also if another
 *         view opens without arguments.
 */
export function addressOfView( view: CustomersView ): ArgumentChanges {
	const args = viewToArguments( view );
	const isOpening = openingView === ALL && readOpeningView() === ALL;
	return isOpening || Object.values( args ).some( Boolean )
		? args
		: { ...args, view: ALL };
}
