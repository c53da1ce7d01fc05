import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linkTree } from '../../tools/lib/link-tree.mjs';
import { ASSETS_DIR } from '../../tools/lib/paths.mjs';
import { HOST, freePort } from '../../tools/lib/port.mjs';
import { Daemon } from '../../tools/lib/process.mjs';
import { chromiumLaunchOptions } from '../../tools/provision/chromium.mjs';
import { wordpressCore } from '../../tools/provision/wordpress.mjs';
import { packedZip } from '../../tools/release/package.mjs';
import { playgroundCli } from '../../tools/runtime/playground.mjs';
import { expect, test } from '@playwright/test';

/** Beside the blueprint, because the plugin is not in wordpress.org's directory yet. */
const ZIP = 'plugin.zip';

interface Blueprint {
	landingPage: string;
	steps: Array< Record< string, unknown > >;
}

let folder: string;
let playground: Daemon;
let url: string;

test.beforeAll( async () => {
	folder = await mkdtemp( path.join( tmpdir(), 'fcc-blueprint-' ) );
	const wordpress = path.join( folder, 'wordpress' );
	await linkTree( await wordpressCore(), wordpress );
	await writeFile(
		path.join( folder, ZIP ),
		( await packedZip() ).toBuffer()
	);
	const file = path.join( folder, 'blueprint.json' );
	await writeFile( file, JSON.stringify( withPlugin( await read() ) ) );
	const port = await freePort();
	url = `http://${ HOST }:${ port }`;
	const logFile = path.join( folder, 'log' );
	playground = new Daemon(
		process.execPath,
		[
			await playgroundCli(),
			'server',
			`--port=${ port }`,
			`--blueprint=${ file }`,
			'--blueprint-may-read-adjacent-files',
			`--mount-before-install=${ wordpress }:/wordpress`,
			'--wordpress-install-mode=install-from-existing-files',
		],
		{ logFile }
	);
	while ( ! ( await readFile( logFile, 'utf8' ) ).includes( 'Ready!' ) ) {
		if ( ! playground.isRunning ) {
			throw new Error( await readFile( logFile, 'utf8' ) );
		}
		await sleep( 200 );
	}
} );

test.afterAll( async () => {
	await playground.stop();
	await rm( folder, { recursive: true, force: true } );
} );

test( 'the blueprint of wordpress.org opens the demo store', async ( {
	playwright,
} ) => {
	const browser = await playwright.chromium.launch(
		await chromiumLaunchOptions()
	);
	const page = await browser.newPage();
	await page.goto( url + ( await read() ).landingPage );
	await expect(
		page.getByRole( 'status' ).filter( { hasText: 'of 60 customers' } )
	).toBeVisible();
	const rows = page.locator( 'tbody' ).getByRole( 'row' );
	await expect( rows ).toHaveCount( 20 );
	await page
		.getByRole( 'searchbox', { name: 'Search customers' } )
		.fill( 'joris.vandenberg@example.com' );
	await expect( rows ).toHaveCount( 1, { timeout: 60_000 } );
	await page.goto( `${ url }/customer-dashboard/` );
	await expect( page.locator( '.fcc-overview' ) ).toContainText( 'Revenue' );
	await browser.close();
} );

async function read(): Promise< Blueprint > {
	const file = path.join( ASSETS_DIR, 'blueprints/blueprint.json' );
	return JSON.parse( await readFile( file, 'utf8' ) ) as Blueprint;
}

/** The blueprint, with the zip instead of the plugin of wordpress.org. */
function withPlugin( { steps, ...others }: Blueprint ): Blueprint {
	return {
		...others,
		steps: steps.map( ( step ) =>
			step.step === 'installPlugin'
				? {
						...step,
						pluginData: { resource: 'bundled', path: `/${ ZIP }` },
					}
				: step
		),
	};
}
