import { debounce } from '@wordpress/compose';
import { useEffect, useMemo } from '@wordpress/element';

/**
 * Runs the latest work after a pause, or when the component is unmounted: closing a
 * filter applies its value immediately.
 *
 * @param delayMs Does not change from render to render.
 */
export function useDelayed( delayMs: number ): ( work: () => void ) => void {
	const run = useMemo(
		() => debounce( ( work ) => ( work as () => void )(), delayMs ),
		[ delayMs ]
	);
	useEffect( () => () => void run.flush(), [ run ] );
	return run;
}
