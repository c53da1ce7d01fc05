/**
 * Checks the wording of comments, names, tests and documentation: `npm run lint:wording`. The words are in
 * wording/terms.mjs. Files and folders as arguments check only these.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { checkWording } from './wording/check.mjs';
import { SKIPPED } from './wording/terms.mjs';

const IGNORED = new Set( [
	'.cache',
	'.git',
	'build',
	'node_modules',
	'package-lock.json',
	'playwright-report',
	'test-results',
] );
const CHECKED = /(\.(js|json|md|mjs|php|scss|ts|tsx|xml|ya?ml)|^\.ci\/run)$/;

const only = process.argv
	.slice( 2 )
	.map( ( name ) => slashed( path.relative( PROJECT_DIR, name ) ) );
const files = ( await filesBelow( '' ) ).filter(
	( file ) =>
		CHECKED.test( file ) &&
		! ( file in SKIPPED ) &&
		( only.length === 0 ||
			only.some(
				( name ) => file === name || file.startsWith( `${ name }/` )
			) )
);
let findings = 0;
for ( const file of files ) {
	const code = await readFile( path.join( PROJECT_DIR, file ), 'utf8' );
	for ( const { line, word, instead } of checkWording( file, code ) ) {
		console.error( `${ file }:${ line }: ${ word } → ${ instead }` );
		findings++;
	}
}
if ( findings ) {
	console.error( `${ findings } words to replace.` );
	process.exitCode = 1;
}

/**
 * @param {string} folder
 * @return {Promise< string[] >} Paths relative to the repository, sorted.
 */
async function filesBelow( folder ) {
	const entries = await readdir( path.join( PROJECT_DIR, folder ), {
		withFileTypes: true,
	} );
	const lists = await Promise.all(
		entries
			.filter( ( { name } ) => ! IGNORED.has( name ) )
			.map( async ( entry ) => {
				const name = path.posix.join( folder, entry.name );
				return entry.isDirectory() ? filesBelow( name ) : [ name ];
			} )
	);
	return lists.flat().sort();
}

/** @param {string} name */
function slashed( name ) {
	return name.replaceAll( path.sep, '/' );
}
