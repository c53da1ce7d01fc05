import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { blueprint } from '../../tools/directory/blueprint.mjs';
import { linkTree } from '../../tools/lib/link-tree.mjs';
import { HOST, freePort } from '../../tools/lib/port.mjs';
import { Daemon } from '../../tools/lib/process.mjs';
import { chromiumLaunchOptions } from '../../tools/provision/chromium.mjs';
import { wordpressCore } from '../../tools/provision/wordpress.mjs';
import { packedZip } from '../../tools/release/package.mjs';
import { playgroundCli } from '../../tools/runtime/playground.mjs';
import { expect, test } from '@playwright/test';

/** Beside the blueprint, because the plugin is not in wordpress.org's directory yet. */
const ZIP = 'plugin.zip';

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
	await writeFile(
		file,
		await blueprint( { resource: 'bundled', path: `/${ ZIP }` } )
	);
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
	await page.goto( `${ url }/wp-admin/admin.php?page=fluent-cart-customers` );
	await expect(
		page.getByRole( 'status' ).filter( { hasText: 'of 60 customers' } )
	).toBeVisible();
	await expect( page.locator( 'tbody' ).getByRole( 'row' ) ).toHaveCount(
		20
	);
	await browser.close();
} );
