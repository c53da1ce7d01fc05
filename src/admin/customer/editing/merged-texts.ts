import { __, sprintf } from '@wordpress/i18n';
import type { Customer } from '@fcc/store';
import { listText } from '../../../components/format';
import { fieldLabel } from '../activity/field-label';
import type { Authorship } from './authors';

/**
 * @param customer   As they are now.
 * @param authorship Who changed the fields, if that is known.
 * @param fields     Their full names in the API.
 * @return A sentence for the fields of others, and one for the person's own.
 */
export function mergedTexts(
	customer: Customer,
	authorship: Authorship | undefined,
	fields: string[]
): string[] {
	const namesOf = ( names: string[] ) =>
		listText( names.map( ( name ) => fieldLabel( name, customer ) ) );

	if ( ! authorship ) {
		return [
			sprintf(
				/* translators: %s: names of fields. */
				__(
					'Changed meanwhile: %s; both are kept.',
					'fluent-cart-customers'
				),
				namesOf( fields )
			),
		];
	}
	const { own, others, names } = authorship;
	const texts: string[] = [];
	if ( others.length > 0 ) {
		texts.push(
			sprintf(
				/* translators: 1: names of people, or “Somebody else”; 2: names of fields. */
				__(
					'%1$s changed %2$s meanwhile; both are kept.',
					'fluent-cart-customers'
				),
				names.length > 0
					? listText( names )
					: __( 'Somebody else', 'fluent-cart-customers' ),
				namesOf( others )
			)
		);
	}
	if ( own.length > 0 ) {
		texts.push(
			sprintf(
				/* translators: %s: names of fields. */
				__(
					'You changed %s meanwhile, in another tab or window; both are kept.',
					'fluent-cart-customers'
				),
				namesOf( own )
			)
		);
	}
	return texts;
}
