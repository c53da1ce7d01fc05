/**
 * `npm run bench`: how fast the plugin is in a large store, on MariaDB as it
 * comes. It prints a table and writes it to results.md. Only ratios of one run
 * compare: the machine is a different one each time, and never idle.
 *
 *     npm run bench -- --customers=300000 --orders=600000 --only=search
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../tools/lib/failure.mjs';
import { stopDaemons, stopOnSignals } from '../../tools/lib/process.mjs';
import { say, show } from '../../tools/lib/progress.mjs';
import { Site } from '../../tools/site/site.mjs';
import { measureClients } from './clients.mjs';
import { measureExport } from './export.mjs';
import { addEmptyRoute } from './floor.mjs';
import { measureOverview } from './overview.mjs';
import { allWork } from './requests.mjs';
import { addUsers, fillStore, prepareSearch } from './store.mjs';
import { measureWork } from './table.mjs';
import { Visitor } from './visitor.mjs';

const RESULTS = new URL( './results.md', import.meta.url );

stopOnSignals();
await runCommand( async () => {
	const { values } = parseArgs( {
		options: {
			customers: { type: 'string', default: '1000000' },
			orders: { type: 'string', default: '2000000' },
			users: { type: 'string', default: '300000' },
			only: { type: 'string', default: '' },
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
		await addUsers( site, Number( values.users ) );
		say( 'Store filled.' );
		say( `Search prepared in ${ await prepareSearch( site ) } s.` );
		const visitor = await Visitor.signIn( site.url );
		const works = allWork( customers ).filter( ( { name } ) =>
			name.includes( values.only )
		);
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
			...( await measureWork( visitor, works ) ),
			'',
			...( await measureExport( site, visitor ) ),
			'',
			...( await measureClients( visitor ) ),
			'',
			...( await measureOverview( site, visitor ) ),
			'',
		];
		say( lines.join( '\n' ) );
		await writeFile( RESULTS, lines.join( '\n' ) );
	} finally {
		await site.delete();
		await stopDaemons();
	}
} );
