import Papa from 'papaparse';
import { DELIMITERS, type Delimiter } from '../../import-api/delimiters';
import { detectEncoding } from './detect-encoding';
import type { Encoding } from './encodings';
import {
	readRows,
	SEPARATOR_LINE,
	UnclosedQuote,
	type CsvSettings,
} from './rows';

/** The largest file in bytes. */
export const MAX_BYTES = 50 * 1024 * 1024;

/** The contract's limits. */
export const MAX_ROWS = 500_000;
export const MAX_COLUMNS = 300;
const MAX_NAME = 300;
const MAX_SAMPLE_CELL = 2000;
const SAMPLE_ROWS = 50;

/** Why a file cannot be imported. */
export type FileProblem =
	| { code: 'empty' | 'no_rows' | 'not_csv' | 'too_large' }
	| { code: 'too_many_rows' | 'unreadable' }
	| { code: 'too_many_columns'; columns: number }
	| { code: 'unclosed_quote'; row: number };

/** What a file has, read with some settings. */
export interface Contents {
	/** Names of the columns; made up if the file has none. */
	columns: string[];
	/** The first rows. */
	sample: string[][];
	/** Number of rows without the names of the columns. */
	total: number;
	/** Rows with more cells than columns: the delimiter may be wrong. */
	longRows: number;
	/** Rows with characters that the encoding does not have. */
	garbledRows: number;
	problem: FileProblem | undefined;
}

/** First bytes of files that are often taken for a CSV file: ZIP (also XLSX and ODS), XLS, PDF, PNG, JPEG. */
const OTHER_FORMATS = [
	[ 0x50, 0x4b, 0x03, 0x04 ],
	[ 0x50, 0x4b, 0x05, 0x06 ],
	[ 0xd0, 0xcf, 0x11, 0xe0 ],
	[ 0x25, 0x50, 0x44, 0x46 ],
	[ 0x89, 0x50, 0x4e, 0x47 ],
	[ 0xff, 0xd8, 0xff ],
];

