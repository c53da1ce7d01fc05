/** Reads the texts of the plugin from its sources and from its built scripts. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../lib/files.mjs';
import { Failure } from '../lib/failure.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { pluginHeader } from '../release/version.mjs';
import { addScriptMessages } from './js-messages.mjs';
import { Messages } from './messages.mjs';
import { addPhpMessages } from './php-messages.mjs';

const PLUGIN = 'fluent-cart-customers.php';

const BLOCK = 'src/blocks/customer-overview/block.json';

/** DataViews has texts and no source in this repository. */
export const DATAVIEWS = 'build/dataviews.js';

/** @type {Promise< Messages > | undefined} */
let all;

/** @return {Promise< Messages >} Every text, by file. Parsing all sources takes seconds, so each process does it once. */
export function allMessages() {
	all ??= readMessages();
	return all;
}

async function readMessages() {
	const messages = new Messages();
	await addHeader( messages );
	const sources = await filesBelow( 'src' );
	const php = [ PLUGIN, ...sources ].filter( ( file ) =>
		file.endsWith( '.php' )
	);
	for ( const file of php ) {
		addPhpMessages( messages, file, await read( file ) );
	}
	await addBlock( messages );
	const scripts = sources.filter( ( file ) =>
		/(?<!\.d)\.tsx?$/.test( file )
	);
	for ( const file of scripts ) {
		addScriptMessages( messages, file, await read( file ) );
	}
	addScriptMessages( messages, DATAVIEWS, await read( DATAVIEWS ) );
	return messages;
}

/** @return {Promise< Map< string, string[] > >} The keys of each built script that has any. */
export async function keysByScript() {
	const keys = new Map();
	for ( const file of await filesBelow( 'build' ) ) {
		if ( file.endsWith( '.js' ) ) {
			const messages = new Messages();
			addScriptMessages( messages, file, await read( file ) );
			if ( messages.keys().length > 0 ) {
				keys.set( file, messages.keys() );
			}
		}
	}
	return keys;
}

/** @param {Messages} messages */
async function addHeader( messages ) {
	for ( const name of [ 'Plugin Name', 'Description' ] ) {
		messages.add(
			{ id: await pluginHeader( name ) },
			PLUGIN,
			`${ name } of the plugin`
		);
	}
}

/**
 * With the contexts of translate_settings_using_i18n_schema().
 *
 * @param {Messages} messages
 */
async function addBlock( messages ) {
	const { title, description, keywords } = JSON.parse( await read( BLOCK ) );
	const texts = [
		[ 'block title', title ],
		[ 'block description', description ],
		...keywords.map( ( /** @type {string} */ keyword ) => [
			'block keyword',
			keyword,
		] ),
	];
	texts.forEach( ( [ context, id ] ) =>
		messages.add( { id, context }, BLOCK )
	);
}

/** @param {string} file Relative to the plugin's folder. */
async function read( file ) {
	try {
		return await readFile( path.join( PROJECT_DIR, file ), 'utf8' );
	} catch {
		throw new Failure( `${ file } is missing. Run npm run build.` );
	}
}
