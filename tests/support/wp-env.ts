import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linkTree } from '../../tools/lib/link-tree.mjs';
import { PROJECT_DIR } from '../../tools/lib/paths.mjs';
import { freePort } from '../../tools/lib/port.mjs';
import { run } from '../../tools/lib/process.mjs';
import { installPackage } from '../../tools/provision/packages.mjs';
import { wordpressCore } from '../../tools/provision/wordpress.mjs';

/** The administrator that wp-env creates. */
export const ADMIN = { login: 'admin', password: 'password' };

/** A site started by `wp-env start`. */
export interface WpEnv {
	url: string;
	stop: () => Promise< void >;
}

/**
 * Runs `wp-env start` with this project's .wp-env.json on Playground, which needs no Docker, and with a cached
 * WordPress, which needs no network.
 */
export async function startWpEnv(): Promise< WpEnv > {
	const home = await mkdtemp( path.join( tmpdir(), 'fcc-wp-env-' ) );
	const core = path.join( home, 'wordpress' );
	// wp-env writes a wp-config.php into it.
	await linkTree( await wordpressCore(), core );
	const work = workFolder( home );
	await skipVersionCheck( work );

	const port = await freePort();
	const folder = await installPackage( '@wordpress/env', 'wp-env, 600 MB' );
	const wpEnv = ( ...args: string[] ) =>
		run( process.execPath, [ path.join( folder, 'bin/wp-env' ), ...args ], {
			cwd: PROJECT_DIR,
			env: {
				WP_ENV_HOME: home,
				WP_ENV_CORE: core,
				WP_ENV_PORT: String( port ),
			},
		} );

	const stop = async () => {
		await wpEnv( 'stop' );
		await rm( home, { recursive: true, force: true } );
	};
	const { code, output } = await wpEnv( 'start', '--runtime=playground' );
	if ( code !== 0 ) {
		await stop();
		throw new Error( `wp-env start failed: ${ output }` );
	}
	await playgroundReady( path.join( work, 'playground.log' ) );
	return { url: `http://localhost:${ port }`, stop };
}

/** wp-env's folder for this project's .wp-env.json. */
function workFolder( home: string ): string {
	const config = path.join( PROJECT_DIR, '.wp-env.json' );
	return path.join(
		home,
		createHash( 'md5' ).update( config ).digest( 'hex' )
	);
}

/**
 * wp-env is ready after the first answer, while Playground still activates plugins and changes the site's address,
 * which ends every session.
 */
async function playgroundReady( logFile: string ): Promise< void > {
	while ( ! ( await readFile( logFile, 'utf8' ) ).includes( 'Ready!' ) ) {
		await sleep( 200 );
	}
}

/**
 * Sets the latest version of WordPress for wp-env, which otherwise requests it from wordpress.org even for a local
 * core.
 */
async function skipVersionCheck( work: string ): Promise< void > {
	await mkdir( work );
	await writeFile(
		path.join( work, 'wp-env-cache.json' ),
		JSON.stringify( { latestWordPressVersion: '7.1.4' } )
	);
}
