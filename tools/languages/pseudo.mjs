/** A language for tests: English with accents, in brackets, and 40 percent longer. A text without brackets is not translated. */

import { catalog } from './catalog.mjs';
import { compile } from './compile.mjs';
import { keyOf } from './messages.mjs';
import { allMessages } from './sources.mjs';

/** A language that Intl does not know, so that it uses English. */
export const PSEUDO_LOCALE = 'en_XA';

const ACCENTED = new Map(
	Object.entries( {
		A: 'Å',
		C: 'Ç',
		D: 'Ð',
		E: 'É',
		I: 'Î',
		N: 'Ñ',
		O: 'Ö',
		S: 'Š',
		T: 'Ţ',
		U: 'Û',
		Y: 'Ý',
		a: 'å',
		c: 'ç',
		d: 'ð',
		e: 'é',
		i: 'î',
		n: 'ñ',
		o: 'ö',
		s: 'š',
		t: 'ţ',
		u: 'û',
		y: 'ý',
	} )
);

/** Parts that a translation must keep. */
const KEPT = /(%(?:\d+\$)?[sd]|<[^>]+>|`[^`]+`)/;

/** The share by which a translation may be longer than English. */
const GROWTH = 0.4;

/** In words, so that it wraps like a text. */
const FILLING = 'ẍẍẍẍẍ ';

/** Contexts of PHP date formats. */
const DATE_FORMATS = new Set( [ 'day in a chart', 'month in a chart' ] );

/**
 * @param {string} english
 * @return {string}
 */
export function pseudo( english ) {
	const accented = english
		.split( KEPT )
		.map( ( part, index ) =>
			index % 2 === 1
				? part
				: part.replace(
						/[a-z]/gi,
						( letter ) => ACCENTED.get( letter ) ?? letter
					)
		)
		.join( '' );
	const letters = Math.ceil( GROWTH * english.length );
	const filling = FILLING.repeat(
		Math.ceil( letters / FILLING.length )
	).slice( 0, letters );
	return `⟦${ accented } ${ filling.trim() }⟧`;
}

/**
 * Compiles the language.
 *
 * @param {string} folder
 */
export async function writePseudoLocale( folder ) {
	await compile(
		folder,
		PSEUDO_LOCALE,
		pseudoCatalog( ( await allMessages() ).all() )
	);
}

/**
 * @param {import('./messages.mjs').Message[]} messages
 * @return {string} A PO.
 */
function pseudoCatalog( messages ) {
	return catalog(
		messages,
		{
			Language: PSEUDO_LOCALE,
			'Plural-Forms': 'nplurals=2; plural=(n != 1);',
			'Content-Type': 'text/plain; charset=UTF-8',
		},
		new Map(
			messages.map( ( message ) => {
				const { id, plural, context } = message;
				const texts = plural === undefined ? [ id ] : [ id, plural ];
				return [
					keyOf( message ),
					DATE_FORMATS.has( context ?? '' )
						? texts
						: texts.map( pseudo ),
				];
			} )
		)
	);
}
