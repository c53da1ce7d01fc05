import { IS_BESIDE_FLUENTCART } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';

/** Sets the store's currency, as its owner does in the settings. */
export function setCurrency( site: TestSite, currency: string ) {
	return site.php(
		`update_option( $args['option'], array( 'currency' => $args['currency'] ) + (array) get_option( $args['option'], array() ) );`,
		{
			option: IS_BESIDE_FLUENTCART
				? 'fluent_cart_store_settings'
				: 'fluent_cart_customers',
			currency,
		}
	);
}
