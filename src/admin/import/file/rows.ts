import Papa from 'papaparse';
import type { Delimiter } from '../../import-api/delimiters';
import type { Encoding } from './encodings';

/** How a file is read. A person can change it. */
export interface CsvSettings {
	encoding: Encoding;
	delimiter: Delimiter;
	/** Whether the first row has the names of the columns. */
	hasHeader: boolean;
}

/** A quotation mark that is never closed. The rest of the file would be one cell. */
export class UnclosedQuote extends Error {
	/** 1-based row of the file, with the names of the columns. */
	readonly row: number;

	constructor( row: number ) {
		super();
		this.row = row;
	}
}

/** Characters that are parsed in one step. */
const STEP = 512 * 1024;

/** A longer row is one with a quotation mark that is not closed. */
const MAX_ROW = 2 * 1024 * 1024;

/**
 * Reads the rows of a file in parts, without empty rows. Holds one part only.
 *
 * @param file
 * @param settings
 */
export async function* readRows(
	file: Blob,
	settings: Pick< CsvSettings, 'delimiter' | 'encoding' >
): AsyncGenerator< string[][] > {
	const { delimiter, encoding } = settings;
	let rest = '';
	let newline: '\n' | '\r' | undefined;
	let count = 0;
	for await ( const { text, isLast } of readText( file, encoding ) ) {
		let input = rest + text;
		if ( newline === undefined ) {
			input = input.replace( SEPARATOR_LINE, '' );
			newline = input.includes( '\n' ) ? '\n' : '\r';
		}
		const { data, errors, meta } = new Papa.Parser( {
			delimiter,
			newline,
		} ).parse( input, 0, ! isLast ) as Papa.ParseResult< string[] >;

		rest = isLast ? '' : input.slice( meta.cursor );
		count += data.length;
		if (
			rest.length > MAX_ROW ||
			errors.some( ( { code } ) => code === 'MissingQuotes' )
		) {
			throw new UnclosedQuote( isLast ? count : count + 1 );
		}
		const rows = data.map( withoutCarriageReturn ).filter( hasContent );
		if ( rows.length > 0 ) {
			yield rows;
		}
	}
}

/** The line by which Excel is given the delimiter. */
export const SEPARATOR_LINE = /^sep=(.)\r?\n/;

async function* readText(
	file: Blob,
	encoding: Encoding
): AsyncGenerator< { text: string; isLast: boolean } > {
	const decoder = new TextDecoder( encoding );
	const reader = file.stream().getReader();
	let text = '';
	try {
		for (;;) {
			const { done, value } = await reader.read();
			text += decoder.decode( value, { stream: ! done } );
			if ( done || text.length >= STEP ) {
				yield { text, isLast: done };
				text = '';
			}
			if ( done ) {
				return;
			}
		}
	} finally {
		await reader.cancel();
	}
}

/** A file can mix line ends. The parser knows one of them. */
function withoutCarriageReturn( row: string[] ): string[] {
	const last = row.at( -1 );
	if ( last?.endsWith( '\r' ) ) {
		row[ row.length - 1 ] = last.slice( 0, -1 );
	}
	return row;
}

function hasContent( row: string[] ): boolean {
	return row.some( ( cell ) => cell.trim() !== '' );
}

/**
 * Reads the rows of an import: without the names of the columns, from a row on, and
 * without empty cells beyond the columns.
 *
 * @param file
 * @param settings
 * @param columns  Number of columns.
 * @param from     0-based row.
 */
export async function* readRowsFrom(
	file: Blob,
	settings: CsvSettings,
	columns: number,
	from: number
): AsyncGenerator< string[][] > {
	let skip = from + ( settings.hasHeader ? 1 : 0 );
	for await ( const rows of readRows( file, settings ) ) {
		const left = rows.slice( skip );
		skip = Math.max( skip - rows.length, 0 );
		if ( left.length > 0 ) {
			yield left.map( ( row ) => fitRow( row, columns ) );
		}
	}
}

/** The most cells of a row that the API accepts. */
const MAX_CELLS = 300;

function fitRow( row: string[], columns: number ): string[] {
	let { length } = row;
	while ( length > columns && row[ length - 1 ]?.trim() === '' ) {
		length--;
	}
	return row.slice( 0, Math.min( length, MAX_CELLS ) );
}
