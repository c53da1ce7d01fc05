import { matchTexts } from '../../../src/components/search/match-texts';

describe( 'the texts of a match', () => {
	it( 'name the field, and isolate the direction of its value', () => {
		expect(
			matchTexts( [ { field: 'phone', value: '+49 30 $& 7' } ] )
		).toEqual( [ 'Phone: \u2068+49 30 $& 7\u2069' ] );
	} );

	it( 'are at most two, without name and email', () => {
		expect(
			matchTexts( [
				{ field: 'name', value: 'Ada' },
				{ field: 'country', value: 'DE' },
				{ field: 'email', value: 'ada@example.com' },
				{ field: 'order', value: 'INV-7' },
				{ field: 'city', value: 'Berlin' },
			] )
		).toEqual( [
			'Country: \u2068Germany\u2069',
			'Order: \u2068INV-7\u2069',
		] );
	} );

	it( 'are none in a list without a search', () => {
		expect( matchTexts() ).toEqual( [] );
	} );
} );
