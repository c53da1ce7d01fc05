import { useEffect } from '@wordpress/element';

/**
 * Makes the browser ask before it leaves the page or reloads it.
 *
 * @param isNeeded Whether something would be lost.
 */
export function useUnloadWarning( isNeeded: boolean ): void {
	useEffect( () => {
		if ( ! isNeeded ) {
			return;
		}
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', ask );
		return () => window.removeEventListener( 'beforeunload', ask );
	}, [ isNeeded ] );
}
