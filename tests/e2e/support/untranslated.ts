import type { Frame, Page } from '@playwright/test';
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
	'Search',
	'Screen Options',
	'Scrollable section',
	'(opens in a new tab)',
] );

let known: Promise< string[] > | undefined;

/** @return Patterns of the plugin's English texts. */
export function englishTexts(): Promise< string[] > {
	known ??= readEnglishTexts();
	return known;
}

async function readEnglishTexts(): Promise< string[] > {
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
	page: Page | Frame,
	root: string,
	patterns: string[]
): Promise< string[] > {
	return page.evaluate(
		( [ selector, sources ] ) => {
			const texts = new Set< string >();
			for ( const part of document.querySelectorAll( selector ) ) {
				const walker = document.createTreeWalker( part );
				while ( walker.nextNode() ) {
					textsOf( walker.currentNode ).forEach( ( text ) =>
						texts.add( text?.trim() ?? '' )
					);
				}
			}
			const suspects = [ ...texts ].filter(
				( text ) => ! text.includes( '⟦' ) && /[a-z]{3}/i.test( text )
			);
			const english = sources.map(
				( source ) => new RegExp( `^${ source }$` )
			);
			return suspects.filter( ( text ) =>
				english.some( ( pattern ) => pattern.test( text ) )
			);

			function textsOf( node: Node ): Array< string | null > {
				return node instanceof Element
					? [
							'aria-label',
							'aria-description',
							'aria-valuetext',
							'placeholder',
							'title',
							'alt',
						].map( ( name ) => node.getAttribute( name ) )
					: [ node.textContent ];
			}
		},
		[ root, patterns ] as const
	);
}
