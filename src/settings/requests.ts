/**
 * The requests of the settings. Only this page needs them, so they are not in the
 * store of all pages.
 */
import {
	request,
	type ReadOptions,
	type SettingsAnswer,
	type SettingsUpdate,
} from '@fcc/store';

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
