/**
 * Numbers that a user types, in the user's notation.
 */
import { getBootstrap } from '@fcc/store';

const { locale } = getBootstrap();

const separators = separatorsOf( locale );

/** Separators of thousands in any language, because none of them separates decimals anywhere. */
const GROUP_MARKS = /[\s'’٬]/gu;

/** Groups of three digits; in India, of two before the last three. */
const GROUPED = new RegExp(
	`^(\\d{1,3}( \\d{3})+|\\d{1,${ separators.size }}( \\d{${ separators.size }})* \\d{3})$`
);

/** Marks of the writing direction, which a pasted number can contain. */
const INVISIBLE = /[\u061C\u200E\u200F]/g;

/**
 * Reads a number in the user's notation, with digits of any script: `1.234,5`
 * in German. A point is also read as the decimal separator, as programs write it,
 * where it cannot separate thousands.
 *
 * @return NaN for other text, for a number that can be read in two ways, and for one
 *         that is too large.
 */
export function parseNumber( text: string ): number {
	const [ , sign = '', digits = '', exponent = '' ] =
		/^([-+]?)(.*?)(e[-+]?\d+)?$/iu.exec( inLatinDigits( text ) ) ?? [];
	const decimal = digits.includes( separators.decimal )
		? separators.decimal
		: otherDecimal( digits );
	const [ whole = '', fraction = '', ...others ] = digits.split( decimal );
	const grouped = whole
		.replaceAll( separators.group, ' ' )
		.replace( GROUP_MARKS, ' ' );

	const isNumber =
		others.length === 0 &&
		( /^\d*$/.test( grouped ) || GROUPED.test( grouped ) ) &&
		/^\d*$/.test( fraction ) &&
		whole + fraction !== '';
	const number = Number(
		`${ sign }${ grouped.replaceAll( ' ', '' ) }.${ fraction }0${ exponent }`
	);
	return isNumber && Number.isFinite( number ) ? number : NaN;
}

/**
 * @return The number in full, as the user would type it: without separators of
 *         thousands.
 */
export function numberText( value: number ): string {
	return String( value ).replace( '.', separators.decimal );
}

/**
 * A point with three digits behind it may separate thousands: the user may be used
 * to another notation than that of the language.
 */
function otherDecimal( digits: string ): string {
	const isDecimal =
		separators.group !== '.' && ! /^[1-9]\d{0,2}\.\d{3}$/.test( digits );
	return isDecimal ? '.' : separators.decimal;
}

function inLatinDigits( text: string ): string {
	return text
		.replace( INVISIBLE, '' )
		.trim()
		.replace( /\p{Nd}/gu, latinDigit )
		.replace( /^[−‐－]/u, '-' )
		.replaceAll( '٫', separators.decimal );
}

/** The digits of a script follow one another, and no two scripts do. */
function latinDigit( digit: string ): string {
	const code = digit.codePointAt( 0 ) ?? 0;
	let zero = code;
	while ( /\p{Nd}/u.test( String.fromCodePoint( zero - 1 ) ) ) {
		zero--;
	}
	// Mathematical digits follow one another in five styles.
	return String( ( code - zero ) % 10 );
}

function separatorsOf( language: string ) {
	const parts = new Intl.NumberFormat( language ).formatToParts( 1234567.8 );
	const textsOf = ( type: Intl.NumberFormatPartTypes ) =>
		parts
			.filter( ( part ) => part.type === type )
			.map( ( { value } ) => value );
	return {
		decimal: textsOf( 'decimal' )[ 0 ] ?? '.',
		// Group marks are separators anyway.
		group: textsOf( 'group' )[ 0 ] ?? ' ',
		/** Digits of a group that is not the last one. */
		size: textsOf( 'integer' ).at( -2 )?.length ?? 3,
	};
}
