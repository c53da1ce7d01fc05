import { getBootstrap } from '@fcc/store';

const names = new Intl.DisplayNames( [ getBootstrap().locale ], {
	type: 'region',
} );

/**
 * @param code ISO 3166-1 alpha-2; FluentCart also stores other texts.
 * @return The country's name in the user's language; an unknown code itself.
 */
export function countryName( code: string ): string {
	return /^[A-Z]{2}$/.test( code ) ? ( names.of( code ) ?? code ) : code;
}
