import { __ } from '@wordpress/i18n';
import type { Column, Import } from '@fcc/store';
import { fieldLabel } from '../../forms/field-labels';
import { keyOfInfoField } from '../../forms/info-field';

/** Fields of a select, under a heading. */
export interface ChoiceGroup {
	label: string;
	choices: Array< { value: string; label: string } >;
}

/** The value of a select that asks for a key. */
export const OWN_KEY = 'own-key';

type Group = Column[ 'group' ];

/** Headings by group of the API. Dates belong to the customer. */
const GROUPS: Array< [ groups: Group[], label: string ] > = [
	[
		[ 'customer', 'dates', 'figures' ],
		__( 'Customer', 'fluent-cart-customers' ),
	],
	[ [ 'billing' ], __( 'Billing address', 'fluent-cart-customers' ) ],
	[ [ 'shipping' ], __( 'Shipping address', 'fluent-cart-customers' ) ],
	[ [ 'additional_info' ], __( 'Custom fields', 'fluent-cart-customers' ) ],
];

/**
 * @param columns Of the store.
 * @param fields  Fields that columns have. Keys that the store does not know are
 *                added.
 * @return The fields that an import can write.
 */
export function fieldChoices(
	columns: Column[],
	fields: Array< string | null >
): ChoiceGroup[] {
	const importable = columns.filter(
		( { is_importable: isImportable } ) => isImportable
	);
	const known = new Set( importable.map( ( { key } ) => key ) );
	const added = [ ...new Set( fields ) ].flatMap( ( field ) =>
		field && ! known.has( field ) ? [ field ] : []
	);
	return GROUPS.map( ( [ groups, label ] ) => ( {
		label,
		choices: [
			...importable
				.filter( ( { group } ) => groups.includes( group ) )
				.map( ( { key, label: text } ) => ( {
					value: key,
					label: text,
				} ) ),
			...added
				.filter( ( field ) => groups.includes( groupOf( field ) ) )
				.map( ( field ) => ( {
					value: field,
					label: fieldLabel( field ),
				} ) ),
		],
	} ) );
}

function groupOf( field: string ): Group {
	if ( keyOfInfoField( field ) ) {
		return 'additional_info';
	}
	const [ , type ] = /^(billing|shipping)\[/.exec( field ) ?? [];
	return type === 'billing' || type === 'shipping' ? type : 'customer';
}

/**
 * @return The label of a field, as in the select.
 */
export function choiceLabel( groups: ChoiceGroup[], field: string ): string {
	return (
		groups
			.flatMap( ( { choices } ) => choices )
			.find( ( { value } ) => value === field )?.label ??
		fieldLabel( field )
	);
}

/**
 * @return Indexes of columns whose field another column has, too.
 */
export function duplicateColumns( fields: Array< string | null > ): number[] {
	return fields.flatMap( ( field, index ) =>
		field !== null &&
		fields.indexOf( field ) !== fields.lastIndexOf( field )
			? [ index ]
			: []
	);
}

/**
 * @return The key of a custom field for a column: `vat_id` for “VAT ID”; empty if
 *         nothing is left of the name.
 */
export function keyOfColumn( column: string ): string {
	return column
		.normalize( 'NFKD' )
		.toLowerCase()
		.replaceAll( /[^a-z0-9_-]+/g, ' ' )
		.trim()
		.replaceAll( ' ', '_' )
		.slice( 0, 64 );
}

/** Whether a text is a key of a custom field. */
export function isInfoKey( key: string ): boolean {
	return /^[A-Za-z0-9_-]{1,64}$/.test( key );
}

/** How many values are shown beside a column. */
const SAMPLES = 3;

/**
 * @return Different values of a column.
 */
export function samplesOf( { sample }: Import, index: number ): string[] {
	const values = sample.flatMap( ( row ) => row[ index ]?.trim() || [] );
	return [ ...new Set( values ) ].slice( 0, SAMPLES );
}

/** A date whose day and month a person can confuse. */
const AMBIGUOUS_DATE = /^\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;

/**
 * @return Whether the file has dates whose order of day and month must be known.
 */
export function hasAmbiguousDates(
	{ sample }: Import,
	fields: Array< string | null >
): boolean {
	const index = fields.indexOf( 'created_at' );
	return (
		index >= 0 &&
		sample.some( ( row ) => AMBIGUOUS_DATE.test( row[ index ] ?? '' ) )
	);
}
