import { useEffect } from '@wordpress/element';
import { blockTraversal } from '../location';

/**
 * Keeps unsaved work from being lost: the browser asks before the page is left,
 * and `onLeave` is called instead of going back or elsewhere.
 *
 * @param isUnsaved
 * @param onLeave   Must be the same function from render to render.
 */
export function useUnsavedWork(
	isUnsaved: boolean,
	onLeave: ( goOn?: () => void ) => void
): void {
	useEffect( () => {
		if ( ! isUnsaved ) {
			return;
		}
		const askBrowser = ( event: BeforeUnloadEvent ) =>
			event.preventDefault();

		window.addEventListener( 'beforeunload', askBrowser );
		const release = blockTraversal( onLeave );
		return () => {
			window.removeEventListener( 'beforeunload', askBrowser );
			release();
		};
	}, [ isUnsaved, onLeave ] );
}
