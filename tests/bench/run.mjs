/**
 * `npm run bench`: how fast the plugin is in a large store, on MariaDB. It
 * prints a table and writes it to results.md. Only ratios of one run compare:
 * the machine is a different one each time, and never idle.
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../tools/lib/failure.mjs';
import { stopDaemons, stopOnSignals } from '../../tools/lib/process.mjs';
import { say, show } from '../../tools/lib/progress.mjs';
import { Site } from '../../tools/site/site.mjs';
import { addEmptyRoute } from './floor.mjs';
import { measureOverview } from './overview.mjs';
import { fillStore } from './store.mjs';
import { Visitor } from './visitor.mjs';

const RESULTS = new URL( './results.md', import.meta.url );

stopOnSignals();
await runCommand( async () => {
	const { values } = parseArgs( {
		options: {
			customers: { type: 'string', default: '300000' },
			orders: { type: 'string', default: '600000' },
		},
	} );
	const customers = Number( values.customers );
	const orders = Number( values.orders );
	// Lasting, so that WordPress's cron runs as it does in a store.
	const site = await Site.prepare( {
		name: 'bench',
		database: 'mariadb',
		isLasting: true,
	} );
	try {
		show( 'Starting WordPress …' );
		await site.start();
		await site.install();
		await addEmptyRoute( site );
		show( 'Filling the store …' );
		await fillStore( site, customers, orders );
		say( 'Store filled.' );
		show( 'Measuring …' );
		const lines = [
			'# Measured',
			'',
			`${ customers.toLocaleString(
				'en-US'
			) } customers and ${ orders.toLocaleString(
				'en-US'
			) } orders on MariaDB; WordPress on ${
				site.runtimeName
			} PHP; ${ os.availableParallelism() } processors with a load of ${ os
				.loadavg()[ 0 ]
				?.toFixed( 1 ) }. Medians, in turn.`,
			'',
			...( await measureOverview(
				site,
				await Visitor.signIn( site.url )
			) ),
			'',
		];
		say( lines.join( '\n' ) );
		await writeFile( RESULTS, lines.join( '\n' ) );
	} finally {
		await site.delete();
		await stopDaemons();
	}
} );
