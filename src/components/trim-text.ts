/**
 * Trims white space and invisible characters. src/server/Platform/Text.php implements
 * the same rules.
 */

const WHITE_SPACE =
	'\\u{9}-\\u{D} \\u{85}\\u{A0}\\u{1680}\\u{2000}-\\u{200A}\\u{2028}\\u{2029}\\u{202F}\\u{205F}\\u{3000}';

/** Invisible characters that mean nothing at the start or end of a text. */
const INVISIBLE =
	'\\u{AD}\\u{34F}\\u{61C}\\u{17B4}\\u{17B5}\\u{180E}\\u{200B}-\\u{200F}\\u{2060}-\\u{2065}\\u{206A}-\\u{206F}\\u{2800}\\u{3164}\\u{FEFF}\\u{FFA0}\\u{FFF9}-\\u{FFFB}\\u{13430}-\\u{1343F}\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E007F}';

const BLANK = WHITE_SPACE + INVISIBLE;

/** Invisible characters that may change the character beside them. */
const JOINED =
	'\\u{115F}\\u{1160}\\u{180B}-\\u{180D}\\u{180F}\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}';

const NOTHING = new RegExp( `^[${ BLANK }${ JOINED }]*$`, 'u' );
const AT_BEGINNING = new RegExp( `^[${ BLANK }]+`, 'u' );
const AT_END = new RegExp( `[${ BLANK }]+$`, 'u' );

/** A flag of a region ends with invisible characters. */
const FLAG_AT_END = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}$/u;

/** Characters that start a run of text direction, with those that end it. */
const DIRECTIONS = new Map( [
	[ '\u2066', '\u2069' ],
	[ '\u2067', '\u2069' ],
	[ '\u2068', '\u2069' ],
	[ '\u202A', '\u202C' ],
	[ '\u202B', '\u202C' ],
	[ '\u202D', '\u202C' ],
	[ '\u202E', '\u202C' ],
] );
const MARKS = new Set( [ ...DIRECTIONS.keys(), ...DIRECTIONS.values() ] );

/**
 * Keeps a run of text direction that starts and ends within the text.
 *
 * @return The text as the server stores it.
 */
export function trimText( text: string ): string {
	if ( NOTHING.test( text ) ) {
		return '';
	}
	let now = text;
	let before: string;
	do {
		before = now;
		now = now.replace( AT_BEGINNING, '' );
		if ( ! FLAG_AT_END.test( now ) ) {
			now = now.replace( AT_END, '' );
		}
		now = withoutOuterDirection( now );
	} while ( now !== before );
	return now;
}

/**
 * Removes a direction mark at either end, unless its partner is within the text.
 */
function withoutOuterDirection( text: string ): string {
	const characters = [ ...text ];
	const last = characters.length - 1;
	const opened: number[] = [];
	const partners = new Map< number, number >();

	characters.forEach( ( character, at ) => {
		const opener = opened.at( -1 );
		if ( DIRECTIONS.has( character ) ) {
			opened.push( at );
		} else if (
			opener !== undefined &&
			DIRECTIONS.get( characters[ opener ] ?? '' ) === character
		) {
			opened.pop();
			partners.set( opener, at ).set( at, opener );
		}
	} );
	const isOuter = ( at: number, other: number ) =>
		MARKS.has( characters[ at ] ?? '' ) &&
		( partners.get( at ) ?? other ) === other;

	return characters
		.slice(
			isOuter( 0, last ) ? 1 : 0,
			isOuter( last, 0 ) ? last : last + 1
		)
		.join( '' );
}
