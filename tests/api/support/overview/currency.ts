import { IS_BESIDE_FLUENTCART } from '../../../support/environment.ts';
import { type TestSite } from '../../../support/test-site.ts';

export function setCurrency( site: TestSite, currency: string ) {
	return site.call( 'wordpress/options/merge', {
		name: IS_BESIDE_FLUENTCART
			? 'fluent_cart_store_settings'
			: 'fluent_cart_customers',
		values: { currency },
	} );
}
