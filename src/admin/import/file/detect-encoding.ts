import type { Encoding } from './encodings';

/** The encoding of files without a mark, by the beginning of a language. */
const BY_LANGUAGE: Array< [ pattern: RegExp, encoding: Encoding ] > = [
	[ /^ja/, 'shift_jis' ],
	[ /^ko/, 'euc-kr' ],
	[ /^zh[-_](tw|hk|mo|hant)/, 'big5' ],
	[ /^zh/, 'gb18030' ],
	[ /^(ru|uk|be|bg|mk|sr|kk|ky|mn|tg)/, 'windows-1251' ],
	[ /^(pl|cs|sk|hu|hr|sl|ro|bs|sq)/, 'windows-1250' ],
	[ /^(ar|fa|ur|ckb|ps)/, 'windows-1256' ],
];

/** How much the language of the person counts beside the text. */
const LANGUAGE_BONUS = 0.15;

/**
 * Guesses the encoding of a text.
 *
 * @param bytes  The beginning of the file, or of its part that is not ASCII.
 * @param locale Language of the person who has the file.
 */
export function detectEncoding( bytes: Uint8Array, locale: string ): Encoding {
	const marked = markedEncoding( bytes ) ?? utf16WithoutMark( bytes );
	if ( marked ) {
		return marked;
	}
	if ( decode( bytes, 'utf-8' ) !== undefined ) {
		return 'utf-8';
	}
	const expected = encodingOfLanguage( locale );
	return bestOf( bytes, expected );
}

function encodingOfLanguage( locale: string ): Encoding {
	const [ , encoding ] =
		BY_LANGUAGE.find( ( [ pattern ] ) =>
			pattern.test( locale.toLowerCase() )
		) ?? [];
	return encoding ?? 'windows-1252';
}

