import { createRegistry } from '@wordpress/data';
import {
	countSelected,
	isSelected,
	MAX_NAMED,
	store,
} from '../../../src/store';

function setUp() {
	const registry = createRegistry();
	registry.register( store );
	return {
		select: registry.select( store ),
		dispatch: registry.dispatch( store ),
	};
}

const ADAS = { search: 'ada', filters: { status: 'active' } };

describe( 'customers who are selected one by one', () => {
	it( 'come and go', async () => {
		const { select, dispatch } = setUp();
		expect( select.getSelection() ).toEqual( { ids: [] } );

		await dispatch.selectCustomers( [ 3, 1 ] );
		await dispatch.selectCustomers( [ 1, 2 ] );
		await dispatch.deselectCustomers( [ 3, 9 ] );
		expect( select.getSelection() ).toEqual( { ids: [ 1, 2 ] } );

		await dispatch.clearSelection();
		expect( select.getSelection() ).toEqual( { ids: [] } );
	} );

	it( 'are no more than one request can name', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectCustomers(
			Array.from( { length: MAX_NAMED + 5 }, ( _, index ) => index )
		);
		expect( countSelected( select.getSelection(), 5_000 ) ).toBe(
			MAX_NAMED
		);
	} );

	it( 'are let go of with the customer', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectCustomers( [ 1, 2, 3 ] );
		const before = select.getSelection();

		await dispatch.removeCustomers( [ 8 ] );
		expect( select.getSelection() ).toBe( before );
		await dispatch.removeCustomers( [ 2, 8 ] );
		expect( select.getSelection() ).toEqual( { ids: [ 1, 3 ] } );
	} );
} );

describe( 'all who match', () => {
	it( 'are selected but for some', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectCustomers( [ 1 ] );
		await dispatch.selectAllMatching( ADAS );
		await dispatch.deselectCustomers( [ 4, 5 ] );
		await dispatch.selectCustomers( [ 5, 6 ] );

		const selection = select.getSelection();
		expect( selection ).toEqual( { all: ADAS, except: [ 4 ] } );
		expect( countSelected( selection, 12_345 ) ).toBe( 12_344 );
		expect( isSelected( selection, 4 ) ).toBe( false );
		expect( isSelected( selection, 77 ) ).toBe( true );
	} );

	it( 'stay so when some of them are deleted', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectAllMatching( ADAS );
		await dispatch.removeCustomers( [ 2 ] );

		expect( select.getSelection() ).toEqual( { all: ADAS, except: [] } );
	} );
} );
