import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from '@wordpress/element';
import { getBootstrap, store, type Run } from '@fcc/store';
import { useNeeded } from '../../components/use-needed';

/** Milliseconds between two reads by a person who cannot drive a run. */
const READ_MS = 5_000;

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

	const isWorking = run?.state === 'planning' || run?.state === 'running';

	useEffect( () => {
		if ( ! isWorking ) {
			return undefined;
		}
		if ( ! getBootstrap().can.manage ) {
			const interval = setInterval( retry, READ_MS );
			return () => clearInterval( interval );
		}
		void driveRun( id );
		return undefined;
	}, [ id, isWorking, driveRun, retry ] );

	return { run, error, retry };
}
