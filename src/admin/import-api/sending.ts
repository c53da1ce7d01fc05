import {
	ApiError,
	sendUntilAnswered,
	type Import,
	type RetryDelay,
} from '@fcc/store';
import { addImportRows } from './requests';

/** How far the rows of a file are sent. */
export interface SendProgress {
	/** Number of rows that the server has. */
	sent: number;

	/** The import, once all rows are sent. */
	done: Import | undefined;

	/** Set while a failed request waits for its repetition. */
	wait: RetryDelay | undefined;

	/** Why sending has stopped, until it is resumed. */
	error: unknown;
}

/** Reads the rows of a file from a 0-based row on, some at a time. */
export type RowReader = ( from: number ) => AsyncIterable< string[][] >;

/** Rows that are being sent. */
export interface Sender {
	/** Ends it. */
	cancel: () => void;
	/** Continues after an error. */
	resume: () => void;
}

/** The contract's limits: rows in a request, and bytes with a margin for the rest of it. */
const MAX_ROWS = 500;
const MAX_BYTES = 1_000_000;

/** After this many gaps, the server does not keep the rows. */
const MAX_GAPS = 3;

/** A request without an answer is sent again: a computer that slept may never get one. */
const TIMEOUT_MS = 60_000;

/**
 * Sends the rows of an import that the server does not have.
 *
 * @param current    The import.
 * @param read       Reads the file.
 * @param onProgress Called after each change of the progress, until it is canceled.
 */
export function startSending(
	current: Import,
	read: RowReader,
	onProgress: ( progress: SendProgress ) => void
): Sender {
	const controller = new AbortController();
	const { signal } = controller;
	// A server that rejects a large request gets smaller ones from then on.
	let share = 1;
	let latest = current;
	let progress: SendProgress = {
		sent: current.rows,
		done: undefined,
		wait: undefined,
		error: undefined,
	};

	function report( changes: Partial< SendProgress > ) {
		progress = { ...progress, ...changes };
		if ( ! signal.aborted ) {
			onProgress( progress );
		}
	}

	async function send( from: number, rows: string[][] ): Promise< void > {
		try {
			latest = await sendUntilAnswered(
				() => sendOnce( current.id, from, rows, signal ),
				( wait ) => report( { wait } ),
				signal
			);
			report( { sent: latest.rows } );
		} catch ( error ) {
			if ( ! isTooLarge( error ) || rows.length === 1 ) {
				throw error;
			}
			share /= 2;
			const half = Math.ceil( rows.length / 2 );
			await send( from, rows.slice( 0, half ) );
			await send( from + half, rows.slice( half ) );
		}
	}

	async function sendFrom( first: number ): Promise< void > {
		let from = first;
		let part: string[][] = [];
		let bytes = 0;
		const flush = async () => {
			await send( from, part );
			from += part.length;
			part = [];
			bytes = 0;
		};
		for await ( const rows of read( first ) ) {
			for ( const row of rows ) {
				const size = sizeOf( row );
				if (
					part.length > 0 &&
					( part.length >= MAX_ROWS * share ||
						bytes + size > MAX_BYTES * share )
				) {
					await flush();
				}
				part.push( row );
				bytes += size;
			}
			signal.throwIfAborted();
		}
		if ( part.length > 0 ) {
			await flush();
		}
	}

	async function sendAll(): Promise< void > {
		report( { error: undefined } );
		for ( let gaps = 0; ; gaps++ ) {
			try {
				await sendFrom( progress.sent );
				report( { done: latest } );
				return;
			} catch ( error ) {
				const next = gapOf( error );
				if ( next === undefined || gaps === MAX_GAPS ) {
					report( { error } );
					return;
				}
				// Another tab, or a restored database, has fewer rows.
				report( { sent: next } );
			}
		}
	}

	void sendAll();
	return {
		cancel: () => controller.abort(),
		resume: () => void sendAll(),
	};
}

async function sendOnce(
	id: number,
	from: number,
	rows: string[][],
	signal: AbortSignal
): Promise< Import > {
	const timeout = AbortSignal.timeout( TIMEOUT_MS );
	try {
		return await addImportRows( id, from, rows, {
			signal: AbortSignal.any( [ signal, timeout ] ),
		} );
	} catch ( error ) {
		throw timeout.aborted && ! signal.aborted ? ApiError.timedOut() : error;
	}
}

/** Whether the web server limits the size of a request. */
function isTooLarge( error: unknown ): boolean {
	return error instanceof ApiError && error.status === 413;
}

/** The row that the server expects, if rows before the sent ones are missing. */
function gapOf( error: unknown ): number | undefined {
	return error instanceof ApiError && error.code === 'row_gap'
		? error.next
		: undefined;
}

const encoder = new TextEncoder();

/** @return Bytes of a row in a request. */
function sizeOf( row: string[] ): number {
	return encoder.encode( JSON.stringify( row ) ).length + 1;
}
