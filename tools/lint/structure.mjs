/**
 * Checks the structure of the code: `npm run lint:structure`. The rules of the PHP code are in layout.mjs.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { clientFiles } from './client-files.mjs';
import { checkClient } from './client-imports.mjs';
import { LAYOUT } from './layout.mjs';
import { phpFiles } from './php-files.mjs';
import { PhpFile } from './php-file.mjs';
import { checkStructure } from './rules.mjs';
import { stylesheets, testsAndTools } from './source-files.mjs';
import { checkFolders, checkStylesheets } from './source-sizes.mjs';

const files = [];
for ( const file of await phpFiles() ) {
	const code = await readFile( path.join( PROJECT_DIR, file ), 'utf8' );
	try {
		files.push( new PhpFile( file, code ) );
	} catch ( error ) {
		report( {
			path: file,
			line: Number( Object( error ).lineNumber ) || 1,
			rule: 'syntax',
			message: error instanceof Error ? error.message : String( error ),
		} );
	}
}
checkStructure( files, LAYOUT ).forEach( report );
checkClient( await clientFiles() ).forEach( report );
checkStylesheets( await stylesheets() ).forEach( report );
checkFolders( await testsAndTools() ).forEach( report );

/** @param {{ path: string, line: number, rule: string, message: string }} violation */
function report( { path: place, line, rule, message } ) {
	console.error( `${ place }:${ line } ${ rule }: ${ message }` );
	process.exitCode = 1;
}
