import { pseudo } from '../../../tools/languages/pseudo.mjs';

const english = ( text: string ) => text;

/** The language of the page, for the page objects. A worker runs one test at a time. */
let translated = english;

/** Makes the page objects find texts of the pseudo-locale while a function runs. */
export async function inPseudoLocale(
	work: () => Promise< void >
): Promise< void > {
	translated = pseudo;
	try {
		await work();
	} finally {
		translated = english;
	}
}

/**
 * @param text   An English text of the plugin.
 * @param values Of its placeholders, in their order.
 * @return The text in the language of the page.
 */
export function say( text: string, ...values: string[] ): string {
	return translated( text ).replace(
		/%(?:\d+\$)?[sd]/g,
		( placeholder ) => values.shift() ?? placeholder
	);
}

/**
 * @param text An English text of the plugin.
 * @return Its beginning, before its first placeholder, in the language of the page.
 */
export function beginning( text: string ): string {
	return translated( text ).split( '%', 1 ).join( '' ).trim();
}
