/** Gettext's files: the template (POT), translations (PO), and what WordPress reads. */
import { createHash } from 'node:crypto';
import { mo, po as poFile } from 'gettext-parser';
import { DOMAIN, keyOf } from './messages.mjs';

/** @typedef {import('./messages.mjs').Message} Message */

/**
 * Translations by key: the text, or one for each plural form.
 *
 * @typedef {Map< string, string[] >} Translations
 */

/**
 * @param {Message[]}                messages
 * @param {Record< string, string >} headers
 * @param {Translations}             [translations]
 * @return {string} A POT, or a PO with translations.
 */
export function catalog( messages, headers, translations = new Map() ) {
	const forms = pluralForms( headers );
	/** @type {import('gettext-parser').GetTextTranslationRecord} */
	const contexts = {};
	for ( const message of messages ) {
		const { id, plural, context, comments, references } = message;
		( contexts[ context ?? '' ] ??= {} )[ id ] = {
			msgid: id,
			...( context !== undefined && { msgctxt: context } ),
			...( plural !== undefined && { msgid_plural: plural } ),
			msgstr: stored(
				translations.get( keyOf( message ) ),
				plural === undefined ? 1 : forms
			),
			comments: {
				...( comments.size > 0 && {
					extracted: [ ...comments ]
						.map( ( comment ) => `translators: ${ comment }` )
						.join( '\n' ),
				} ),
				reference: [ ...references ].join( '\n' ),
				...( /%[sd\d]/.test( id ) && { flag: 'php-format' } ),
			},
		};
	}
	return String(
		poFile.compile(
			{ charset: 'utf-8', headers, translations: contexts },
			{ foldLength: 0 }
		)
	);
}

/**
 * @param {Record< string, string >} headers
 * @return {number} The plural forms of the language; 2 in a template, as in English.
 */
function pluralForms( headers ) {
	const [ , forms ] =
		/nplurals=(\d+)/.exec( headers[ 'Plural-Forms' ] ?? '' ) ?? [];
	return Number( forms ?? 2 );
}

/**
 * @param {string[] | undefined} texts
 * @param {number}               forms
 * @return {string[]} The texts; empty ones if their number is wrong, because the English text has got a plural, or lost it.
 */
function stored( texts, forms ) {
	return texts?.length === forms ? texts : Array( forms ).fill( '' );
}

/**
 * @param {string} po
 * @return {{ headers: Record< string, string >, translations: Translations }}
 */
export function readCatalog( po ) {
	const { headers, translations } = poFile.parse( po );
	return {
		headers,
		translations: new Map(
			Object.values( translations )
				.flatMap( ( texts ) => Object.values( texts ) )
				.filter( ( { msgid } ) => msgid !== '' )
				// A guess of a translator's program is no translation.
				.filter(
					( { comments } ) => ! comments?.flag?.includes( 'fuzzy' )
				)
				.map( ( { msgid, msgctxt, msgstr } ) => [
					keyOf( { id: msgid, context: msgctxt } ),
					msgstr,
				] )
		),
	};
}

/**
 * @param {string} po
 * @return {Buffer} The MO file.
 */
export function compiled( po ) {
	return mo.compile( poFile.parse( po ) );
}

/**
 * @param {ReturnType< typeof readCatalog >} po
 * @param {string[]}                         keys Of the texts of the script.
 * @return {string} The JSON file that WordPress gives to `setLocaleData()`.
 */
export function scriptCatalog( { headers, translations }, keys ) {
	return JSON.stringify( {
		domain: 'messages',
		locale_data: {
			messages: {
				'': {
					domain: 'messages',
					lang: headers.Language,
					'plural-forms': headers[ 'Plural-Forms' ],
				},
				...Object.fromEntries(
					keys.flatMap( ( key ) => {
						const texts = translations.get( key );
						return texts ? [ [ key, texts ] ] : [];
					} )
				),
			},
		},
	} );
}

/**
 * @param {string} locale `de_DE`.
 * @param {string} script `build/admin.js`, relative to the plugin's folder.
 * @return {string} The name of its JSON file, as in load_script_textdomain().
 */
export function scriptCatalogName( locale, script ) {
	return `${ DOMAIN }-${ locale }-${ createHash( 'md5' ).update( script ).digest( 'hex' ) }.json`;
}
