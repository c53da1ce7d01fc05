import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { trimText } from './trim-text';

type Named = Pick<
	CustomerSummary,
	'id' | 'first_name' | 'last_name' | 'email'
>;

/**
 * @return The full name, else the email, else the id, so that a link always has a
 *         text.
 */
export function customerName( customer: Named ): string {
	const { id, email } = customer;
	return fullName( customer ) || ( trimText( email ) ? email : `#${ id }` );
}

/**
 * @param isFamilyNameFirst By default, the setting of the store.
 * @return Both names; empty if none has a visible character.
 */
export function fullName(
	{ first_name, last_name }: Pick< Named, 'first_name' | 'last_name' >,
	isFamilyNameFirst?: boolean
): string {
	return inNameOrder( first_name, last_name, isFamilyNameFirst )
		.map( trimText )
		.filter( Boolean )
		.join( ' ' );
}

/**
 * @return The first characters of both names, else of the email, in any script.
 */
export function customerInitials( {
	first_name,
	last_name,
	email,
}: Omit< Named, 'id' > ): string {
	const initials = inNameOrder( first_name, last_name )
		.map( firstCharacter )
		.join( '' );
	return ( initials || firstCharacter( email ) ).toLocaleUpperCase();
}

/**
 * @param isFamilyNameFirst By default, the setting of the store.
 * @return What belongs to the first and the last name, in the order of a full
 *         name: the names, or the fields of a form.
 */
export function inNameOrder< Part >(
	first: Part,
	last: Part,
	isFamilyNameFirst = getBootstrap().isFamilyNameFirst
): [ Part, Part ] {
	return isFamilyNameFirst ? [ last, first ] : [ first, last ];
}

const segmenter = new Intl.Segmenter();

/**
 * @return The first grapheme. An emoji or a letter with marks has several code
 *         points.
 */
function firstCharacter( text: string ): string {
	const [ first ] = segmenter.segment( trimText( text ) );
	return first?.segment ?? '';
}
