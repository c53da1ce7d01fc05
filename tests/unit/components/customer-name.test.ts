import { getBootstrap } from '@fcc/store';
import {
	customerInitials,
	customerName,
	fullName,
} from '../../../src/components/customer-name';

const nameless = {
	id: 7,
	first_name: '',
	last_name: '',
	email: 'eve@example.com',
};

it.each( [
	[ 'Ada', 'Lovelace', 'Ada Lovelace', 'AL' ],
	[ '', 'Lovelace', 'Lovelace', 'L' ],
	[ 'poppy', 'mac Donald', 'poppy mac Donald', 'PM' ],
	[ '太郎', '山田', '太郎 山田', '太山' ],
	[ '👩‍👩‍👧 Unicorn', 'E\u0301mile', '👩‍👩‍👧 Unicorn E\u0301mile', '👩‍👩‍👧E\u0301' ],
	[ '', '', 'eve@example.com', 'E' ],
	[ ' ', '\u00a0\u200b', 'eve@example.com', 'E' ],
	[ ' Ada', ' Lovelace\ufeff', 'Ada Lovelace', 'AL' ],
] )(
	'a customer named “%s” “%s” has a name and initials',
	( first_name, last_name, name, initials ) => {
		const customer = { ...nameless, first_name, last_name };
		expect( customerName( customer ) ).toBe( name );
		expect( customerInitials( customer ) ).toBe( initials );
	}
);

describe( 'in a store with the family name first', () => {
	beforeEach( () => {
		getBootstrap().isFamilyNameFirst = true;
	} );
	afterEach( () => {
		getBootstrap().isFamilyNameFirst = false;
	} );

	it.each( [
		[ 'Ada', 'Lovelace', 'Lovelace Ada', 'LA' ],
		[ '太郎', '山田', '山田 太郎', '山太' ],
		[ 'Ada', '', 'Ada', 'A' ],
		[ '', '', 'eve@example.com', 'E' ],
	] )(
		'a customer named “%s” “%s” has a name and initials',
		( first_name, last_name, name, initials ) => {
			const customer = { ...nameless, first_name, last_name };
			expect( customerName( customer ) ).toBe( name );
			expect( customerInitials( customer ) ).toBe( initials );
		}
	);

	it( 'an address can have another order', () => {
		const names = { first_name: 'Ada', last_name: 'Lovelace' };
		expect( fullName( names ) ).toBe( 'Lovelace Ada' );
		expect( fullName( names, false ) ).toBe( 'Ada Lovelace' );
	} );
} );

it( 'a customer without a visible name and email is named by the id', () => {
	const customer = { ...nameless, first_name: '\u3164', email: '\u200b' };
	expect( customerName( customer ) ).toBe( '#7' );
} );
