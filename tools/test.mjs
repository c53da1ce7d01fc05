/**
 * `npm test`: lint, types, unit, API and browser tests, and one line that says
 * how it went.
 */
import { parseArgs } from 'node:util';
import { Failure, runCommand } from './lib/failure.mjs';
import { stopDaemons, stopOnSignals } from './lib/process.mjs';
import { say } from './lib/progress.mjs';
import { databaseNamed } from './site/site.mjs';
import {
	ALL_PARTS,
	CLUSTER,
	NotProvided,
	PARTS,
	SMOKE,
	WP_ENV,
} from './test/parts.mjs';
import { sum, summaryLine } from './test/results.mjs';

/** @typedef {import('./test/parts.mjs').Part} Part */
/** @typedef {import('./test/parts.mjs').Ground} Ground */

const USAGE = `npm test -- [options] [files]

  --only=${ ALL_PARTS.map( ( { name } ) => name ).join( ',' ) }
                                       some parts only; without it all but the last three
  --database=sqlite|mariadb|mysql|galera
                                       for the API and browser tests; galera is a cluster of three machines
  --wordpress=newest|oldest|<folder>
  --runtime=native|npm|playground
  --host=standalone|fluentcart         for the API tests
  --everywhere                         and on a cluster, on MariaDB, on the oldest WordPress, beside FluentCart, on Playground, on wp-env
  files                                given to the runner of the part: npm test -- --only=api tests/api/list.spec.ts

What runs beside FluentCart wants the environment's FLUENT_CART_DIR to point at a copy of it.
`;

/**
 * @typedef {Object} Run
 * @property {string}   title   `api on mariadb`.
 * @property {Part}     part
 * @property {Ground}   ground
 * @property {string}   [lacks] What is left out there.
 * @property {string[]} [files] Only these.
 */

/** Where rivals wait for each other's locks, as they do on one server, and what only MariaDB does. */
const OF_ONE_SERVER = [
	'addresses-primary',
	'concurrency',
	'connection-cut',
	'indexes',
	'jobs',
	'large-store',
	'rate-limits-counted',
	'tables',
	'users-attach',
].map( ( name ) => `tests/api/${ name }` );

stopOnSignals();
await runCommand( async () => {
	const { values: options, positionals: files } = readOptions();
	if ( options.help ) {
		console.log( USAGE );
		return 0;
	}

	/** @type {import('./test/results.mjs').Counts[]} */
	const counts = [];
	/** @type {string[]} A long output may be cut, but for its end. */
	const broken = [];
	const notRun = [];
	let isIncomplete = false;
	for ( const { title, part, ground, lacks, files: own = [] } of plan(
		options
	) ) {
		say( `\n── ${ title } ${ '─'.repeat( 70 - title.length ) }` );
		try {
			const counted = await part.run( ground, [ ...own, ...files ] );
			counts.push( counted );
			if ( lacks ) {
				notRun.push( `${ title }: without ${ lacks }` );
			}
			if ( counted.failed > 0 ) {
				broken.push(
					[ 'failed:', title, ...counted.broken ].join( '\n  ' )
				);
			}
		} catch ( error ) {
			if ( ! ( error instanceof Failure ) ) {
				throw error;
			}
			notRun.push( `${ title }: not run: because ${ error.message }` );
			isIncomplete ||= ! ( error instanceof NotProvided );
			say( error.message );
		}
	}
	await stopDaemons();

	const total = sum( counts );
	const retried = total.retried.map(
		( title ) => `passed at the second try only: ${ title }`
	);
	console.log(
		`\n${ [ ...notRun, ...retried, ...broken, summaryLine( total ) ].join( '\n' ) }`
	);
	return total.failed > 0 ||
		total.passed === 0 ||
		( process.env.CI && isIncomplete )
		? 1
		: 0;
} );

function readOptions() {
	try {
		return parseArgs( {
			options: {
				only: { type: 'string' },
				database: { type: 'string' },
				wordpress: { type: 'string' },
				runtime: { type: 'string' },
				host: { type: 'string', default: 'standalone' },
				everywhere: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
			allowPositionals: true,
		} );
	} catch ( error ) {
		throw new Failure(
			`${ error instanceof Error ? error.message : error }\n\n${ USAGE }`
		);
	}
}

/**
 * What is to be run, in its order.
 *
 * @param {ReturnType< typeof readOptions >[ 'values' ]} options
 * @return {Run[]}
 */
function plan( { only, database, wordpress, runtime, host, everywhere } ) {
	const names = only?.split( ',' ) ?? PARTS.map( ( { name } ) => name );
	/** @type {Ground} */
	const ground = {
		database: databaseNamed( database ),
		...( wordpress && { wordpress } ),
		...( runtime && { runtime } ),
		host: hostNamed( host ),
	};
	const runs = names.map( ( name ) => {
		const part = partNamed( name );
		return { title: name, part, ground };
	} );
	// On SQLite the API is then tested with the oldest WordPress, on the newest with a cluster.
	return everywhere
		? [ ...runs.filter( ( { title } ) => title !== 'api' ), ...elsewhere() ]
		: runs;
}

/**
 * The runs on what not every machine has.
 *
 * @return {Run[]}
 */
function elsewhere() {
	/** @type {Ground} */
	const oldest = { database: 'sqlite', wordpress: 'oldest' };
	return [
		{
			title: 'api on a cluster',
			part: partNamed( 'api' ),
			ground: { database: 'galera' },
		},
		{
			title: 'cluster',
			part: CLUSTER,
			ground: { database: 'galera' },
		},
		{
			title: 'api on MariaDB',
			lacks: 'what does not differ from a cluster',
			part: partNamed( 'api' ),
			ground: { database: 'mariadb' },
			files: OF_ONE_SERVER,
		},
		{
			title: 'api on the oldest WordPress',
			part: partNamed( 'api' ),
			ground: oldest,
		},
		{
			title: 'e2e on the oldest WordPress',
			lacks: 'what is alike on every WordPress',
			part: partNamed( 'e2e' ),
			ground: oldest,
		},
		{
			title: 'fluentcart on MariaDB',
			part: partNamed( 'fluentcart' ),
			ground: { database: 'mariadb' },
		},
		{
			title: 'api beside FluentCart',
			part: partNamed( 'api' ),
			ground: { database: 'mariadb', host: 'fluentcart' },
		},
		{
			title: 'smoke on Playground',
			part: SMOKE,
			ground: { database: 'sqlite', runtime: 'playground' },
		},
		{ title: 'wp-env', part: WP_ENV, ground: { database: 'sqlite' } },
	];
}

/** @param {string} name */
function hostNamed( name ) {
	if ( name !== 'standalone' && name !== 'fluentcart' ) {
		throw new Failure(
			`There is no host “${ name }”: choose standalone or fluentcart.`
		);
	}
	return name;
}

/** @param {string} name */
function partNamed( name ) {
	const part = ALL_PARTS.find( ( candidate ) => candidate.name === name );
	if ( ! part ) {
		throw new Failure(
			`There is no part “${ name }”: choose of ${ ALL_PARTS.map(
				( candidate ) => candidate.name
			).join( ', ' ) }.`
		);
	}
	return part;
}
