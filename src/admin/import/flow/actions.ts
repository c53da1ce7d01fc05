/**
 * What the steps do: each function sends its requests and changes the session.
 */
import { dispatch, resolveSelect } from '@wordpress/data';
import { hasRunEnded, store, type Import, type Run } from '@fcc/store';
import {
	createImport,
	deleteImport,
	fetchImport,
	planImport,
	updateImport,
} from '../../import-api/requests';
import { startSending, type Sender } from '../../import-api/sending';
import { openImport } from '../../navigation/routes';
import { hashOf } from '../file/hash';
import { readRowsFrom, type CsvSettings } from '../file/rows';
import {
	fileKey,
	getSession,
	parseFileKey,
	resetSession,
	updateSession,
	type ChosenFile,
	type Edits,
} from './session';

/** Rows of the first try. */
export const TRIAL_ROWS = 5;

let sender: Sender | undefined;

/**
 * Opens an import: reads it and its newest run, and finds the step where it was.
 *
 * @param id
 * @return Rejects with an ApiError.
 */
export async function openSession( id: number ): Promise< void > {
	if ( getSession().current?.id === id ) {
		return;
	}
	stopSending();
	resetSession( { importId: id } );
	const current = await fetchImport( id );
	const [ newest ] = current.run_ids;
	const run =
		newest === undefined
			? undefined
			: await resolveSelect( store ).getRun( newest );
	if ( getSession().importId === id && ! getSession().current ) {
		updateSession( { current, step: stepOf( current, run ) } );
	}
}

/**
 * Begins a new import. Keeps a file that was selected for it.
 */
export function openNewSession(): void {
	if ( getSession().importId !== undefined ) {
		stopSending();
		resetSession();
	}
}

function stepOf( current: Import, run: Run | undefined ) {
	if ( run && hasStarted( run ) && ! isTrial( run, current ) ) {
		return 'result';
	}
	return current.is_complete ? 'check' : 'file';
}

/** @return Whether a run has imported rows that are not undone. */
export function hasStarted( run: Run ): boolean {
	const { started_at: startedAt, state, undone_by: undoneBy } = run;
	return (
		! undoneBy &&
		( state === 'running' ||
			state === 'paused' ||
			( hasRunEnded( run ) && startedAt !== null && run.processed > 0 ) )
	);
}

/**
 * @return Whether a run imports the first rows only. The rows of a run that has
 *         started count as imported.
 */
export function isTrial( run: Run, current: Import ): boolean {
	const { imported, rows, total } = current;
	const left = ( total ?? rows ) - imported;
	return (
		run.total <= TRIAL_ROWS &&
		( hasStarted( run ) ? left > 0 : left > run.total )
	);
}

/**
 * Begins a new import.
 */
export function startOver( chosen?: ChosenFile ): void {
	stopSending();
	resetSession( { chosen } );
	openImport( undefined );
}

/**
 * Creates the import of the selected file, unless it exists and the file is read in
 * the same way. Shows the columns, or of an interrupted import continues it.
 *
 * @param chosen
 * @return Rejects with an ApiError.
 */
export async function acceptFile( chosen: ChosenFile ): Promise< void > {
	const { contents, file, settings } = chosen;
	if ( ! contents ) {
		return;
	}
	const { current } = getSession();
	const key = fileKey( await hashOf( file ), settings );
	if ( current && ( current.hash ?? key ) === key ) {
		updateSession( { chosen: { ...chosen, key } } );
		if ( current.rows > 0 ) {
			sendRows();
		}
		updateSession( { step: current.rows > 0 ? 'check' : 'columns' } );
		return;
	}
	const created = await createImport( {
		name: file.name.slice( 0, 255 ),
		columns: contents.columns,
		sample: contents.sample,
		total: contents.total,
		size: file.size,
		hash: key,
	} );
	stopSending();
	if ( current && current.imported === 0 ) {
		void deleteImport( current.id ).catch( () => {
			// The server removes it after seven days.
		} );
	}
	resetSession( {
		importId: created.id,
		current: created,
		chosen: { ...chosen, key },
		step: 'columns',
	} );
	openImport( created.id, { replace: true } );
}

