import { __ } from '@wordpress/i18n';
import type { Import } from '@fcc/store';

/**
 * @return Where the file comes from, and what a person should do.
 */
export function sourceText( source: Import[ 'source' ] ): string {
	switch ( source ) {
		case 'fluent-cart-customers':
			return __(
				'This looks like an export from this plugin.',
				'fluent-cart-customers'
			);
		case 'shopify':
			return __(
				'This looks like an export from Shopify.',
				'fluent-cart-customers'
			);
		case 'woocommerce':
			return __(
				'This looks like an export from WooCommerce.',
				'fluent-cart-customers'
			);
		case 'fluentcart':
			return __(
				'This looks like an export from FluentCart.',
				'fluent-cart-customers'
			);
		case 'edd':
			return __(
				'This looks like an export from Easy Digital Downloads.',
				'fluent-cart-customers'
			);
		case 'unknown':
			return __(
				'Select the field for each column. Names and values of the columns were used to guess.',
				'fluent-cart-customers'
			);
	}
}
