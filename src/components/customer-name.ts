import type { CustomerSummary } from '@fcc/store';

type Named = Pick< CustomerSummary, 'first_name' | 'last_name' | 'email' >;

/**
 * @param customer
 * @return The full name, or the email of a customer who gave none.
 */
export function customerName( {
	first_name,
	last_name,
	email,
}: Named ): string {
	return [ first_name, last_name ].filter( Boolean ).join( ' ' ) || email;
}

/**
 * @param customer
 * @return The first letters of both names, whatever the alphabet, or that of the
 *         email.
 */
export function customerInitials( {
	first_name,
	last_name,
	email,
}: Named ): string {
	const initials = firstCharacter( first_name ) + firstCharacter( last_name );
	return ( initials || firstCharacter( email ) ).toLocaleUpperCase();
}

const segmenter = new Intl.Segmenter();

/**
 * @param text
 * @return Its first character as people see one: an emoji or a letter with its
 *         marks is several code points.
 */
function firstCharacter( text: string ): string {
	const [ first ] = segmenter.segment( text.trim() );
	return first?.segment ?? '';
}
