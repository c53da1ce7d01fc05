/**
 * `npm run languages`: writes the template of the texts, adds new texts to the translations, and compiles what WordPress reads.
 * Needs `npm run build`.
 *
 *     npm run languages -- --check           fails if the template or a translation is out of date or incomplete
 *     npm run languages -- --compile         only compiles the translations
 *     npm run languages -- --pseudo=FOLDER   compiles the pseudo-locale into a folder, for tests
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, runCommand } from '../lib/failure.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { say } from '../lib/progress.mjs';
import { catalog, readCatalog } from './catalog.mjs';
import { compile } from './compile.mjs';
import { DOMAIN } from './messages.mjs';
import { writePseudoLocale } from './pseudo-locale.mjs';
import { DATAVIEWS, allMessages } from './sources.mjs';

const LANGUAGES = path.join( PROJECT_DIR, 'languages' );

const TEMPLATE = `${ DOMAIN }.pot`;

const HEADERS = {
	'Project-Id-Version': 'FluentCart Customers',
	'MIME-Version': '1.0',
	'Content-Type': 'text/plain; charset=UTF-8',
	'Content-Transfer-Encoding': '8bit',
	'X-Domain': DOMAIN,
};

await runCommand( async () => {
	const { values } = parseArgs( {
		options: {
			check: { type: 'boolean', default: false },
			compile: { type: 'boolean', default: false },
			pseudo: { type: 'string' },
		},
	} );
	if ( values.pseudo !== undefined ) {
		await writePseudoLocale( values.pseudo );
		return;
	}
	if ( values.compile ) {
		for ( const [ name, content ] of await translations() ) {
			await compile( LANGUAGES, localeOf( name ), content );
		}
		return;
	}
	const messages = ( await allMessages() ).all();
	const files = new Map( [ [ TEMPLATE, catalog( messages, HEADERS ) ] ] );
	for ( const [ name, content ] of await translations() ) {
		const stored = readCatalog( content );
		files.set(
			name,
			catalog( messages, stored.headers, stored.translations )
		);
	}
	await ( values.check
		? check( files, contradictions( messages ) )
		: write( files ) );
} );

/** @return {Promise< Array< [ string, string ] > >} The stored PO files by name. */
async function translations() {
	const names = ( await readdir( LANGUAGES ) ).filter( ( name ) =>
		name.endsWith( '.po' )
	);
	return Promise.all(
		names.map(
			async ( name ) =>
				/** @type {[ string, string ]} */ ( [
					name,
					await readFile( path.join( LANGUAGES, name ), 'utf8' ),
				] )
		)
	);
}

/** @param {string} name `fluent-cart-customers-de_DE.po`. */
function localeOf( name ) {
	return name.slice( DOMAIN.length + 1, -'.po'.length );
}

/**
 * @param {import('./messages.mjs').Message[]} messages
 * @return {string[]} Texts whose comments for translators differ, except those of DataViews.
 */
function contradictions( messages ) {
	return messages
		.filter( ( { comments } ) => comments.size > 1 )
		.filter(
			( { references } ) =>
				! [ ...references ].every( ( place ) =>
					place.startsWith( DATAVIEWS )
				)
		)
		.map( ( { id } ) => `the comments of “${ id }” differ` );
}

/**
 * @param {Map< string, string >} files
 * @param {string[]}              problems
 */
async function check( files, problems ) {
	for ( const [ name, content ] of files ) {
		const stored = await readFile(
			path.join( LANGUAGES, name ),
			'utf8'
		).catch( () => '' );
		if ( stored !== content ) {
			problems.push( `languages/${ name } is out of date` );
		}
		const missing = name === TEMPLATE ? 0 : untranslated( content );
		if ( missing > 0 ) {
			problems.push( `languages/${ name } lacks ${ missing } texts` );
		}
	}
	if ( problems.length > 0 ) {
		throw new Failure(
			`${ problems.join( ', ' ) }. Run npm run languages, and translate what is missing.`
		);
	}
}

/** @param {Map< string, string >} files */
async function write( files ) {
	for ( const [ name, content ] of files ) {
		await writeFile( path.join( LANGUAGES, name ), content );
		if ( name !== TEMPLATE ) {
			await compile( LANGUAGES, localeOf( name ), content );
			say(
				`${ name }: ${ untranslated( content ) } texts to translate.`
			);
		}
	}
}

/**
 * @param {string} po
 * @return {number} Texts without a translation.
 */
function untranslated( po ) {
	return [ ...readCatalog( po ).translations.values() ].filter( ( texts ) =>
		texts.some( ( text ) => text === '' )
	).length;
}
