import type { Page } from '@playwright/test';
import { allMessages } from '../../../tools/languages/sources.mjs';

/** Texts that WordPress's own components show, too. They have WordPress's text domain. */
const OF_WORDPRESS = new Set( [
	'Close',
	'Cancel',
	'Today',
	'Previous month',
	'Next month',
	'Customers',
	'Notifications',
	'Reset search',
	'Screen Options',
	'Scrollable section',
] );

/** @return Patterns of the plugin's English texts. */
export async function englishTexts(): Promise< string[] > {
	const messages = ( await allMessages() ).all();
	return messages
		.flatMap( ( { id, plural } ) => [ id, plural ?? id ] )
		.filter( ( text ) => /[a-z]{3}/i.test( text ) )
		.filter( ( text ) => ! OF_WORDPRESS.has( text ) )
		.map( patternOf )
		.filter( ( pattern ) => /[a-z]{3}/i.test( pattern ) );
}

/** @param text With placeholders and tags. */
function patternOf( text: string ): string {
	return text
		.split( /%(?:\d+\$)?[sd]|<[^>]+>/ )
		.map( ( part ) => part.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' ) )
		.join( '.+' );
}

/**
 * Finds English texts of the plugin in a page of the pseudo-locale: as text, or as the name or placeholder of a control.
 *
 * @param page
 * @param root     Selector of the parts to check.
 * @param patterns Of englishTexts().
 * @return The texts.
 */
export function findUntranslated(
	page: Page,
	root: string,
	patterns: string[]
): Promise< string[] > {
	return page.evaluate(
		( [ selector, sources ] ) => {
			const english = sources.map(
				( source ) => new RegExp( `^${ source }$` )
			);
			const found = new Set< string >();
			for ( const part of document.querySelectorAll( selector ) ) {
				const walker = document.createTreeWalker( part );
				while ( walker.nextNode() ) {
					const node = walker.currentNode;
					const texts =
						node instanceof Element
							? [
									'aria-label',
									'placeholder',
									'title',
									'alt',
								].map( ( name ) => node.getAttribute( name ) )
							: [ node.textContent ];
					texts
						.map( ( text ) => text?.trim() ?? '' )
						.filter( ( text ) => ! text.includes( '⟦' ) )
						.filter( ( text ) =>
							english.some( ( pattern ) => pattern.test( text ) )
						)
						.forEach( ( text ) => found.add( text ) );
				}
			}
			return [ ...found ];
		},
		[ root, patterns ] as const
	);
}
