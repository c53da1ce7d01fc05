/**
 * The requests of imports, and of the columns that imports and exports know. Few
 * page views need them, so they are not in the store.
 */
import { buildQueryString } from '@wordpress/url';
import {
	request,
	type Column,
	type Import,
	type ImportCreate,
	type ImportFailedRow,
	type ImportFailedRowList,
	type ImportList,
	type ImportUpdate,
	type PageQuery,
	type ReadOptions,
	type Run,
} from '@fcc/store';

/**
 * Reads one page of the imports whose rows the server keeps, newest first.
 *
 * @return The page with its pagination.
 * @throws {ApiError}
 */
export async function fetchImports(
	query: PageQuery,
	options: ReadOptions = {}
): Promise< ImportList > {
	const { data } = await request< 'listImports' >(
		`/imports?${ buildQueryString( { ...query } ) }`,
		options
	);
	return data;
}

/**
 * Reads an import with its mapping.
 *
 * @throws {ApiError} `import_not_found` and others.
 */
export async function fetchImport(
	id: number,
	options: ReadOptions = {}
): Promise< Import > {
	const { data } = await request< 'getImport' >(
		`/imports/${ id }`,
		options
	);
	return data.import;
}

/**
 * Starts an import. The server guesses the mapping.
 *
 * @throws {ApiError}
 */
export async function createImport( data: ImportCreate ): Promise< Import > {
	const answer = await request< 'createImport' >( '/imports', {
		method: 'POST',
		data,
	} );
	return answer.data.import;
}

/**
 * Changes mapping and options.
 *
 * @throws {ApiError} `import_started` and others.
 */
export async function updateImport(
	id: number,
	data: ImportUpdate
): Promise< Import > {
	const answer = await request< 'updateImport' >( `/imports/${ id }`, {
		method: 'PUT',
		data,
	} );
	return answer.data.import;
}

/**
 * Removes the rows of a file from the server.
 *
 * @throws {ApiError} `import_started` and others.
 */
export async function deleteImport( id: number ): Promise< void > {
	await request< 'deleteImport' >( `/imports/${ id }`, { method: 'DELETE' } );
}

/**
 * Sends rows of the file. They can be sent again.
 *
 * @param  id
 * @param  from    0-based number of the first row.
 * @param  rows
 * @param  options
 * @return The import.
 * @throws {ApiError} `row_gap` with `next`, and others.
 */
export async function addImportRows(
	id: number,
	from: number,
	rows: string[][],
	options: ReadOptions = {}
): Promise< Import > {
	const { data } = await request< 'addImportRows' >(
		`/imports/${ id }/rows`,
		{ method: 'POST', data: { from, rows }, ...options }
	);
	return data.import;
}

/**
 * Starts the check of the rows that are not imported.
 *
 * @param  id
 * @param  rows Only the first of them; undefined for all.
 * @return The run, which may still be `planning`.
 * @throws {ApiError} `row_gap`, `validation_error` and others.
 */
export async function planImport(
	id: number,
	rows: number | undefined
): Promise< Run > {
	const { data } = await request< 'planImport' >( `/imports/${ id }/plan`, {
		method: 'POST',
		data: rows === undefined ? {} : { rows },
	} );
	return data.run;
}

/**
 * Reads one page of the rows that a run could not import.
 *
 * @return The page with its pagination.
 * @throws {ApiError} `import_not_found` and others.
 */
export async function fetchFailedImportRows(
	id: number,
	query: PageQuery & { run_id: number }
): Promise< ImportFailedRowList > {
	const { data } = await request< 'listFailedImportRows' >(
		`/imports/${ id }/failed-rows?${ buildQueryString( { ...query } ) }`
	);
	return data;
}

/** The largest page of the API. */
const PER_PAGE = 100;

/**
 * Reads all rows that a run could not import.
 *
 * @return The rows; rejects with an ApiError.
 */
export async function fetchAllFailedRows(
	id: number,
	runId: number
): Promise< ImportFailedRow[] > {
	const rows: ImportFailedRow[] = [];
	for ( let page = 1, last = 1; page <= last; page++ ) {
		const list = await fetchFailedImportRows( id, {
			run_id: runId,
			page,
			per_page: PER_PAGE,
		} );
		rows.push( ...list.rows );
		last = list.pagination.total_pages;
	}
	return rows;
}

/**
 * Reads the columns that an export can contain, and the fields that an import can
 * write.
 *
 * @return The columns with their names in the user's language.
 * @throws {ApiError} `insufficient_permissions` and others.
 */
export async function fetchColumns(
	options: ReadOptions = {}
): Promise< Column[] > {
	const { data } = await request< 'listColumns' >( '/columns', options );
	return data.columns;
}
