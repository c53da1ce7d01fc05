import { countryNames } from '../../../tools/webpack/country-names.mjs';

const COUNTRIES = [
	{ countryShortCode: 'AT', countryName: 'Austria' },
	{ countryShortCode: 'CI', countryName: 'Côte d’Ivoire, Republic of' },
	{ countryShortCode: 'JO', countryName: 'Jordan' },
	{ countryShortCode: 'US', countryName: 'United States' },
];

const names = countryNames( COUNTRIES );

describe( 'the names of a country', () => {
	it( 'are its codes and its names in many languages, in lower case', () => {
		expect( names.AT ).toEqual(
			expect.arrayContaining( [
				'at',
				'aut',
				'austria',
				'österreich',
				'autriche',
				'النمسا',
				'オーストリア',
			] )
		);
	} );

	it( 'are also names that people use', () => {
		expect( names.US ).toEqual(
			expect.arrayContaining( [ 'usa', 'u s a', 'america' ] )
		);
	} );

	it( 'have a form without accents, punctuation and Arabic marks', () => {
		expect( names.AT ).toContain( 'osterreich' );
		expect( names.CI ).toContain( 'cote d ivoire republic of' );
		expect( names.JO ).toContain( 'الاردن' );
	} );

	it( 'belong to one country each', () => {
		const all = Object.values( names ).flat();
		expect( new Set( all ).size ).toBe( all.length );
	} );
} );
