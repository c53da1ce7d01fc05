/** A language for tests: English with accents, in brackets, and 40 percent longer. A text without brackets is not translated. */

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
