/**
 * The requests of the settings. Only this page needs them, so they are not in the
 * store of all pages.
 */
import {
	request,
	type AbilityCall,
	type ReadOptions,
	type SettingsAnswer,
	type SettingsUpdate,
} from '@fcc/store';

/** The calls that the page shows. */
const CALLS = 20;

/**
 * Reads the settings of the site.
 *
 * @return Settings, defaults, and what they can be set to.
 * @throws {ApiError} `insufficient_permissions` and others.
 */
export async function fetchSettings(
	options: ReadOptions = {}
): Promise< SettingsAnswer > {
	const { data } = await request< 'getSettings' >( '/settings', options );
	return data;
}

/**
 * Changes the given settings and leaves the others.
 *
 * @return As fetchSettings(), after the change.
 * @throws {ApiError} `validation_error` and others.
 */
export async function updateSettings(
	changes: SettingsUpdate
): Promise< SettingsAnswer > {
	const { data } = await request< 'updateSettings' >( '/settings', {
		method: 'PUT',
		data: changes,
	} );
	return data;
}

/**
 * Reads the last calls of abilities.
 *
 * @return The newest first.
 * @throws {ApiError} `insufficient_permissions` and others.
 */
export async function fetchAbilityCalls(): Promise< AbilityCall[] > {
	const { data } = await request< 'listAbilityCalls' >(
		`/settings/ability-calls?per_page=${ CALLS }`
	);
	return data.calls;
}
