import { dispatch, select } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { toPreferences, type ViewPreferences } from './view';

const SCOPE = 'fluent-cart-customers';
const NAME = 'view';

/**
 * @return What WordPress remembers of the person's view.
 */
export function readViewPreferences(): ViewPreferences {
	return toPreferences( select( preferencesStore ).get( SCOPE, NAME ) );
}

/**
 * Has WordPress remember it, in this browser and for the account.
 *
 * @param preferences
 */
export function rememberViewPreferences( preferences: ViewPreferences ): void {
	dispatch( preferencesStore ).set( SCOPE, NAME, preferences );
}
