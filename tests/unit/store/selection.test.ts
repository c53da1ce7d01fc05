import { createRegistry } from '@wordpress/data';
import {
	countSelected,
	isSelected,
	MAX_SELECTED_IDS,
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

describe( 'a selection by id', () => {
	it( 'changes with selected, deselected and cleared customers', async () => {
		const { select, dispatch } = setUp();
		expect( select.getSelection() ).toEqual( { ids: [] } );

		await dispatch.selectCustomers( [ 3, 1 ] );
		await dispatch.selectCustomers( [ 1, 2 ] );
		await dispatch.deselectCustomers( [ 3, 9 ] );
		expect( select.getSelection() ).toEqual( { ids: [ 1, 2 ] } );

		await dispatch.clearSelection();
		expect( select.getSelection() ).toEqual( { ids: [] } );
	} );

	it( 'has at most as many ids as one request accepts', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectCustomers(
			Array.from(
				{ length: MAX_SELECTED_IDS + 5 },
				( _, index ) => index
			)
		);
		expect( countSelected( select.getSelection(), 5_000 ) ).toBe(
			MAX_SELECTED_IDS
		);
	} );

	it( 'loses deleted customers', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectCustomers( [ 1, 2, 3 ] );
		const before = select.getSelection();

		await dispatch.removeCustomers( [ 8 ] );
		expect( select.getSelection() ).toBe( before );
		await dispatch.removeCustomers( [ 2, 8 ] );
		expect( select.getSelection() ).toEqual( { ids: [ 1, 3 ] } );
	} );
} );

describe( 'a selection of all matching customers', () => {
	it( 'excludes the deselected customers', async () => {
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

	it( 'does not change when customers are deleted', async () => {
		const { select, dispatch } = setUp();
		await dispatch.selectAllMatching( ADAS );
		await dispatch.removeCustomers( [ 2 ] );

		expect( select.getSelection() ).toEqual( { all: ADAS, except: [] } );
	} );
} );
