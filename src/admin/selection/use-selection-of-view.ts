import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef, useState } from '@wordpress/element';
import { isNobody, store, type CustomerQuery, type Matching } from '@fcc/store';
import { notifyDone } from '../notify';

/**
 * Keeps the selection across pages, and lets go of it when the list shows other
 * customers: nothing must be done to somebody who is not to be seen.
 *
 * @param query
 * @return What makes customers match, the same object as long as that stays.
 */
export function useSelectionOfView( query: CustomerQuery ): Matching {
	const matching = useMatching( query );
	const isAnySelected = useSelect(
		( select ) => ! isNobody( select( store ).getSelection() ),
		[]
	);
	const { clearSelection } = useDispatch( store );
	const seen = useRef( matching );

	useEffect( () => {
		if ( seen.current === matching ) {
			return;
		}
		seen.current = matching;
		if ( isAnySelected ) {
			void clearSelection();
			notifyDone(
				__(
					'Nobody is selected any more: the search or the filters have changed.',
					'fluent-cart-customers'
				)
			);
		}
	}, [ clearSelection, isAnySelected, matching ] );

	return matching;
}

function useMatching( { search, filters }: CustomerQuery ): Matching {
	const asked: Matching = {
		...( search && { search } ),
		...( filters && { filters } ),
	};
	const [ matching, setMatching ] = useState( asked );

	if ( JSON.stringify( asked ) === JSON.stringify( matching ) ) {
		return matching;
	}
	setMatching( asked );
	return asked;
}
