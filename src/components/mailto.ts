/**
 * @param email As stored. Encoded, because `?` and `&` would add headers.
 * @return The address of a link that writes an email.
 */
export function mailto( email: string ): string {
	return `mailto:${ encodeURIComponent( email ).replace( '%40', '@' ) }`;
}
