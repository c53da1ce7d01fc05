import { __, _n, sprintf } from '@wordpress/i18n';
import { cleanForSlug } from '@wordpress/url';
import {
	LIMITS,
	type AdditionalInfo,
	type AdditionalInfoChanges,
	type AdditionalInfoDraft,
	type InfoType,
} from '@fcc/store';
import { formatNumber, formatSize } from '../../../components/format';
import { own } from '../../../components/own';
import { trimText } from '../../../components/trim-text';
import { numberText, parseNumber } from '../../../components/typed-number';

/** The edits of a draft without the record that they are based on. */
export type InfoEdits = Pick< AdditionalInfoDraft, 'edits' | 'added' >;

/** A message for each control, by its `rowName`. */
export type InfoErrors = Record< string, string >;

type Value = string | number | boolean;

export const NO_EDITS: InfoEdits = { edits: {}, added: [] };

/**
 * @return All fields but the notes, which the profile shows.
 */
export function withoutNotes( info: AdditionalInfo ): AdditionalInfo {
	const { notes, ...others } = info;
	return others;
}

/** The type of a value, as the contract names it. */
export function kindOf( value: Value ): InfoType {
	switch ( typeof value ) {
		case 'number':
			return 'number';
		case 'boolean':
			return 'boolean';
		default:
			return 'text';
	}
}

/**
 * @param field The key of a stored field, or the id of an added one.
 * @param part  Part of an added field.
 * @return The name of its control.
 */
export function rowName(
	field: string | number,
	part: 'key' | 'value' = 'value'
): string {
	return typeof field === 'number' ? `+${ field }.${ part }` : field;
}

/**
 * @param info The stored fields.
 * @return The fields to send, each value in its own type.
 */
export function changesOf(
	info: AdditionalInfo,
	{ edits, added }: InfoEdits
): AdditionalInfoChanges {
	const changes: AdditionalInfoChanges = {};

	for ( const [ key, text ] of Object.entries( edits ) ) {
		changes[ key ] =
			text === null
				? null
				: toValue( kindOf( own( info, key ) ?? '' ), text );
	}
	for ( const { key, kind, text } of added ) {
		changes[ infoKey( key ) ] = toValue( kind, text );
	}
	return Object.fromEntries(
		Object.entries( changes ).filter(
			( [ key, value ] ) => value !== ( own( info, key ) ?? null )
		)
	);
}

/**
 * @return The names of added fields by key, where the name is not the key.
 */
export function labelsOf( { added }: InfoEdits ): Record< string, string > {
	return Object.fromEntries(
		added
			.map( ( { key } ) => [ infoKey( key ), infoName( key ) ] as const )
			.filter( ( [ key, name ] ) => key !== name )
	);
}

/**
 * Finds what the contract would reject. The server has the last word.
 *
 * @param info    The stored fields.
 * @param labelOf Gives the name of a stored field.
 */
export function validateInfo(
	info: AdditionalInfo,
	{ edits, added }: InfoEdits,
	labelOf: ( key: string ) => string = ( key ) => key
): InfoErrors {
	const errors: InfoErrors = {};
	const keys = new Set(
		Object.keys( withoutNotes( info ) ).filter(
			( key ) => edits[ key ] !== null
		)
	);

	for ( const [ key, text ] of Object.entries( edits ) ) {
		const value = own( info, key ) ?? '';
		const problem =
			text !== null &&
			text !== editableText( value ) &&
			valueProblem( labelOf( key ), kindOf( value ), text );
		if ( problem ) {
			errors[ rowName( key ) ] = problem;
		}
	}
	for ( const { id, key, kind, text } of added ) {
		const problem = keyProblem( key, keys );
		if ( problem ) {
			errors[ rowName( id, 'key' ) ] = problem;
		}
		const wrongValue = valueProblem( infoName( key ), kind, text );
		if ( wrongValue ) {
			errors[ rowName( id ) ] = wrongValue;
		}
		keys.add( infoKey( key ) );
	}
	return errors;
}

