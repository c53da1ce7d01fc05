import type { CustomerSummary } from '@fcc/store';
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
 * @return Both names; empty if none has a visible character.
 */
export function fullName( {
	first_name,
	last_name,
}: Pick< Named, 'first_name' | 'last_name' > ): string {
	return [ first_name, last_name ]
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
	const initials = firstCharacter( first_name ) + firstCharacter( last_name );
	return ( initials || firstCharacter( email ) ).toLocaleUpperCase();
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
