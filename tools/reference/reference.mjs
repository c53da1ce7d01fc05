/**
 * Writes docs/api.md, the reference page for users of the API. With --check it only reports whether that page matches
 * the contract.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, runCommand } from '../lib/failure.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { referencePage } from './page.mjs';

const CONTRACT = path.join( PROJECT_DIR, 'src/contract/openapi.json' );
const PAGE = path.join( PROJECT_DIR, 'docs/api.md' );

await runCommand( async () => {
	const page = referencePage(
		JSON.parse( await readFile( CONTRACT, 'utf8' ) )
	);
	if ( ! process.argv.includes( '--check' ) ) {
		await writeFile( PAGE, page );
		return 0;
	}
	if ( ( await readFile( PAGE, 'utf8' ).catch( () => '' ) ) !== page ) {
		throw new Failure(
			'docs/api.md does not match the contract: run `npm run contract`.'
		);
	}
	return 0;
} );
