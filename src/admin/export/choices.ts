/**
 * What a person has chosen for exports: columns, and how the file is written.
 */
import { dispatch, select } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { getBootstrap, type BulkAction, type Column } from '@fcc/store';
import { SCOPE } from '../navigation/preferences';

type ExportData = NonNullable< BulkAction[ 'data' ] >;

export type Delimiter = NonNullable< ExportData[ 'delimiter' ] >;

/** Stored in the person's account for the next export. */
export interface ExportChoices {
	/** Keys of columns. */
	columns: string[];
	headers: NonNullable< ExportData[ 'headers' ] >;
	/** Undefined for the one of the person's language. */
	delimiter: Delimiter | undefined;
	cells: NonNullable< ExportData[ 'cells' ] >;
}

export const DELIMITERS: Delimiter[] = [ ',', ';', '\t' ];

/** Amounts in whole units, as people expect them in a spreadsheet. */
const DEFAULT_COLUMNS = [
	'id',
	'email',
	'first_name',
	'last_name',
	'phone',
	'status',
	'order_count',
	'total_spent_decimal',
	'average_order_value_decimal',
	'currency',
	'first_order_date',
	'last_order_date',
	'created_at',
];

const EXPORT = 'export';

/**
 * @return What the user has chosen for exports, as it was stored.
 */
export function readExportChoices(): unknown {
	return select( preferencesStore ).get( SCOPE, EXPORT );
}

/** Stores in the user's account what the user has chosen for exports. */
export function saveExportChoices( choices: object ): void {
	dispatch( preferencesStore ).set( SCOPE, EXPORT, choices );
}

/**
 * @param stored The stored value, which another version of the plugin may have
 *               written.
 * @return Valid choices.
 */
export function parseChoices( stored: unknown ): ExportChoices {
	const {
		columns,
		headers,
		delimiter,
		cells,
	}: Partial< Record< string, unknown > > =
		typeof stored === 'object' && stored !== null ? { ...stored } : {};
	const keys = Array.isArray( columns ) ? columns.map( String ) : [];

	return {
		columns: keys.length > 0 ? keys : DEFAULT_COLUMNS,
		headers: headers === 'keys' ? 'keys' : 'labels',
		delimiter: DELIMITERS.find( ( known ) => known === delimiter ),
		cells: cells === 'plain' ? 'plain' : 'spreadsheet',
	};
}

/**
 * Where a comma separates decimals, spreadsheets separate the cells of a file by
 * semicolons.
 *
 * @return The delimiter that spreadsheets expect in the person's language.
 */
export function usualDelimiter(): Delimiter {
	const { locale } = getBootstrap();
	const decimal = new Intl.NumberFormat( locale )
		.formatToParts( 1.5 )
		.find( ( { type } ) => type === 'decimal' );
	return decimal?.value === ',' ? ';' : ',';
}

/**
 * @return The members of the request, with the columns in the order of the dialog.
 */
export function toExportData(
	choices: ExportChoices,
	columns: Column[]
): Pick< ExportData, 'columns' | 'headers' | 'delimiter' | 'cells' > {
	return {
		columns: chosenColumns( choices, columns ),
		headers: choices.headers,
		delimiter: choices.delimiter ?? usualDelimiter(),
		cells: choices.cells,
	};
}

/**
 * @return Keys of the chosen columns that the store has.
 */
export function chosenColumns(
	choices: ExportChoices,
	columns: Column[]
): string[] {
	return columns
		.map( ( { key } ) => key )
		.filter( ( key ) => choices.columns.includes( key ) );
}
