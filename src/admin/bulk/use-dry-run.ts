import { useEffect, useState } from '@wordpress/element';
import {
	startDryRun,
	type BulkProgress,
	type BulkRun,
	type BulkWork,
} from '@fcc/store';

export interface DryRun {
	/** Undefined before it has begun. */
	progress: BulkProgress | undefined;

	/** Goes on with it after an error. */
	resume: () => void;
}

/**
 * Finds out what a work would do, for as long as the component is there.
 *
 * @param work Must be the same object from render to render.
 */
export function useDryRun( work: BulkWork ): DryRun {
	const [ run, setRun ] = useState< BulkRun >();
	const [ progress, setProgress ] = useState< BulkProgress >();

	useEffect( () => {
		let isWanted = true;
		const started = startDryRun(
			work,
			( next ) => isWanted && setProgress( next )
		);
		setRun( started );
		return () => {
			isWanted = false;
			started.cancel();
		};
	}, [ work ] );

	return { progress, resume: () => run?.resume() };
}
