import { setTimeout as sleep } from 'node:timers/promises';
import { NODES } from '../../tools/database/galera.mjs';
import { expect, test } from './support/test.ts';

test.use( { rateLimits: 'lifted' } );

test( 'a user reads the user’s own writes although the next node lags', async ( {
	nodes,
	site,
} ) => {
	for ( const node of nodes ) {
		await node.listCustomers( { search: 'ada' } );
	}
	for ( let number = 0; number < NODES; number++ ) {
		const [ writer, reader ] = [ 0, 1 ].map(
			( step ) => nodes[ ( number + step ) % NODES ]
		);
		// For this long, the node applies no changes of other nodes.
		const late = site.cluster.database.query(
			'FLUSH TABLES WITH READ LOCK; SELECT SLEEP( 1.5 ); UNLOCK TABLES',
			( number + 1 ) % NODES
		);
		await sleep( 500 );
		await writer?.updateCustomer( 1, { first_name: `Seen${ number }` } );
		const [ customer, list ] = await Promise.all( [
			reader?.getCustomer( 1 ),
			reader?.listCustomers( { search: `seen${ number }` } ),
		] );
		expect( customer?.first_name ).toBe( `Seen${ number }` );
		expect( list?.customers ).toMatchObject( [ { id: 1 } ] );
		await late;
	}
} );
