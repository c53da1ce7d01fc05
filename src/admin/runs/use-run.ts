import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { getBootstrap, store, type Run } from '@fcc/store';
import { useNeeded } from '../../components/use-needed';

/** Milliseconds between two reads by a person who cannot drive a run. */
const READ_MS = 5_000;

/** Milliseconds until a failed request is repeated. */
const RETRY_MS = 5_000;

interface DrivenRun {
	/** Undefined before it is read. */
	run: Run | undefined;
	/** Why it could not be read. */
	error: unknown;
	/** Why it could not be continued. It is tried again. */
	driveError: unknown;
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

	const [ driveError, setDriveError ] = useState< unknown >();
	const isWorking = run?.state === 'planning' || run?.state === 'running';

	useEffect( () => {
		if ( ! isWorking ) {
			return;
		}
		if ( ! getBootstrap().can.manage ) {
			const interval = setInterval( retry, READ_MS );
			return () => clearInterval( interval );
		}
		let timer: ReturnType< typeof setTimeout >;
		let isShown = true;
		const start = async () => {
			try {
				await driveRun( id );
				setDriveError( undefined );
			} catch ( failure ) {
				if ( isShown ) {
					setDriveError( failure );
					timer = setTimeout( () => void start(), RETRY_MS );
				}
			}
		};
		void start();
		return () => {
			isShown = false;
			clearTimeout( timer );
			setDriveError( undefined );
		};
	}, [ id, isWorking, driveRun, retry ] );

	return { run, error, driveError, retry };
}
