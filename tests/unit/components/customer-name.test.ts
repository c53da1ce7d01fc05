import {
	customerInitials,
	customerName,
} from '../../../src/components/customer-name';

const nobody = {
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
] )( 'names %s %s', ( first_name, last_name, name, initials ) => {
	const customer = { ...nobody, first_name, last_name };
	expect( customerName( customer ) ).toBe( name );
	expect( customerInitials( customer ) ).toBe( initials );
} );

it( 'names a customer who has neither a name nor an email by the id', () => {
	const customer = { ...nobody, first_name: '\u3164', email: '\u200b' };
	expect( customerName( customer ) ).toBe( '#7' );
} );