function keyProblem( name: string, taken: Set< string > ): string | undefined {
	const key = infoKey( name );
	if ( ! key ) {
		return __( 'Enter a field name.', 'fluent-cart-customers' );
	}
	if ( [ ...infoName( name ) ].length > LIMITS.infoLabel ) {
		return sprintf(
			/* translators: %s: number of characters. */
			_n(
				'Field names can’t be longer than %s character.',
				'Field names can’t be longer than %s characters.',
				LIMITS.infoLabel,
				'fluent-cart-customers'
			),
			formatNumber( LIMITS.infoLabel )
		);
	}
	if ( key === 'notes' ) {
		return __(
			'The name “notes” is reserved. To edit notes, go to Profile.',
			'fluent-cart-customers'
		);
	}
	if ( taken.has( key ) ) {
		return __(
			'This field already exists. Enter a different name.',
			'fluent-cart-customers'
		);
	}
	if ( taken.size >= LIMITS.infoKeys ) {
		return sprintf(
			/* translators: %s: number of fields. */
			_n(
				'A customer can have up to %s custom field.',
				'A customer can have up to %s custom fields.',
				LIMITS.infoKeys,
				'fluent-cart-customers'
			),
			formatNumber( LIMITS.infoKeys )
		);
	}
	return undefined;
}

/**
 * @param name Empty if the user has not entered it yet.
 */
function valueProblem(
	name: string,
	kind: InfoType,
	text: string
): string | undefined {
	const value = toValue( kind, text );
	const label = name || __( 'Value', 'fluent-cart-customers' );

	if ( kind === 'number' ) {
		if ( ! text.trim() || ! Number.isFinite( value ) ) {
			return sprintf(
				/* translators: 1: name of a field, 2: a number, 3: a number with a fraction. */
				__(
					'Enter a number for “%1$s”, like %2$s or %3$s.',
					'fluent-cart-customers'
				),
				label,
				numberText( 12 ),
				numberText( 0.5 )
			);
		}
		if ( Number.isInteger( value ) && ! Number.isSafeInteger( value ) ) {
			return sprintf(
				/* translators: %s: name of a field. */
				__(
					'The number in “%s” is too large to store exactly. Use a field of type Text instead.',
					'fluent-cart-customers'
				),
				label
			);
		}
	}
	return new Blob( [ text ] ).size > LIMITS.infoValueBytes
		? sprintf(
				/* translators: 1: name of a field, 2: a size, like “16 KB”. */
				__(
					'“%1$s” is too long. Shorten it to %2$s or less.',
					'fluent-cart-customers'
				),
				label,
				formatSize( LIMITS.infoValueBytes )
			)
		: undefined;
}

function toValue( kind: InfoType, text: string ): Value {
	switch ( kind ) {
		case 'number':
			return parseNumber( text );
		case 'boolean':
			return text === 'true';
		default:
			return trimText( text );
	}
}

/**
 * @return The value as text for a control.
 */
export function editableText( value: Value ): string {
	return typeof value === 'number' ? numberText( value ) : String( value );
}

/**
 * @return The value as text for users.
 */
export function displayText( value: Value | null | undefined ): string {
	if ( typeof value === 'boolean' ) {
		return value
			? __( 'Yes', 'fluent-cart-customers' )
			: __( 'No', 'fluent-cart-customers' );
	}
	return editableText( value ?? '' );
}

/** The pattern of the contract. */
const KEY = /^[A-Za-z0-9_-]{1,64}$/;

const BETWEEN_WORDS = /[\s.,:;!?()[\]/'’"“”&_-]+/gu;

/** Signs that a slug drops, although “C++” and “C#” are two fields. */
const DROPPED = /[^\p{L}\p{M}\p{N}\s]/u;

/**
 * Derives a key from a name, the same for every customer.
 *
 * @param name For example `VAT number` or `税番号`.
 * @return The name, if the contract allows it as a key; else a slug or a checksum
 *         of it.
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
		.slice( 0, LIMITS.infoKey - sum.length - 1 );
	return `${ start || 'field' }_${ sum }`;
}

/**
 * @param text As the user typed it.
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