/**
 * @return The settings of the file of an import if this is the same file; undefined
 *         if it is another one.
 */
export async function settingsOfSameFile(
	file: File,
	{ hash, name, size }: Import
): Promise< CsvSettings | 'unknown' | undefined > {
	if ( size !== null && size !== file.size ) {
		return undefined;
	}
	const known = parseFileKey( hash );
	if ( ! known ) {
		return name === file.name ? 'unknown' : undefined;
	}
	return known.hash === ( await hashOf( file ) ) ? known.settings : undefined;
}

/**
 * Stores mapping and options if they have changed, sends the rows, and shows the
 * check.
 *
 * @param edits
 * @return Rejects with an ApiError.
 */
export async function acceptColumns( edits: Edits ): Promise< void > {
	const { current } = getSession();
	if ( ! current ) {
		return;
	}
	const mapping = current.mapping.map( ( { column }, index ) => ( {
		column,
		field: edits.fields[ index ] ?? null,
	} ) );
	const saved = hasChanged( current, edits )
		? await updateImport( current.id, {
				mapping,
				options: edits.options,
			} )
		: current;
	updateSession( {
		// An earlier plan is outdated.
		current: saved === current ? saved : { ...saved, run_ids: [] },
		edits,
		step: 'check',
	} );
	if ( ! saved.is_complete ) {
		sendRows();
	}
}

function hasChanged( current: Import, { fields, options }: Edits ): boolean {
	return (
		current.mapping.some(
			( { field }, index ) => field !== ( fields[ index ] ?? null )
		) || JSON.stringify( current.options ) !== JSON.stringify( options )
	);
}

/**
 * Sends the rows that the server does not have. While it sends, the browser asks
 * before it leaves the page.
 */
export function sendRows(): void {
	const { chosen, current, sending } = getSession();
	if ( ! chosen || ! current || ( sending && ! sending.error ) ) {
		return;
	}
	if ( sending?.error && sender ) {
		sender.resume();
		return;
	}
	window.addEventListener( 'beforeunload', askBeforeUnload );
	sender = startSending(
		current,
		( from ) =>
			readRowsFrom(
				chosen.file,
				chosen.settings,
				current.mapping.length,
				from
			),
		( progress ) => {
			const { done } = progress;
			if ( ! done ) {
				updateSession( { sending: progress } );
				return;
			}
			stopSending();
			updateSession( { sending: undefined, current: done } );
		}
	);
}

function stopSending(): void {
	sender?.cancel();
	sender = undefined;
	window.removeEventListener( 'beforeunload', askBeforeUnload );
}

function askBeforeUnload( event: BeforeUnloadEvent ): void {
	event.preventDefault();
}

/**
 * Starts the check of the rows that are not imported.
 *
 * @param rows              Only the first of them; undefined for all.
 * @param options
 * @param options.isStarted Whether the import starts after the check.
 * @return The run; rejects with an ApiError.
 */
export async function plan(
	rows: number | undefined,
	{ isStarted = false }: { isStarted?: boolean } = {}
): Promise< void > {
	const { importId } = getSession();
	if ( importId === undefined ) {
		return;
	}
	const run = await planImport( importId, rows );
	receive( run );
	// Read again: the answer took a while.
	const { current } = getSession();
	if ( ! current || current.id !== importId ) {
		return;
	}
	updateSession( {
		current: {
			...current,
			run_ids: [
				run.id,
				...current.run_ids.filter( ( id ) => id !== run.id ),
			],
		},
		...( isStarted && { startsId: run.id } ),
	} );
}

function receive( run: Run ): void {
	const { finishResolution, receiveRun } = dispatch( store );
	void receiveRun( run );
	void finishResolution( 'getRun', [ run.id ] );
}

/**
 * Reads the import again, after a run has imported rows or was undone.
 *
 * @return Rejects with an ApiError.
 */
export async function refreshImport(): Promise< void > {
	const { importId } = getSession();
	if ( importId === undefined ) {
		return;
	}
	const current = await fetchImport( importId );
	if ( getSession().importId === importId ) {
		updateSession( { current } );
	}
}
