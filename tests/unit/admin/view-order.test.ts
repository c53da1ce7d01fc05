import { inOrder, movesOf } from '../../../src/admin/views/order';

type Placed = Parameters< typeof inOrder >[ 0 ][ number ];

function at( ...positions: number[] ): Placed[] {
	return positions.map( ( position, index ) => ( {
		id: index + 1,
		position,
		can_edit: true,
	} ) );
}

function moved( views: Placed[], id: number, step: 1 | -1 ) {
	const moves = movesOf( views, id, step );
	return (
		moves &&
		inOrder(
			views.map( ( view ) => ( {
				...view,
				position:
					moves.find( ( move ) => move.view === view )?.position ??
					view.position,
			} ) )
		)
	);
}

const ids = ( views: Placed[] | undefined ) => views?.map( ( { id } ) => id );

describe( 'movesOf()', () => {
	it( 'changes only the moved view, if its new place is free', () => {
		expect( movesOf( at( 1, 2, 3 ), 3, -1 ) ).toEqual( [
			{ view: { id: 3, position: 3, can_edit: true }, position: 1 },
		] );
		expect( ids( moved( at( 1, 2, 3 ), 3, -1 ) ) ).toEqual( [ 1, 3, 2 ] );
		expect( ids( moved( at( 1, 2, 3 ), 1, 1 ) ) ).toEqual( [ 2, 1, 3 ] );
	} );

	it( 'changes all, if there is no place between two', () => {
		expect( ids( moved( at( 0, 0, 0 ), 3, -1 ) ) ).toEqual( [ 1, 3, 2 ] );
	} );

	it( 'moves a view through the whole list and back', () => {
		let views: Placed[] | undefined = at( 1, 2, 3, 4 );
		for ( const step of [ -1, -1, -1, 1, 1, 1 ] as const ) {
			views = moved( views ?? [], 4, step );
		}
		expect( ids( views ) ).toEqual( [ 1, 2, 3, 4 ] );
	} );

	it( 'finds no place past the ends, and none for a view that may not be changed', () => {
		const views = at( 1, 2 );
		expect( movesOf( views, 1, -1 ) ).toBeUndefined();
		expect( movesOf( views, 2, 1 ) ).toBeUndefined();
		const foreign = views.map( ( view ) => ( {
			...view,
			can_edit: false,
		} ) );
		expect( movesOf( foreign, 2, -1 ) ).toBeUndefined();
	} );
} );
