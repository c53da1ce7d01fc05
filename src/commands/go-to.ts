import { applyFilters } from '@wordpress/hooks';
import { addQueryArgs } from '@wordpress/url';
import { getBootstrap } from '@fcc/store';

/**
 * Leads to a place of the customers page. Where that page is open, its app may
 * go there by itself, and nothing is loaded.
 *
 * @param args Arguments of its address.
 */
export function goTo( args: Record< string, string > ): void {
	if ( ! applyFilters( 'fluentCartCustomers.goTo', false, args ) ) {
		window.location.href = addQueryArgs( getBootstrap().pageUrl, args );
	}
}