/** The encoding that a byte order mark names. */
function markedEncoding( [ a, b, c ]: Uint8Array ): Encoding | undefined {
	if ( a === 0xef && b === 0xbb && c === 0xbf ) {
		return 'utf-8';
	}
	if ( a === 0xff && b === 0xfe ) {
		return 'utf-16le';
	}
	return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** In UTF-16, every other byte of separators, digits and Latin letters is 0. */
function utf16WithoutMark( bytes: Uint8Array ): Encoding | undefined {
	const head = bytes.subarray( 0, 4096 );
	let even = 0;
	let odd = 0;
	head.forEach( ( byte, index ) => {
		if ( byte === 0 && index % 2 === 0 ) {
			even++;
		} else if ( byte === 0 ) {
			odd++;
		}
	} );
	const few = head.length / 20;
	if ( even + odd <= few ) {
		return undefined;
	}
	return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * @return The text; undefined if the bytes are not in the encoding. A character
 *         that is cut at the end is left out.
 */
function decode( bytes: Uint8Array, encoding: Encoding ): string | undefined {
	try {
		return new TextDecoder( encoding, { fatal: true } ).decode( bytes, {
			stream: true,
		} );
	} catch {
		return undefined;
	}
}

function latinEncoding( bytes: Uint8Array, expected: Encoding ): Encoding {
	const western = new TextDecoder( 'windows-1252' ).decode( bytes );
	return expected === 'windows-1250' ||
		CENTRAL_EUROPEAN.test( western ) ||
		hasCentralWords( western )
		? 'windows-1250'
		: 'windows-1252';
}

/** Letters of Windows-1250 that are signs in Windows-1252: Ł Ą Ż ł ą Ľ ľ ż. */
const CENTRAL_EUROPEAN = /[£¥¯³¹¼¾][a-z]|[a-z][£¥¯³¹¼¾¿]/i;

/** Whether words of Czech, Croatian or Hungarian were read as Windows-1252, like “Dvoøák”. */
function hasCentralWords( text: string ): boolean {
	let central = 0;
	let western = 0;
	for ( const [ word ] of text.toLowerCase().matchAll( /\p{L}+/gu ) ) {
		if ( /[àãåêñ]/.test( word ) ) {
			western++;
		} else if (
			( /[šž]/.test( word ) && /[èæðìøù]/.test( word ) ) ||
			( /õ/.test( word ) && /[óéáíöü]/.test( word ) ) ||
			( /ø/.test( word ) && /[íáì]/.test( word ) )
		) {
			central++;
		}
	}
	return central > western;
}

/** In Latin words, a letter beyond ASCII mostly stands between letters of ASCII. */
function latinScore( text: string ): number {
	const all = text.match( /[^\0-\x7f]/g )?.length ?? 0;
	const letters = text
		.replaceAll( /[^\0-\x7f]{3,}/g, '' )
		.match( /[À-ÖØ-öø-ž]/g );
	return ( letters?.length ?? 0 ) / all;
}

/** How well a text fits an encoding, from 0 to 1. */
const SCORES: Array<
	[ encoding: Encoding, score: ( text: string, bytes: Uint8Array ) => number ]
> = [
	[
		'shift_jis',
		( text ) =>
			share( text, /[ぁ-ヿ]/g ) +
			0.7 * share( text, /[一-龠々]/g ) -
			share( text, /[｡-ﾟ]/g ),
	],
	[ 'euc-kr', ( text ) => share( text, /[가-힣]/g ) ],
	[
		'gb18030',
		( _, bytes ) =>
			0.9 * pairShare( bytes, [ 0xb0, 0xd7 ], [ 0xa1, 0xfe ] ),
	],
	[
		'big5',
		( _, bytes ) =>
			pairShare( bytes, [ 0xa4, 0xc6 ], [ 0x40, 0x7e ] ) > 0.1
				? 0.95 * pairShare( bytes, [ 0xa4, 0xc6 ], [ 0x40, 0xfe ] )
				: 0,
	],
	[
		'windows-1251',
		( text ) =>
			share( text, /[а-яёіїєґ]/gi ) -
			// Misread Arabic has capitals within words.
			3 * share( text, /[а-яё][А-ЯЁ]/g ) -
			// Misread Czech has Latin letters within words.
			2 * share( text, /[a-z][а-яёіїєґ]|[а-яёіїєґ][a-z]/gi ),
	],
	[
		'windows-1256',
		( text ) =>
			share( text, /[ء-ي]/g ) > 0.8 ? share( text, /[ء-يپچژگ]/g ) : 0,
	],
];

function bestOf( bytes: Uint8Array, expected: Encoding ): Encoding {
	const latin = latinEncoding( bytes, expected );
	const scored = [ ...SCORES, [ latin, latinScore ] as const ]
		.map( ( [ encoding, score ] ) => {
			const text = decode( bytes, encoding );
			const bonus = encoding === expected ? LANGUAGE_BONUS : 0;
			return {
				encoding,
				score: text === undefined ? -1 : score( text, bytes ) + bonus,
			};
		} )
		.toSorted( ( a, b ) => b.score - a.score );

	const [ best ] = scored;
	return best && best.score > 0.3 ? best.encoding : expected;
}

/** @return The share of characters beyond ASCII that match. */
function share( text: string, pattern: RegExp ): number {
	const all = text.match( /[^\0-\x7f]/g )?.length ?? 0;
	return all === 0 ? 0 : ( text.match( pattern )?.length ?? 0 ) / all;
}

type Range = [ first: number, last: number ];

/** @return The share of characters of two bytes in these ranges. */
function pairShare( bytes: Uint8Array, lead: Range, trail: Range ): number {
	let all = 0;
	let found = 0;
	for ( let index = 0; index < bytes.length - 1; index++ ) {
		const byte = bytes[ index ] ?? 0;
		if ( byte >= 0x80 ) {
			all++;
			index++;
			if ( isIn( byte, lead ) && isIn( bytes[ index ] ?? 0, trail ) ) {
				found++;
			}
		}
	}
	return all === 0 ? 0 : found / all;
}

function isIn( byte: number, [ first, last ]: Range ): boolean {
	return byte >= first && byte <= last;
}
