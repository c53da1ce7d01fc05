import { createRegistry } from '@wordpress/data';
import { store } from '../../../src/store';
import { address, failure, record, serve, success } from '../support/server';

const home = address( { id: 1 } );
const office = address( { id: 2, label: 'Office', is_primary: false } );

/** A store with one customer with two addresses. `answer` answers writes. */
async function withAddresses( answer: () => Response | Promise< Response > ) {
	const registry = createRegistry();
	registry.register( store );
	const addresses = [ home, office ];
	serve( ( { method } ) =>
		method === 'GET'
			? success( { customer: record( { addresses } ) } )
			: answer()
	);
	await registry.resolveSelect( store ).getCustomer( 7 );
	return {
		dispatch: registry.dispatch( store ),
		shown: () =>
			registry
				.select( store )
				.getCustomer( 7 )
				?.addresses.map( ( { id, is_primary: isPrimary } ) => [
					id,
					isPrimary,
				] ),
	};
}

describe( 'the addresses of a customer', () => {
	it( 'show a change immediately, and the server’s answer afterwards', async () => {
		const { dispatch, shown } = await withAddresses( () =>
			success( { address: { ...office, is_primary: true } } )
		);
		const done = dispatch.makeAddressPrimary( 7, 2 );

		expect( shown() ).toEqual( [
			[ 2, true ],
			[ 1, false ],
		] );
		await done;
		expect( shown() ).toEqual( [
			[ 2, true ],
			[ 1, false ],
		] );
	} );

	it( 'show the stored addresses again after a rejected deletion', async () => {
		const { dispatch, shown } = await withAddresses( () =>
			failure( { code: 'server_error', message: 'Not today.' }, 500 )
		);
		const done = dispatch.deleteAddress( 7, 1 );

		expect( shown() ).toEqual( [ [ 2, true ] ] );
		await expect( done ).rejects.toThrow( 'Not today.' );
		expect( shown() ).toEqual( [
			[ 1, true ],
			[ 2, false ],
		] );
	} );

	it( 'return the run of a change', async () => {
		const { dispatch } = await withAddresses( () =>
			success( { run_id: 12 } )
		);
		expect( await dispatch.deleteAddress( 7, 1 ) ).toEqual( {
			run_id: 12,
		} );
	} );
} );
