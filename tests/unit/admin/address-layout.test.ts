import {
	addressLines,
	fieldRows,
	findState,
	stateText,
} from '../../../src/admin/customer/addresses/address-layout';
import { address } from '../support/server';

const nothing = address( {
	first_name: '',
	last_name: '',
	address_1: '',
	city: '',
	country: '',
	postcode: '',
} );

describe( 'address layout', () => {
	it.each( [
		[
			'US',
			{ city: 'Austin', postcode: '78701' },
			'TX',
			[
				'Ada Lovelace',
				'1 Main St',
				'Austin, TX 78701',
				'United States',
			],
		],
		[
			'DE',
			{ city: 'Köln', postcode: '50667', company: 'Engines' },
			'Nordrhein-Westfalen',
			[ 'Ada Lovelace', 'Engines', '1 Main St', '50667 Köln', 'Germany' ],
		],
		[
			'JP',
			{
				first_name: '太郎',
				last_name: '山田',
				address_1: '銀座1-1',
				city: '中央区',
				postcode: '104-0061',
			},
			'東京都',
			[
				'〒104-0061',
				'東京都',
				'中央区',
				'銀座1-1',
				'山田 太郎',
				'Japan',
			],
		],
		// The country's layout has no city, but the contract requires one.
		[
			'AE',
			{ city: 'Deira', postcode: '' },
			'Dubai',
			[
				'Ada Lovelace',
				'1 Main St',
				'Deira, Dubai',
				'United Arab Emirates',
			],
		],
		[
			'JP',
			{ city: 'Chuo City', postcode: '104-0061' },
			'Tokyo',
			[
				'Ada Lovelace',
				'1 Main St, Chuo City, Tokyo',
				'104-0061',
				'Japan',
			],
		],
		[
			'ES',
			{ city: 'Madrid', postcode: '28013' },
			'Madrid',
			[ 'Ada Lovelace', '1 Main St', '28013 Madrid', 'Spain' ],
		],
		[
			'SG',
			{ city: 'Singapore', postcode: '049145' },
			'',
			[ 'Ada Lovelace', '1 Main St', 'SINGAPORE 049145', 'Singapore' ],
		],
		// FluentCart also stores countries without a code.
		[
			'Atlantis',
			{ city: 'Poseidonis' },
			'',
			[ 'Ada Lovelace', '1 Main St', 'Poseidonis', '12345', 'Atlantis' ],
		],
	] )(
		'an address in %s has the lines that the country writes',
		( country, changes, state, lines ) => {
			expect(
				addressLines( address( { country, ...changes } ), state )
			).toEqual( lines );
		}
	);

	it( 'a form has the fields in the order of the country', () => {
		expect( fieldRows( 'US', nothing ) ).toEqual( [
			[ 'first_name', 'last_name' ],
			[ 'company' ],
			[ 'address_1' ],
			[ 'address_2' ],
			[ 'city', 'state', 'postcode' ],
		] );
		expect( fieldRows( 'DE', nothing ).at( -1 ) ).toEqual( [
			'postcode',
			'city',
		] );
	} );

	it( 'a form omits fields that the country does not use, unless they have a value', () => {
		expect( fieldRows( 'DE', nothing ).flat() ).not.toContain( 'state' );
		expect(
			fieldRows( 'DE', address( { state: 'NW' } ) ).flat()
		).toContain( 'state' );
	} );

	it( 'a form has a city even if the country writes none', () => {
		expect( fieldRows( 'SG', nothing ) ).toContainEqual( [ 'city' ] );
		expect( fieldRows( 'JP', nothing ) ).toContainEqual( [
			'city',
			'state',
		] );
	} );

	it( 'a form has all fields while no country is chosen', () => {
		expect( fieldRows( '', nothing ).flat() ).toEqual(
			expect.arrayContaining( [ 'city', 'state', 'postcode' ] )
		);
	} );
} );

describe( 'states', () => {
	const tokyo = { name: 'Tokyo', code: '13', value: 'Tokyo' };
	const texas = { name: 'Texas', code: 'TX', value: 'TX' };

	it.each( [ '13', 'JP13', 'jp-13', 'tokyo ', 'Tokyo' ] )(
		'Tokyo is found by “%s”',
		( stored ) => {
			expect( findState( [ tokyo ], 'JP', stored ) ).toBe( tokyo );
		}
	);

	it( 'a state without a code is not found by an empty text', () => {
		const aitutaki = { name: 'Aitutaki', code: '', value: 'Aitutaki' };
		expect( findState( [ aitutaki ], 'CK', '' ) ).toBeUndefined();
	} );

	it.each( [ 'DE-BE', 'BE', 'berlin' ] )(
		'a state of FluentCart’s list is found by “%s”',
		( stored ) => {
			const ofStore = ( name: string, code: string ) => ( {
				name,
				code,
				value: code,
			} );
			const berlin = ofStore( 'Berlin', 'DE-BE' );
			const brandenburg = ofStore( 'Brandenburg', 'DE-BB' );
			expect( findState( [ brandenburg, berlin ], 'DE', stored ) ).toBe(
				berlin
			);
		}
	);

	it( 'an address contains the code of a state only if the country writes codes', () => {
		expect( stateText( [ texas ], 'US', 'texas' ) ).toBe( 'TX' );
		expect( stateText( [ tokyo ], 'JP', 'JP13' ) ).toBe( 'Tokyo' );
		expect( stateText( [ texas ], 'US', 'New Albion' ) ).toBe(
			'New Albion'
		);
	} );
} );
