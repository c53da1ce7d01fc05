/**
 * `npm run bench:scaling`: how the tables and the times grow from 1,000 to 1,000,000 customers, extrapolated to
 * 100,000,000, and the throughput of one node and of three nodes of a cluster. It prints the measurements, and writes
 * all of them to results.md with a plot.
 *
 *     npm run bench:scaling -- --parts=growth --sizes=1000,10000
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../../tools/lib/failure.mjs';
import { stopDaemons, stopOnSignals } from '../../../tools/lib/process.mjs';
import { say } from '../../../tools/lib/progress.mjs';
import { measureCluster } from './cluster.mjs';
import { allWork } from '../requests.mjs';
import { growthTable } from '../growth.mjs';
import { plotOfScaling } from './plot.mjs';
import { sizesOfTables, tableOfSizes } from './sizes.mjs';
import { openStore } from '../store.mjs';
import { measureWork } from '../table.mjs';
import { Visitor } from '../visitor.mjs';

const SIZES = [ 1_000, 10_000, 100_000, 1_000_000 ];

const PARTS = [ 'growth', 'cluster' ];

const WORK = [
	'list, by id DESC',
	'list, by last_name ASC',
	'search, first and last name',
	'search, one very common term',
	'update',
	'bulk status of 1,000',
];

stopOnSignals();
await runCommand( async () => {
	const { values } = parseArgs( {
		options: {
			sizes: { type: 'string', default: SIZES.join() },
			parts: { type: 'string', default: PARTS.join() },
		},
	} );
	const parts = values.parts.split( ',' );
	// A run of some parts would overwrite the others.
	const isWhole =
		values.sizes === SIZES.join() &&
		PARTS.every( ( part ) => parts.includes( part ) );
	const lines = [
		'# Growth and a cluster',
		'',
		`${ os.availableParallelism() } processors with a load of ${ os
			.loadavg()[ 0 ]
			?.toFixed(
				1
			) } before. MariaDB as it comes, but that it need not survive a power failure.`,
	];
	try {
		if ( parts.includes( 'growth' ) ) {
			const stores = [];
			for ( const customers of values.sizes.split( ',' ).map( Number ) ) {
				stores.push( await measureStore( customers ) );
			}
			lines.push(
				'',
				'## Tables',
				'',
				...tableOfSizes( stores ),
				'',
				'## Work',
				'',
				...growthTable(
					new Map(
						stores.map( ( { customers, work } ) => [
							customers,
							work,
						] )
					),
					WORK
				),
				'',
				'![How tables and work grow with the store](results.svg)'
			);
			if ( isWhole ) {
				await writeFile(
					new URL( './results.svg', import.meta.url ),
					await plotOfScaling( stores )
				);
			}
		}
		if ( parts.includes( 'cluster' ) ) {
			lines.push( '', '## A cluster', '', ...( await measureCluster() ) );
		}
		say( lines.join( '\n' ) );
		if ( isWhole ) {
			await writeFile(
				new URL( './results.md', import.meta.url ),
				`${ lines.join( '\n' ) }\n`
			);
		}
	} finally {
		await stopDaemons();
	}
} );

/**
 * @typedef {Object} Store
 * @property {number}                            customers
 * @property {import('./sizes.mjs').Sizes}       sizes
 * @property {import('../table.mjs').Measured[]} work
 */

/**
 * @param {number} customers
 * @return {Promise< Store >}
 */
async function measureStore( customers ) {
	const site = await openStore( `bench-${ customers }`, {
		customers,
		orders: 2 * customers,
		users: 50,
	} );
	try {
		const visitor = await Visitor.signIn( site.url );
		return {
			customers,
			sizes: await sizesOfTables( site ),
			work: await measureWork(
				visitor,
				allWork( customers ).filter( ( { name } ) =>
					WORK.includes( name )
				)
			),
		};
	} finally {
		await site.delete();
	}
}
