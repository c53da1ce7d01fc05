import { dispatch, select } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';

const SCOPE = 'fluent-cart-customers';
const NAME = 'singleKeys';

/**
 * @return Whether single keys do something. Who speaks to the computer, or
 *         often hits a key by accident, can do without (WCAG 2.1.4).
 */
export function hasSingleKeys(): boolean {
	return select( preferencesStore ).get( SCOPE, NAME ) !== false;
}

/**
 * Has WordPress remember it.
 *
 * @param isOn
 */
export function rememberSingleKeys( isOn: boolean ): void {
	dispatch( preferencesStore ).set( SCOPE, NAME, isOn );
}
