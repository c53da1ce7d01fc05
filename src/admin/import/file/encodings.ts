import { __, _x } from '@wordpress/i18n';
import type { Delimiter } from '../../import-api/delimiters';

/** Encodings that the browser decodes and spreadsheets write, as names of TextDecoder. */
export const ENCODINGS = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'windows-1250',
	'windows-1251',
	'windows-1252',
	'windows-1256',
	'shift_jis',
	'euc-kr',
	'gb18030',
	'big5',
] as const;

export type Encoding = ( typeof ENCODINGS )[ number ];

/**
 * @return The encodings with their labels, for a select.
 */
export function encodingOptions(): Array< {
	value: Encoding;
	label: string;
} > {
	const labels: Record< Encoding, string > = {
		'utf-8': 'UTF-8',
		'utf-16le': 'UTF-16 LE',
		'utf-16be': 'UTF-16 BE',
		'windows-1250': __(
			'Central European (Windows-1250)',
			'fluent-cart-customers'
		),
		'windows-1251': __(
			'Cyrillic (Windows-1251)',
			'fluent-cart-customers'
		),
		'windows-1252': __( 'Western (Windows-1252)', 'fluent-cart-customers' ),
		'windows-1256': __( 'Arabic (Windows-1256)', 'fluent-cart-customers' ),
		shift_jis: __( 'Japanese (Shift_JIS)', 'fluent-cart-customers' ),
		'euc-kr': __( 'Korean (EUC-KR)', 'fluent-cart-customers' ),
		gb18030: __( 'Simplified Chinese (GB18030)', 'fluent-cart-customers' ),
		big5: __( 'Traditional Chinese (Big5)', 'fluent-cart-customers' ),
	};
	return ENCODINGS.map( ( value ) => ( { value, label: labels[ value ] } ) );
}

/**
 * @return The delimiters with their labels, for a select.
 */
export function delimiterOptions(): Array< {
	value: Delimiter;
	label: string;
} > {
	return [
		{ value: ',', label: __( 'Comma', 'fluent-cart-customers' ) },
		{ value: ';', label: __( 'Semicolon', 'fluent-cart-customers' ) },
		{
			value: '\t',
			label: _x( 'Tab', 'character', 'fluent-cart-customers' ),
		},
		{
			value: '|',
			label: _x( 'Vertical bar', 'character', 'fluent-cart-customers' ),
		},
	];
}
