import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { FLUENT_CART_SLUG, SITES_DIR } from '../../tools/lib/paths.mjs';
import { stopDaemons } from '../../tools/lib/process.mjs';
import { Site } from '../../tools/site/site.mjs';
import {
	IS_BESIDE_FLUENTCART,
	siteName,
	siteOptions,
	templateFile,
} from './environment.ts';
import { createUser } from './users.ts';

/**
 * Installs WordPress and fills the demo store once for the run; the sites of
 * the workers start from a copy of its database.
 */
export default async function globalSetup(): Promise< () => Promise< void > > {
	await deleteLeftovers();
	const options = siteOptions( siteName( 'template' ) );
	// One server gives ids in a row, on which the demo store may be relied.
	const site = await Site.prepare(
		options.database === 'galera'
			? { ...options, database: 'mariadb' }
			: options
	);
	try {
		await site.start();
		await site.install();
		await site.seed();
		if ( IS_BESIDE_FLUENTCART ) {
			await site.activate( FLUENT_CART_SLUG );
		}
		for ( const role of [ 'editor', 'subscriber' ] as const ) {
			await createUser( site, { login: role, role } );
		}
		await site.save( templateFile() );
	} finally {
		await site.delete();
	}
	return async () => {
		for ( const file of [ templateFile(), `${ templateFile() }.rows` ] ) {
			await rm( file, { force: true } );
		}
		await stopDaemons();
	};
}

/** Deletes the sites of runs that were killed. */
async function deleteLeftovers(): Promise< void > {
	const names = await readdir( SITES_DIR ).catch( () => [] );
	for ( const name of names ) {
		const run = name.match( /^test-(\d+)-/ )?.[ 1 ];
		if ( run && ! isRunning( Number( run ) ) ) {
			await rm( path.join( SITES_DIR, name ), {
				recursive: true,
				force: true,
			} );
		}
	}
}

function isRunning( pid: number ): boolean {
	try {
		return process.kill( pid, 0 );
	} catch {
		return false;
	}
}
