import { catalog } from './catalog.mjs';
import { compile } from './compile.mjs';
import { keyOf } from './messages.mjs';
import { pseudo } from './pseudo.mjs';
import { allMessages } from './sources.mjs';

/** A language that Intl does not know, so that it uses English. */
export const PSEUDO_LOCALE = 'en_XA';

/** Contexts of PHP date formats. */
const DATE_FORMATS = new Set( [ 'day in a chart', 'month in a chart' ] );

/**
 * Compiles the language.
 *
 * @param {string} folder
 * @param {string} [locale] Of the files.
 */
export async function writePseudoLocale( folder, locale = PSEUDO_LOCALE ) {
	await compile(
		folder,
		locale,
		pseudoCatalog( ( await allMessages() ).all() )
	);
}

/**
 * @param {import('./messages.mjs').Message[]} messages
 * @return {string} A PO.
 */
function pseudoCatalog( messages ) {
	return catalog(
		messages,
		{
			Language: PSEUDO_LOCALE,
			'Plural-Forms': 'nplurals=2; plural=(n != 1);',
			'Content-Type': 'text/plain; charset=UTF-8',
		},
		new Map(
			messages.map( ( message ) => {
				const { id, plural, context } = message;
				const texts = plural === undefined ? [ id ] : [ id, plural ];
				return [
					keyOf( message ),
					DATE_FORMATS.has( context ?? '' )
						? texts
						: texts.map( pseudo ),
				];
			} )
		)
	);
}
