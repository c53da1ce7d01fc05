/**
 * @param email As stored: `?` and `&` in it must not add headers to a letter.
 * @return The address of a link that writes to it.
 */
export function mailto( email: string ): string {
	return `mailto:${ encodeURIComponent( email ).replace( '%40', '@' ) }`;
}
