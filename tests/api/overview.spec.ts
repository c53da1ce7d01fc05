import { expect, test } from './support/test.ts';

const PERIODS = [ '7d', '30d', '90d', '12m', 'all' ] as const;

test( 'every period is answered', async ( { admin } ) => {
	for ( const period of PERIODS ) {
		const overview = await admin.getOverview( period );
		expect( overview.period ).toBe( period );
	}
} );
