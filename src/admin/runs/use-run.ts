import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from '@wordpress/element';
import { isWorking, store, type Run } from '@fcc/store';
import { useNeeded } from '../../components/use-needed';

interface DrivenRun {
	/** Undefined before it is read. */
	run: Run | undefined;
	/** Why it could not be read. */
	error: unknown;
	retry: () => void;
}

/**
 * Reads a run. While it works, drives it, or for a person without the right only
 * reads it again.
 */
export function useDrivenRun( id: number ): DrivenRun {
	const { run, error } = useSelect(
		( select ) => ( {
			run: select( store ).getRun( id ),
			error: select( store ).getResolutionError( 'getRun', [ id ] ),
		} ),
		[ id ]
	);
	useNeeded( 'getRun', [ [ id ] ] );

	const { driveRun, invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		void invalidateResolution( 'getRun', [ id ] );
	}, [ invalidateResolution, id ] );

	const isDriven = !! run && isWorking( run );

	useEffect( () => {
		if ( isDriven ) {
			void driveRun( id );
		}
	}, [ id, isDriven, driveRun ] );

	return { run, error, retry };
}
