/** `npm run assets` makes the icon, the banner and the blueprint of the plugin's page on wordpress.org; `-- --check` checks `assets`. */
import { Failure, runCommand } from '../lib/failure.mjs';
import { assetProblems, writeAssets } from './assets.mjs';

await runCommand( async () => {
	if ( ! process.argv.includes( '--check' ) ) {
		await writeAssets();
		return;
	}
	const problems = await assetProblems();
	if ( problems.length > 0 ) {
		throw new Failure( problems.join( '\n  ' ) );
	}
} );
