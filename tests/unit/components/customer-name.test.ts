import {
	customerInitials,
	customerName,
} from '../../../src/components/customer-name';

const nobody = { first_name: '', last_name: '', email: 'eve@example.com' };

it.each( [
	[ 'Ada', 'Lovelace', 'Ada Lovelace', 'AL' ],
	[ '', 'Lovelace', 'Lovelace', 'L' ],
	[ 'poppy', 'mac Donald', 'poppy mac Donald', 'PM' ],
	[ '太郎', '山田', '太郎 山田', '太山' ],
	[ '👩‍👩‍👧 Unicorn', 'E\u0301mile', '👩‍👩‍👧 Unicorn E\u0301mile', '👩‍👩‍👧E\u0301' ],
	[ '', '', 'eve@example.com', 'E' ],
] )( 'names %s %s', ( first_name, last_name, name, initials ) => {
	const customer = { ...nobody, first_name, last_name };
	expect( customerName( customer ) ).toBe( name );
	expect( customerInitials( customer ) ).toBe( initials );
} );
