import { dispatch, select } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { parsePreferences, type ViewPreferences } from './view';

/** Of all preferences of the plugin. */
export const SCOPE = 'fluent-cart-customers';
const VIEW = 'view';

/**
 * @return The user's preferences of the view.
 */
export function readViewPreferences(): ViewPreferences {
	return parsePreferences( select( preferencesStore ).get( SCOPE, VIEW ) );
}

/**
 * Stores the preferences in the browser and in the user's account.
 */
export function saveViewPreferences( preferences: ViewPreferences ): void {
	dispatch( preferencesStore ).set( SCOPE, VIEW, preferences );
}

const OPENING_VIEW = 'openingView';

/** The address of the view of all customers, if another view opens without arguments. */
export const ALL = 'all';

/**
 * @return Id of the saved view that opens first, or `ALL`.
 */
export function readOpeningView(): string {
	return String(
		select( preferencesStore ).get( SCOPE, OPENING_VIEW ) ?? ALL
	);
}

/** Stores in the user's account which view opens first. */
export function saveOpeningView( id: number | typeof ALL ): void {
	dispatch( preferencesStore ).set( SCOPE, OPENING_VIEW, id );
}

const SINGLE_KEYS = 'singleKeys';

/**
 * @return Whether single-key shortcuts are on. Users of speech input need to
 *         switch them off (WCAG 2.1.4).
 */
export function hasSingleKeys(): boolean {
	return select( preferencesStore ).get( SCOPE, SINGLE_KEYS ) !== false;
}

/** Stores in the user's account whether single-key shortcuts are on. */
export function saveSingleKeys( isOn: boolean ): void {
	dispatch( preferencesStore ).set( SCOPE, SINGLE_KEYS, isOn );
}

const DISMISSED_RUN = 'dismissedRun';

/**
 * @return Id of the last run whose result the user has dismissed, else 0. Older
 *         results are dismissed, too.
 */
export function readDismissedRun(): number {
	return Number(
		select( preferencesStore ).get( SCOPE, DISMISSED_RUN ) ?? 0
	);
}

/** Stores in the user's account that the result of a run was dismissed. */
export function saveDismissedRun( id: number ): void {
	dispatch( preferencesStore ).set( SCOPE, DISMISSED_RUN, id );
}
