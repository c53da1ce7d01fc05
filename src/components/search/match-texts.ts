import { __ } from '@wordpress/i18n';
import type { SearchMatch } from '@fcc/store';
import { countryName } from '../country-name';

/** More would make the rows of a list too high. */
const MAX_SHOWN = 2;

/** Name and email are shown anyway. */
type ShownField = Exclude< SearchMatch[ 'field' ], 'name' | 'email' >;

const TEXTS: Record< ShownField, string > = {
	/* translators: %s: name of a city. */
	city: __( 'City: %s', 'fluent-cart-customers' ),
	/* translators: %s: name of a company. */
	company: __( 'Company: %s', 'fluent-cart-customers' ),
	/* translators: %s: name of a country. */
	country: __( 'Country: %s', 'fluent-cart-customers' ),
	/* translators: %s: number of a customer. */
	id: __( 'ID: %s', 'fluent-cart-customers' ),
	/* translators: %s: invoice number, receipt number, or id of an order. */
	order: __( 'Order: %s', 'fluent-cart-customers' ),
	/* translators: %s: phone number. */
	phone: __( 'Phone: %s', 'fluent-cart-customers' ),
	/* translators: %s: postal code. */
	postcode: __( 'Postal code: %s', 'fluent-cart-customers' ),
	/* translators: %s: street and number. */
	street: __( 'Street address: %s', 'fluent-cart-customers' ),
	/* translators: %s: username of a WordPress user. */
	user: __( 'Username: %s', 'fluent-cart-customers' ),
};

interface ShownMatch {
	field: ShownField;
	/** As the user knows it. */
	value: string;
	/** What it is, with %s in place of the value. */
	text: string;
}

/**
 * @param matched Of a customer whose name and email are visible.
 * @return What explains why the search finds the customer.
 */
export function shownMatches( matched: SearchMatch[] = [] ): ShownMatch[] {
	return matched
		.flatMap( ( { field, value } ) =>
			field === 'name' || field === 'email'
				? []
				: {
						field,
						value:
							field === 'country' ? countryName( value ) : value,
						text: TEXTS[ field ],
					}
		)
		.slice( 0, MAX_SHOWN );
}

/**
 * @return The matches as plain texts. The values keep their own direction.
 */
export function matchTexts( matched?: SearchMatch[] ): string[] {
	return shownMatches( matched ).map( ( { text, value } ) =>
		// First strong isolate, and its end.
		text.replace( '%s', () => `\u2068${ value }\u2069` )
	);
}
