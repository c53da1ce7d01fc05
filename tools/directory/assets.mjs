/** The folder `assets`, which wordpress.org shows on the plugin's page. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ASSETS_DIR, PROJECT_DIR } from '../lib/paths.mjs';
import { blueprint } from './blueprint.mjs';
import { captionsOf, pictureProblems, screenshotProblems } from './check.mjs';
import { PICTURES, writePictures } from './pictures.mjs';

const BLUEPRINT = path.join( ASSETS_DIR, 'blueprints/blueprint.json' );

export async function writeAssets() {
	await writePictures();
	await writeFile( BLUEPRINT, await blueprint() );
}

/** @return {Promise< string[] >} What is missing or out of date, one sentence each. */
export async function assetProblems() {
	const readme = await readFile(
		path.join( PROJECT_DIR, 'readme.txt' ),
		'utf8'
	);
	const pictures = await Promise.all(
		PICTURES.map( async ( picture ) =>
			pictureProblems(
				picture,
				await readFile( path.join( ASSETS_DIR, picture.name ) ).catch(
					() => undefined
				)
			)
		)
	);
	const isFresh =
		( await readFile( BLUEPRINT, 'utf8' ) ) === ( await blueprint() );
	return [
		...screenshotProblems(
			captionsOf( readme ).length,
			await readdir( ASSETS_DIR )
		),
		...pictures.flat(),
		...( isFresh
			? []
			: [ 'blueprint.json is out of date. Run `npm run assets`.' ] ),
	];
}
