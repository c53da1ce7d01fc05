import { durationText } from '../../../src/admin/operations/texts';

it.each( [
	[ 0, '1 second' ],
	[ 7_200, '8 seconds' ],
	[ 119_000, '119 seconds' ],
	[ 120_000, '2 minutes' ],
	[ 45 * 60_000, '45 minutes' ],
	[ 3 * 3_600_000, '3 hours' ],
] )( '%d milliseconds are written as %s', ( milliseconds, text ) => {
	expect( durationText( milliseconds ) ).toBe( text );
} );
