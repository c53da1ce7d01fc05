/**
 * Writes the files that are made from the contract: docs/api.md, the reference page for users of the API,
 * docs/commands.md, the page about the commands of WP-CLI, docs/abilities.md, the page about the abilities for agents, and the
 * limits that the client checks. With --check it only reports whether they match the contract.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, runCommand } from '../lib/failure.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { abilitiesPage } from './abilities.mjs';
import { commandsPage } from './commands.mjs';
import { limitsModule } from './limits.mjs';
import { referencePage } from './page.mjs';

const CONTRACT = path.join( PROJECT_DIR, 'src/contract/openapi.json' );

await runCommand( async () => {
	const contract = JSON.parse( await readFile( CONTRACT, 'utf8' ) );
	const files = {
		'docs/abilities.md': abilitiesPage( contract ),
		'docs/api.md': referencePage( contract ),
		'docs/commands.md': commandsPage( contract ),
		'src/contract/limits.ts': limitsModule( contract ),
	};
	for ( const [ name, text ] of Object.entries( files ) ) {
		const file = path.join( PROJECT_DIR, name );
		if ( ! process.argv.includes( '--check' ) ) {
			await writeFile( file, text );
		} else if (
			( await readFile( file, 'utf8' ).catch( () => '' ) ) !== text
		) {
			throw new Failure(
				`${ name } is out of date. Run \`npm run contract\`.`
			);
		}
	}
	return 0;
} );
