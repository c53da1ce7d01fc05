import { IS_BESIDE_FLUENTCART } from '../../../support/environment.ts';
import { type TestSite } from '../../../support/test-site.ts';

/** Sets the store's currency, like the owner in the settings. */
export function setCurrency( site: TestSite, currency: string ) {
	return site.call( 'options/merge', {
		name: IS_BESIDE_FLUENTCART
			? 'fluent_cart_store_settings'
			: 'fluent_cart_customers',
		values: { currency },
	} );
}
