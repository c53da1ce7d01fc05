import { cleanForSlug } from '@wordpress/url';

/** As in the contract. */
const KEY = /^[A-Za-z0-9_-]{1,64}$/;
const MAX_KEY_LENGTH = 64;

const BETWEEN_WORDS = /[\s.,:;!?()[\]/'’"“”&_-]+/gu;

/** Signs that a slug drops: “C++” and “C#” are two fields. */
const DROPPED = /[^\p{L}\p{M}\p{N}\s]/u;

/**
 * @param name What a person calls a field: `VAT number`, `税番号`.
 * @return Its key: the name itself if the contract allows it, else one made
 *         from it, for every customer the same.
 */
export function infoKey( name: string ): string {
	const text = infoName( name );
	if ( ! text || isKey( text ) ) {
		return text;
	}
	const words = text.replace( BETWEEN_WORDS, ' ' );
	const slug = cleanForSlug( words ).replace( /-/g, '_' );
	if ( isKey( slug ) && ! DROPPED.test( words ) ) {
		return slug;
	}
	const sum = checksum( text );
	const start = slug
		.replace( /[^a-z0-9_]/g, '' )
		.slice( 0, MAX_KEY_LENGTH - sum.length - 1 );
	return `${ start || 'field' }_${ sum }`;
}

/**
 * @param text As it was typed.
 * @return The name, with single spaces.
 */
export function infoName( text: string ): string {
	return text.normalize( 'NFC' ).trim().replace( /\s+/gu, ' ' );
}

function isKey( text: string ): boolean {
	return KEY.test( text ) && text !== '__proto__';
}

function checksum( text: string ): string {
	const sum = [ ...text ].reduce(
		( hash, character ) =>
			( hash * 31 + ( character.codePointAt( 0 ) ?? 0 ) ) % 2 ** 32,
		7
	);
	return sum.toString( 36 );
}
