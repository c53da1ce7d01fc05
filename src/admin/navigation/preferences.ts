import { dispatch, select } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { parsePreferences, type ViewPreferences } from './view';

export const SCOPE = 'fluent-cart-customers';
const VIEW = 'view';

/**
 * @return What WordPress remembers of the person's view.
 */
export function readViewPreferences(): ViewPreferences {
	return parsePreferences( select( preferencesStore ).get( SCOPE, VIEW ) );
}

/**
 * Has WordPress remember it, in this browser and for the account.
 */
export function saveViewPreferences( preferences: ViewPreferences ): void {
	dispatch( preferencesStore ).set( SCOPE, VIEW, preferences );
}

const SINGLE_KEYS = 'singleKeys';

/**
 * @return Whether single keys do something. Who speaks to the computer, or
 *         often hits a key by accident, can do without (WCAG 2.1.4).
 */
export function hasSingleKeys(): boolean {
	return select( preferencesStore ).get( SCOPE, SINGLE_KEYS ) !== false;
}

/**
 * Has WordPress remember it.
 */
export function saveSingleKeys( isOn: boolean ): void {
	dispatch( preferencesStore ).set( SCOPE, SINGLE_KEYS, isOn );
}
