import { __ } from '@wordpress/i18n';
import type { Import, ImportFailedRow } from '@fcc/store';
import { delimiterOf } from '../import-api/delimiters';
import { fetchAllFailedRows, fetchImport } from '../import-api/requests';
import { saveCsv } from './csv';

/**
 * Downloads the rows that runs of an import could not import, as a CSV file.
 *
 * @param importId
 * @param runIds
 * @return Rejects with an ApiError.
 */
export async function downloadFailedRows(
	importId: number,
	runIds: number[]
): Promise< void > {
	const [ current, ...parts ] = await Promise.all( [
		fetchImport( importId ),
		...runIds.map( ( id ) => fetchAllFailedRows( importId, id ) ),
	] );
	saveCsv(
		failedRowsName( current.name ),
		failedRowsTable( current, parts.flat() ),
		// The spreadsheet that wrote the file opens this one, too.
		delimiterOf( current.hash )
	);
}

/**
 * @return For example `customers-failed.csv`.
 */
export function failedRowsName( name: string ): string {
	return `${ name.replace( /\.\w+$/, '' ) }-failed.csv`;
}

/**
 * @return The rows of the file: the columns of the imported file, and why each row
 *         failed.
 */
export function failedRowsTable(
	{ mapping }: Pick< Import, 'mapping' >,
	rows: ImportFailedRow[]
): string[][] {
	const columns = mapping.map( ( { column } ) => column );
	const reason = uniqueName(
		__( 'Why it failed', 'fluent-cart-customers' ),
		columns
	);
	return [
		[ ...columns, reason ],
		...rows.map( ( { cells, message } ) => [
			...columns.map( ( _, index ) => cells[ index ] ?? '' ),
			message,
		] ),
	];
}

function uniqueName( name: string, taken: string[] ): string {
	return taken.includes( name ) ? uniqueName( `${ name } ·`, taken ) : name;
}
