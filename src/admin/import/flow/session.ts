/**
 * The open import and its file, which stay while another screen is shown. They are
 * not in the address: after a reload, the import is read again and the file is
 * selected again.
 */
import { useSyncExternalStore } from '@wordpress/element';
import type { Import, ImportOptions } from '@fcc/store';
import {
	delimiterOf,
	DELIMITERS,
	type Delimiter,
} from '../../import-api/delimiters';
import type { SendProgress } from '../../import-api/sending';
import { ENCODINGS, type Encoding } from '../file/encodings';
import type { Contents } from '../file/inspect';
import type { CsvSettings } from '../file/rows';

export type Step = 'file' | 'columns' | 'check' | 'result';

/** A file and how it is read. */
export interface ChosenFile {
	file: File;
	settings: CsvSettings;
	/** Undefined while it is read. */
	contents: Contents | undefined;
	/** Identifies the content and the settings; undefined until it is needed. */
	key: string | undefined;
}

/** What a person has set for the columns. */
export interface Edits {
	/** The field of each column; null leaves it out. */
	fields: Array< string | null >;
	options: ImportOptions;
}

export interface Session {
	/** Undefined for a new import. */
	importId: number | undefined;
	/** Undefined before it is read. */
	current: Import | undefined;
	chosen: ChosenFile | undefined;
	step: Step;
	edits: Edits | undefined;
	/** The columns that a person had to decide when the step was first shown. */
	undecided: number[] | undefined;
	sending: SendProgress | undefined;
	/** The run that starts as soon as it is checked. */
	startsId: number | undefined;
}

const NEW: Session = {
	importId: undefined,
	current: undefined,
	chosen: undefined,
	step: 'file',
	edits: undefined,
	undecided: undefined,
	sending: undefined,
	startsId: undefined,
};

const listeners = new Set< () => void >();

let session = NEW;

/** The session as it is now. */
export function getSession(): Session {
	return session;
}

/** Changes the session. */
export function updateSession( changes: Partial< Session > ): void {
	session = { ...session, ...changes };
	listeners.forEach( ( listener ) => listener() );
}

/** Starts a session without a file. */
export function resetSession( changes: Partial< Session > = {} ): void {
	updateSession( { ...NEW, ...changes } );
}

/**
 * @return The session, kept up to date.
 */
export function useSession(): Session {
	return useSyncExternalStore( subscribe, getSession );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/**
 * @return The key of a file: by it, the same file is found again after a reload, and
 *         read in the same way. The server stores it as the hash.
 */
export function fileKey(
	hash: string,
	{ encoding, delimiter, hasHeader }: CsvSettings
): string {
	return [
		hash,
		encoding,
		DELIMITERS.indexOf( delimiter ),
		hasHeader ? 'header' : 'data',
	].join( ' ' );
}

/**
 * @return Hash and settings of a key; undefined if another client made it.
 */
export function parseFileKey(
	key: string | null
): { hash: string; settings: CsvSettings } | undefined {
	const [ hash = '', encoding, , first ] = key?.split( ' ' ) ?? [];
	const settings: {
		encoding: Encoding | undefined;
		delimiter: Delimiter | undefined;
	} = {
		encoding: ENCODINGS.find( ( known ) => known === encoding ),
		delimiter: delimiterOf( key ),
	};
	return settings.encoding && settings.delimiter
		? {
				hash,
				settings: {
					encoding: settings.encoding,
					delimiter: settings.delimiter,
					hasHeader: first === 'header',
				},
			}
		: undefined;
}
