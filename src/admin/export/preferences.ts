import { dispatch, select } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { SCOPE } from '../navigation/preferences';
import { parseChoices, type ExportChoices } from './choices';

const EXPORT = 'export';

/**
 * @return What the user has chosen for exports.
 */
export function readExportChoices(): ExportChoices {
	return parseChoices( select( preferencesStore ).get( SCOPE, EXPORT ) );
}

/** Stores in the user's account what the user has chosen for exports. */
export function saveExportChoices( choices: ExportChoices ): void {
	dispatch( preferencesStore ).set( SCOPE, EXPORT, choices );
}
