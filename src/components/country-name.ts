import { getBootstrap } from '@fcc/store';

const names = new Intl.DisplayNames( [ getBootstrap().locale ], {
	type: 'region',
} );

/**
 * @param code ISO 3166-1 alpha-2; FluentCart lets other texts pass.
 * @return The country's name in the person's language; the code itself where
 *         there is no such country.
 */
export function countryName( code: string ): string {
	return /^[A-Z]{2}$/.test( code ) ? ( names.of( code ) ?? code ) : code;
}
