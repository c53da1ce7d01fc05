import { relativeTime } from '../../../src/components/moment';

const NOW = Date.parse( '2026-03-10T12:00:00Z' );

describe( 'relativeTime', () => {
	it.each( [
		[ '2026-03-10T11:59:31Z', 'Just now' ],
		[ '2026-03-10T11:59:00Z', '1 minute ago' ],
		[ '2026-03-10T09:30:00Z', '2 hours ago' ],
		[ '2026-03-08T11:00:00Z', '2 days ago' ],
		[ '2026-02-20T12:00:00Z', '2 weeks ago' ],
		[ '2025-12-20T12:00:00Z', '2 months ago' ],
		[ '2024-01-01T12:00:00Z', '2 years ago' ],
	] )( '%s is %s', ( moment, text ) => {
		expect( relativeTime( moment, NOW ) ).toBe( text );
	} );

	it( 'is “Just now” if the server’s clock is ahead', () => {
		expect( relativeTime( '2026-03-10T12:05:00Z', NOW ) ).toBe(
			'Just now'
		);
	} );
} );
