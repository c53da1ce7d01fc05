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

describe( 'an address', () => {
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
		// Nobody writes a city there; a store has one all the same.
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
		// FluentCart lets any text pass.
		[
			'Atlantis',
			{ city: 'Poseidonis' },
			'',
			[ 'Ada Lovelace', '1 Main St', 'Poseidonis', '12345', 'Atlantis' ],
		],
	] )(
		'of %s is laid out as it is written there',
		( country, changes, state, lines ) => {
			expect(
				addressLines( address( { country, ...changes } ), state )
			).toEqual( lines );
		}
	);

	it( 'is asked for in the order of its country', () => {
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

	it( 'has no fields that its country does not know, unless something is in them', () => {
		expect( fieldRows( 'DE', nothing ).flat() ).not.toContain( 'state' );
		expect(
			fieldRows( 'DE', address( { state: 'NW' } ) ).flat()
		).toContain( 'state' );
	} );

	it( 'has a city everywhere, for the contract wants one', () => {
		expect( fieldRows( 'SG', nothing ) ).toContainEqual( [ 'city' ] );
		expect( fieldRows( 'JP', nothing ) ).toContainEqual( [
			'city',
			'state',
		] );
	} );

	it( 'has all fields as long as no country is chosen', () => {
		expect( fieldRows( '', nothing ).flat() ).toEqual(
			expect.arrayContaining( [ 'city', 'state', 'postcode' ] )
		);
	} );
} );

describe( 'a state', () => {
	const tokyo = { name: 'Tokyo', code: '13', value: 'Tokyo' };
	const texas = { name: 'Texas', code: 'TX', value: 'TX' };

	it.each( [ '13', 'JP13', 'jp-13', 'tokyo ', 'Tokyo' ] )(
		'is found as “%s”',
		( stored ) => {
			expect( findState( [ tokyo ], 'JP', stored ) ).toBe( tokyo );
		}
	);

	it( 'without a code is not found by nothing', () => {
		const aitutaki = { name: 'Aitutaki', code: '', value: 'Aitutaki' };
		expect( findState( [ aitutaki ], 'CK', '' ) ).toBeUndefined();
	} );

	it.each( [ 'DE-BE', 'BE', 'berlin' ] )(
		'of FluentCart’s list is found as “%s”',
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

	it( 'is written by its code only where people do so', () => {
		expect( stateText( [ texas ], 'US', 'texas' ) ).toBe( 'TX' );
		expect( stateText( [ tokyo ], 'JP', 'JP13' ) ).toBe( 'Tokyo' );
		expect( stateText( [ texas ], 'US', 'New Albion' ) ).toBe(
			'New Albion'
		);
	} );
} );
