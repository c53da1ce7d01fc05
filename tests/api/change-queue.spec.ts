import { expect, test } from './support/test.ts';
import { IS_ON_SQLITE } from '../support/environment.ts';

const LOCK_WAIT_TIMEOUT = 1205;

// SQLite has no locks of rows.
if ( ! IS_ON_SQLITE ) {
	test( 'a writer does not wait for rows that another transaction has locked', async ( {
		site,
	} ) => {
		const { code, seconds, waits } = await site.call< {
			code: number;
			seconds: number;
			waits: [ string[], string[] ];
		} >( 'queue/append_while_locked' );
		expect( code ).toBe( LOCK_WAIT_TIMEOUT );
		// By default it would be 50.
		expect( seconds ).toBeLessThan( 10 );
		expect( waits[ 1 ] ).toEqual( waits[ 0 ] );
	} );
}
