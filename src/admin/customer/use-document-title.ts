import { useEffect } from '@wordpress/element';

/** As WordPress has written it: the page, the site, “WordPress”. */
const pageTitle = document.title;

/**
 * Puts a name before the title of the page, as long as it is shown.
 *
 * @param name
 */
export function useDocumentTitle( name: string | undefined ): void {
	useEffect( () => {
		document.title = name ? `${ name } ‹ ${ pageTitle }` : pageTitle;
		return () => {
			document.title = pageTitle;
		};
	}, [ name ] );
}
