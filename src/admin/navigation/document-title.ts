import { useEffect } from '@wordpress/element';

/** The title of the page as WordPress printed it. */
const pageTitle = document.title;

/**
 * Puts the name of a screen before the title of the page.
 */
export function useDocumentTitle( name: string | undefined ): void {
	useEffect( () => {
		document.title = name ? `${ name } ‹ ${ pageTitle }` : pageTitle;
		return () => {
			document.title = pageTitle;
		};
	}, [ name ] );
}
