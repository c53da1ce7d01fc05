/**
 * The order of saved views: by position, and equal positions by id. All functions
 * are pure.
 */
import type { SavedView } from '@fcc/store';

type Placed = Pick< SavedView, 'id' | 'position' | 'can_edit' >;

interface Move< View > {
	view: View;
	position: number;
}

/** Room between two views, so that most later moves change one view only. */
const GAP = 10;

const MAX_POSITION = 100_000;

export function inOrder< View extends Placed >( views: View[] ): View[] {
	return [ ...views ].sort(
		( a, b ) => a.position - b.position || a.id - b.id
	);
}

/**
 * Moves a view by one place.
 *
 * @param views In their order.
 * @param id    The view.
 * @param step
 * @return The new positions: of this view only, if that is possible, else of all
 *         views. Undefined if there is no such place, or the user may not change
 *         a view that must move, too.
 */
export function movesOf< View extends Placed >(
	views: View[],
	id: number,
	step: 1 | -1
): Move< View >[] | undefined {
	const from = views.findIndex( ( view ) => view.id === id );
	const view = views[ from ];
	const neighbour = views[ from + step ];
	if ( ! view?.can_edit || ! neighbour ) {
		return undefined;
	}
	const wanted = views.filter( ( other ) => other !== view );
	wanted.splice( from + step, 0, view );

	const position = [ 0, step ]
		.map( ( more ) => neighbour.position + more )
		.find( ( candidate ) => {
			const moved = views.map( ( other ) =>
				other === view ? { ...view, position: candidate } : other
			);
			return (
				candidate >= 0 &&
				candidate <= MAX_POSITION &&
				inOrder( moved ).every(
					( other, index ) => other.id === wanted[ index ]?.id
				)
			);
		} );
	if ( position !== undefined ) {
		return [ { view, position } ];
	}
	const moves = wanted
		.map( ( other, index ) => ( {
			view: other,
			position: ( index + 1 ) * GAP,
		} ) )
		.filter( ( move ) => move.position !== move.view.position );
	return moves.every( ( move ) => move.view.can_edit ) ? moves : undefined;
}
