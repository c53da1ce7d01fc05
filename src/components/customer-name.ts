import type { CustomerSummary } from '@fcc/store';
import { trimmed } from './trimmed';

type Named = Pick<
	CustomerSummary,
	'id' | 'first_name' | 'last_name' | 'email'
>;

/**
 * @return The full name, or the email of a customer who gave none, or else the
 *         id: a link has a text.
 */
export function customerName( customer: Named ): string {
	const { id, email } = customer;
	return fullName( customer ) || ( trimmed( email ) ? email : `#${ id }` );
}

/**
 * @return Both names; empty for a customer who has none that one sees.
 */
export function fullName( {
	first_name,
	last_name,
}: Pick< Named, 'first_name' | 'last_name' > ): string {
	return [ first_name, last_name ]
		.map( trimmed )
		.filter( Boolean )
		.join( ' ' );
}

/**
 * @return The first letters of both names, whatever the alphabet, or that of the
 *         email.
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
 * @return Its first character as people see one: an emoji or a letter with its
 *         marks is several code points.
 */
function firstCharacter( text: string ): string {
	const [ first ] = segmenter.segment( trimmed( text ) );
	return first?.segment ?? '';
}
