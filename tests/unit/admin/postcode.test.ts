import {
	addressLines,
	formatPostcode,
} from '../../../src/admin/customer/addresses/address-layout';
import { address } from '../support/server';

describe( 'postal codes', () => {
	it.each( [
		[ 'JP', '1000005', '100-0005' ],
		[ 'JP', '100-0005', '100-0005' ],
		[ 'JP', '〒100-0005', '100-0005' ],
		[ 'JP', '１００－０００５', '100-0005' ],
		[ 'JP', '１００ー０００５', '100-0005' ],
		[ 'JP', '100 0005', '100-0005' ],
		[ 'US', '787011234', '78701-1234' ],
		[ 'US', '78701', '78701' ],
		[ 'CA', 'k1a0b1', 'K1A 0B1' ],
		[ 'GB', 'sw1a1aa', 'SW1A 1AA' ],
		[ 'GB', 'M11AE', 'M1 1AE' ],
		[ 'IE', 'D02X285', 'D02 X285' ],
		[ 'NL', '1012ab', '1012 AB' ],
		[ 'SE', '11455', '114 55' ],
		[ 'PL', '00950', '00-950' ],
		[ 'PT', '1000001', '1000-001' ],
		[ 'BR', '01310100', '01310-100' ],
	] )( 'in %s, “%s” is written “%s”', ( country, stored, written ) => {
		expect( formatPostcode( country, stored ) ).toBe( written );
	} );

	it.each( [
		[ 'JP', '100' ],
		[ 'JP', 'none' ],
		[ 'GB', 'London' ],
		[ 'DE', '10115' ],
		[ 'DE', 'D-10115' ],
		[ 'ZZ', '1000005' ],
		[ '', '1000005' ],
		[ 'JP', '' ],
	] )(
		'in %s, the unknown shape “%s” stays as it is',
		( country, stored ) => {
			expect( formatPostcode( country, stored ) ).toBe( stored );
		}
	);

	it.each( [ '1000005', '〒100-0005', '〒1000005' ] )(
		'“%s” gets one postal mark in a Japanese address',
		( postcode ) => {
			const [ first ] = addressLines(
				address( {
					country: 'JP',
					first_name: '太郎',
					last_name: '山田',
					address_1: '丸の内1-1',
					city: '千代田区',
					postcode,
				} ),
				'東京都'
			);
			expect( first ).toBe( '〒100-0005' );
		}
	);
} );
