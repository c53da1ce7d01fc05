import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SITES_DIR } from '../../tools/lib/paths.mjs';
import { stopDaemons } from '../../tools/lib/process.mjs';
import { prepareTemplate } from './template.ts';

/** Prepares the database that the sites of the workers start from. */
export default async function globalSetup(): Promise< () => Promise< void > > {
	await deleteLeftovers();
	await prepareTemplate();
	return stopDaemons;
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
