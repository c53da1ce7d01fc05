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

interface CountryOption {
	value: string;
	label: string;
}

/**
 * @param codes ISO 3166-1 alpha-2.
 * @return Choices by name, with the store's country first.
 */
export function countryOptions( codes: string[] ): CountryOption[] {
	const { country, locale } = getBootstrap();
	const { compare } = new Intl.Collator( locale );
	const isElsewhere = ( code: string ) => Number( code !== country );
	return codes
		.map( ( code ) => ( { value: code, label: countryName( code ) } ) )
		.sort(
			( a, b ) =>
				isElsewhere( a.value ) - isElsewhere( b.value ) ||
				compare( a.label, b.label )
		);
}
