/**
 * `npm run bench`: the speed of the plugin in a large store, on MariaDB or MySQL with its default settings, except for
 * durability. It prints the measurements, and writes those of a whole run on MariaDB to results.md with a plot. Only ratios of one run
 * can be compared, because computers differ and are never idle.
 *
 *     npm run bench -- --database=mysql --parts=work,pending,overview
 *     npm run bench -- --customers=300000 --orders=600000 --parts=work --only=search
 *     PEER_PLUGINS=/folder/fluent-cart npm run bench
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../tools/lib/failure.mjs';
import { stopDaemons, stopOnSignals } from '../../tools/lib/process.mjs';
import { say } from '../../tools/lib/progress.mjs';
import { measureBrowser } from './browser.mjs';
import { measureClients } from './clients.mjs';
import { measureExport } from './export.mjs';
import { growthPlot, growthTable, PLOTTED, SIZES } from './growth.mjs';
import { measureOverview } from './overview.mjs';
import { measurePeers } from './peers.mjs';
import { pendingWork } from './pending.mjs';
import { allWork } from './requests.mjs';
import { measureRuns } from './runs.mjs';
import { openStore } from './store.mjs';
import { measureWork, table } from './table.mjs';
import { Visitor } from './visitor.mjs';

const RESULTS = new URL( './results.md', import.meta.url );

const PLOT = new URL( './growth.svg', import.meta.url );

/** Few users, for the measurement in the browser. */
const FEW_USERS = 50;

const PARTS = [
	'work',
	'pending',
	'runs',
	'export',
	'clients',
	'overview',
	'browser',
	'growth',
	'peers',
];

stopOnSignals();
await runCommand( async () => {
	const { values } = parseArgs( {
		options: {
			database: { type: 'string', default: 'mariadb' },
			customers: { type: 'string', default: '1000000' },
			orders: { type: 'string', default: '2000000' },
			users: { type: 'string', default: '300000' },
			only: { type: 'string', default: '' },
			parts: { type: 'string', default: PARTS.join() },
		},
	} );
	const customers = Number( values.customers );
	const users = Number( values.users );
	const parts = values.parts.split( ',' );
	// A run of some parts would overwrite the others.
	const database = values.database === 'mysql' ? 'mysql' : 'mariadb';
	const isWhole =
		values.only === '' &&
		database === 'mariadb' &&
		PARTS.every( ( part ) => parts.includes( part ) );
	const lines = [ '# Measured', '', computer() ];
	try {
		const site = await openStore( 'bench', {
			customers,
			orders: Number( values.orders ),
			users,
			database,
		} );
		lines[ 2 ] += ` WordPress on ${ site.runtimeName } PHP, ${ database } as it comes, but that it need not survive a power failure; ${ count(
			customers
		) } customers, ${ count( Number( values.orders ) ) } orders, ${ count(
			users
		) } users. Medians, in turn.`;
		/** @param {string[]} more */
		const tell = ( ...more ) => {
			say( more.join( '\n' ) );
			lines.push( '', ...more );
		};
		const visitor = await Visitor.signIn( site.url );
		const measured = parts.includes( 'work' )
			? await measureWork(
					visitor,
					allWork( customers ).filter( ( { name } ) =>
						name.includes( values.only )
					)
				)
			: [];
		tell( ...table( measured ) );
		if ( parts.includes( 'export' ) ) {
			tell( ...( await measureExport( site, visitor ) ) );
		}
		if ( parts.includes( 'clients' ) ) {
			tell( ...( await measureClients( visitor ) ) );
		}
		if ( parts.includes( 'overview' ) ) {
			tell( ...( await measureOverview( site, visitor ) ) );
		}
		// After the overview, which would wait until these changes are applied.
		if ( parts.includes( 'pending' ) ) {
			tell(
				'## With pending changes',
				'',
				...table(
					await measureWork(
						visitor,
						pendingWork( site, visitor, customers )
					)
				)
			);
		}
		if ( parts.includes( 'runs' ) ) {
			tell( '## Runs', '', ...( await measureRuns( site, visitor ) ) );
		}
		if ( parts.includes( 'browser' ) ) {
			tell(
				'## In the browser',
				'',
				...( await measureBrowser(
					site,
					`${ count( customers ) } customers, ${ count( users ) } users`
				) )
			);
		}
		if ( parts.includes( 'peers' ) ) {
			tell(
				'## Others on the same site',
				'',
				...table(
					await measurePeers( site, visitor, { customers, users } )
				)
			);
		}
		await site.delete();
		if ( parts.includes( 'growth' ) ) {
			const bySize = new Map( [ [ customers, measured ] ] );
			for ( const size of SIZES ) {
				const smaller = await measureSmaller(
					size,
					parts.includes( 'browser' ) && size === SIZES[ 0 ]
				);
				bySize.set( size, smaller.measured );
				if ( smaller.browser.length > 0 ) {
					tell(
						'## In the browser, a small site',
						'',
						...smaller.browser
					);
				}
			}
			tell(
				'## Growth',
				'',
				...growthTable( bySize ),
				'',
				'![How the cost grows with the store](growth.svg)'
			);
			if ( isWhole ) {
				await writeFile( PLOT, await growthPlot( bySize ) );
			}
		}
		if ( isWhole ) {
			await writeFile( RESULTS, `${ lines.join( '\n' ) }\n` );
		}
	} finally {
		await stopDaemons();
	}
} );

/**
 * @param {number}  customers
 * @param {boolean} withBrowser
 */
async function measureSmaller( customers, withBrowser ) {
	const site = await openStore( `bench-${ customers }`, {
		customers,
		orders: 2 * customers,
		users: FEW_USERS,
	} );
	try {
		const visitor = await Visitor.signIn( site.url );
		return {
			measured: await measureWork(
				visitor,
				allWork( customers ).filter( ( { name } ) =>
					PLOTTED.includes( name )
				)
			),
			browser: withBrowser
				? await measureBrowser(
						site,
						`${ count( customers ) } customers, ${ FEW_USERS } users`
					)
				: [],
		};
	} finally {
		await site.delete();
	}
}

/** @param {number} number */
function count( number ) {
	return number.toLocaleString( 'en-US' );
}

function computer() {
	const load = os.loadavg()[ 0 ]?.toFixed( 1 );
	return `${ os.availableParallelism() } processors with a load of ${ load } before.`;
}
