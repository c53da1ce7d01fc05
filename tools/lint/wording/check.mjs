import { proseOf } from './prose.mjs';
import { ALLOWED, EVERYWHERE, PROSE, RETIRED } from './terms.mjs';

/** @typedef {import('./terms.mjs').Term} Term */

/**
 * @typedef {Object} Finding
 * @property {number} line
 * @property {string} word    As the file spells it.
 * @property {string} instead What to write.
 */

/**
 * @param {string} file Path or name; its extension decides what is prose.
 * @param {string} code
 * @return {Finding[]} In the order of the file.
 */
export function checkWording( file, code ) {
	const checked = blankAllowed( code );
	return [
		...findTerms( checked, 0, [ ...EVERYWHERE, ...RETIRED ] ),
		...proseOf( file, code ).flatMap( ( { start, text } ) =>
			findTerms(
				checked.slice( start, start + text.length ),
				start,
				PROSE
			)
		),
	]
		.sort( ( a, b ) => a.index - b.index )
		.map( ( { index, word, instead } ) => ( {
			line: code.slice( 0, index ).split( '\n' ).length,
			word,
			instead,
		} ) );
}

/** @param {string} code */
function blankAllowed( code ) {
	return ALLOWED.reduce(
		( text, phrase ) =>
			text.replace( phrase, ( found ) => '_'.repeat( found.length ) ),
		code
	);
}

/**
 * @param {string} text
 * @param {number} start The text's position in its file.
 * @param {Term[]} terms
 */
function findTerms( text, start, terms ) {
	return terms.flatMap( ( { pattern, instead } ) =>
		[ ...text.matchAll( pattern ) ].map( ( { index, 0: found } ) => ( {
			index: start + index,
			word: found.replace( /[\s*/#>]+/g, ' ' ),
			instead,
		} ) )
	);
}