/** The beginning of HTML, XML and JSON. */
const OTHER_TEXTS =
	/^\s*(<(!doctype|html|head|body|table|\?xml)\b|[[{]\s*["{])/i;

/** Bytes in which a text of another format begins. */
const BEGINNING = 256;

/** Bytes from which encoding and delimiter are guessed. */
const HEAD = 256 * 1024;

/**
 * @return Why a file cannot be a CSV file of this import, by its size and its first
 *         bytes.
 */
export async function quickProblem(
	file: Blob
): Promise< FileProblem | undefined > {
	if ( file.size === 0 ) {
		return { code: 'empty' };
	}
	const head = await bytesOf( file.slice( 0, BEGINNING ) );
	if (
		OTHER_FORMATS.some( ( format ) =>
			format.every( ( byte, index ) => byte === head[ index ] )
		) ||
		OTHER_TEXTS.test( new TextDecoder().decode( head ) )
	) {
		return { code: 'not_csv' };
	}
	return file.size > MAX_BYTES ? { code: 'too_large' } : undefined;
}

/**
 * Guesses how a file is read.
 *
 * @param file
 * @param locale Language of the person.
 */
export async function guessSettings(
	file: Blob,
	locale: string
): Promise< CsvSettings > {
	const head = await bytesOf( file.slice( 0, HEAD ) );
	const isAscii = ! head.some( ( byte ) => byte === 0 || byte >= 0x80 );
	const encoding = detectEncoding(
		isAscii ? await firstOtherBytes( file ) : head,
		locale
	);
	return settingsOfText(
		new TextDecoder( encoding ).decode( head ),
		encoding
	);
}

/** @return Bytes from the first one on that is not ASCII. */
async function firstOtherBytes( file: Blob ): Promise< Uint8Array > {
	const reader = file.stream().getReader();
	try {
		for ( let read = 0; ; ) {
			const { done, value } = await reader.read();
			if ( done ) {
				return new Uint8Array();
			}
			const index = value.findIndex( ( byte ) => byte >= 0x80 );
			if ( index >= 0 ) {
				const begin = read + index;
				return await bytesOf( file.slice( begin, begin + HEAD ) );
			}
			read += value.length;
		}
	} finally {
		await reader.cancel();
	}
}

function settingsOfText( text: string, encoding: Encoding ): CsvSettings {
	const [ , named ] = SEPARATOR_LINE.exec( text ) ?? [];
	const { data, meta } = Papa.parse< string[] >(
		text.replace( SEPARATOR_LINE, '' ),
		{
			preview: 20,
			delimitersToGuess: [ ...DELIMITERS ],
			skipEmptyLines: 'greedy',
		}
	);
	return {
		encoding,
		delimiter:
			DELIMITERS.find( ( delimiter ) => delimiter === named ) ??
			toDelimiter( meta.delimiter ),
		hasHeader: ! data[ 0 ]?.some( isEmail ),
	};
}

function toDelimiter( text: string ): Delimiter {
	return DELIMITERS.find( ( delimiter ) => delimiter === text ) ?? ',';
}

/** Whether a cell has an email address, roughly. */
export function isEmail( cell: string ): boolean {
	return /^\s*[^\s@]+@[^\s@]+\s*$/.test( cell );
}

/**
 * Reads the whole file once: counts its rows and finds problems.
 *
 * @param file
 * @param settings
 * @param signal   Ends it.
 */
export async function readContents(
	file: Blob,
	settings: CsvSettings,
	signal: AbortSignal
): Promise< Contents > {
	const contents: Contents = {
		columns: [],
		sample: [],
		total: 0,
		longRows: 0,
		garbledRows: 0,
		problem: undefined,
	};
	try {
		let isFirst = true;
		for await ( const rows of readRows( file, settings ) ) {
			signal.throwIfAborted();
			if ( isFirst ) {
				contents.columns = columnNames( rows[ 0 ] ?? [], settings );
			}
			addRows(
				contents,
				isFirst && settings.hasHeader ? rows.slice( 1 ) : rows
			);
			isFirst = false;
		}
	} catch ( error ) {
		signal.throwIfAborted();
		return { ...contents, problem: problemOf( error ) };
	}
	return { ...contents, problem: contentProblem( contents ) };
}

function columnNames( row: string[], { hasHeader }: CsvSettings ): string[] {
	let { length } = row;
	// Some programs end every row with a delimiter.
	while ( hasHeader && length > 1 && row[ length - 1 ]?.trim() === '' ) {
		length--;
	}
	return row.slice( 0, length ).map( ( cell, index ) => {
		const name = hasHeader ? cell.trim().slice( 0, MAX_NAME ) : '';
		return name || unnamedColumn( index );
	} );
}

/** @return A name for a column without one, as spreadsheets have: A, B, …, AA. */
function unnamedColumn( index: number ): string {
	const letter = String.fromCharCode( 65 + ( index % 26 ) );
	return index < 26
		? letter
		: unnamedColumn( Math.floor( index / 26 ) - 1 ) + letter;
}

function addRows( contents: Contents, rows: string[][] ): void {
	const { columns, sample } = contents;
	contents.total += rows.length;
	for ( const row of rows ) {
		if (
			row.length > columns.length &&
			row.slice( columns.length ).some( ( cell ) => cell.trim() !== '' )
		) {
			contents.longRows++;
		}
		if ( row.some( ( cell ) => cell.includes( '\uFFFD' ) ) ) {
			contents.garbledRows++;
		}
	}
	rows.slice( 0, SAMPLE_ROWS - sample.length ).forEach( ( row ) =>
		sample.push(
			columns.map( ( _, index ) =>
				( row[ index ] ?? '' ).slice( 0, MAX_SAMPLE_CELL )
			)
		)
	);
}

function problemOf( error: unknown ): FileProblem {
	return error instanceof UnclosedQuote
		? { code: 'unclosed_quote', row: error.row }
		: // The file was moved, changed or deleted after it was selected.
			{ code: 'unreadable' };
}

function contentProblem( contents: Contents ): FileProblem | undefined {
	const { columns, total } = contents;

	if ( columns.length === 0 ) {
		return { code: 'empty' };
	}
	if ( columns.length > MAX_COLUMNS ) {
		return { code: 'too_many_columns', columns: columns.length };
	}
	if ( total === 0 ) {
		return { code: 'no_rows' };
	}
	return total > MAX_ROWS ? { code: 'too_many_rows' } : undefined;
}

async function bytesOf( part: Blob ): Promise< Uint8Array > {
	return new Uint8Array( await part.arrayBuffer() );
}
