/**
 * `npm test`: static checks, unit, API and browser tests; then how long each part took, and one line of counts.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Failure, runCommand } from './lib/failure.mjs';
import { sideBySide } from './lib/pool.mjs';
import { stopDaemons, stopOnSignals } from './lib/process.mjs';
import { say } from './lib/progress.mjs';
import { databaseNamed } from './database/database.mjs';
import {
	ALL_PARTS,
	DEBIAN_PARTS,
	NotProvided,
	STATIC_PARTS,
	fetchRequirements,
} from './test/parts.mjs';
import { LEFT_OUT, SITE_RUNS } from './test/plan.mjs';
import { report } from './test/report.mjs';
import { noTests, sum } from './test/results.mjs';

/** @typedef {import('./test/parts.mjs').Part} Part */
/** @typedef {import('./test/parts.mjs').Environment} Environment */
/** @typedef {import('./test/plan.mjs').Run} Run */
/** @typedef {import('./test/report.mjs').Outcome} Outcome */

const USAGE = `npm test -- [options] [files]

  --level=quick|gate|everywhere        how much to test (default: quick; see the table in CONTRIBUTING.md)
  --only=${ ALL_PARTS.map( ( { name } ) => name ).join( ',' ) }
                                       run only these parts, with all their tests, in one environment:
  --database=sqlite|mariadb|mysql|galera   galera is a cluster of three nodes
  --wordpress=newest|oldest|<folder>
  --runtime=native|npm|playground
  --host=standalone|fluentcart
  files                                passed to the part’s test runner: npm test -- --only=api tests/api/listing/pages.spec.ts

Tests with FluentCart need FLUENT_CART_DIR set to a copy of FluentCart.
`;

stopOnSignals();
await runCommand( async () => {
	const { values: options, positionals: files } = readOptions();
	if ( options.help ) {
		console.log( USAGE );
		return 0;
	}
	const { staticRuns, siteRuns, leftOut } = plan( options );

	const [ downloads, checked ] = await Promise.all( [
		timed( 'downloads', async () => {
			await fetchRequirements( siteRuns );
			return noTests();
		} ),
		sideBySide( staticRuns, availableParallelism(), ( run ) =>
			execute( run, files )
		),
	] );
	const outcomes = siteRuns.length ? [ downloads, ...checked ] : checked;
	const hasNoBuild = checked.some(
		( { title, counts } ) => title === 'build' && counts.failed > 0
	);
	for ( const run of siteRuns ) {
		outcomes.push(
			hasNoBuild
				? notRun( run.title, new Failure( 'the build failed' ) )
				: await execute( run, files )
		);
	}
	await stopDaemons();

	console.log( `\n${ report( outcomes, leftOut ) }` );
	return isGreen( outcomes ) ? 0 : 1;
} );

function readOptions() {
	try {
		return parseArgs( {
			options: {
				level: { type: 'string' },
				only: { type: 'string' },
				database: { type: 'string' },
				wordpress: { type: 'string' },
				runtime: { type: 'string' },
				host: { type: 'string', default: 'standalone' },
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
 * @param {ReturnType< typeof readOptions >[ 'values' ]} options
 * @return {{ staticRuns: Run[], siteRuns: Run[], leftOut: string[] }}
 */
function plan( { level = 'quick', only, ...options } ) {
	/** @type {Environment} */
	const environment = {
		database: databaseNamed( options.database ),
		...( options.wordpress && { wordpress: options.wordpress } ),
		...( options.runtime && { runtime: options.runtime } ),
		host: hostNamed( options.host ),
	};
	/** @param {Part} part */
	const toRun = ( part ) => ( { title: part.name, part, environment } );
	if ( only ) {
		const parts = only.split( ',' ).map( partNamed );
		const isStatic = ( /** @type {Part} */ part ) =>
			[ ...STATIC_PARTS, ...DEBIAN_PARTS ].includes( part );
		return {
			staticRuns: parts.filter( isStatic ).map( toRun ),
			siteRuns: parts
				.filter( ( part ) => ! isStatic( part ) )
				.map( toRun ),
			leftOut: [],
		};
	}
	if ( level !== 'quick' && level !== 'gate' && level !== 'everywhere' ) {
		throw new Failure(
			`Unknown level “${ level }”. Use quick, gate, or everywhere.`
		);
	}
	return {
		staticRuns: [
			...STATIC_PARTS,
			...( level === 'quick' ? [] : DEBIAN_PARTS ),
		].map( toRun ),
		siteRuns: SITE_RUNS[ level ],
		leftOut: LEFT_OUT[ level ],
	};
}

/** @param {string} name */
function hostNamed( name ) {
	if ( name !== 'standalone' && name !== 'fluentcart' ) {
		throw new Failure(
			`Unknown host “${ name }”. Use standalone or fluentcart.`
		);
	}
	return name;
}

/** @param {string} name */
function partNamed( name ) {
	const part = ALL_PARTS.find( ( candidate ) => candidate.name === name );
	if ( ! part ) {
		throw new Failure(
			`Unknown part “${ name }”. Use one of: ${ ALL_PARTS.map(
				( candidate ) => candidate.name
			).join( ', ' ) }.`
		);
	}
	return part;
}

/**
 * @param {Run}      run
 * @param {string[]} files
 * @return {Promise< Outcome >}
 */
async function execute( { title, part, environment }, files ) {
	say(
		`\n── ${ title } ${ '─'.repeat( Math.max( 70 - title.length, 3 ) ) }`
	);
	try {
		return await timed( title, () => part.run( environment, files ) );
	} catch ( error ) {
		if ( ! ( error instanceof Failure ) ) {
			throw error;
		}
		say( error.message );
		return notRun( title, error );
	}
}

/**
 * @param {string}                                               title
 * @param {() => Promise< import('./test/results.mjs').Counts >} work
 * @return {Promise< Outcome >}
 */
async function timed( title, work ) {
	const start = Date.now();
	const counts = await work();
	return { title, counts, seconds: ( Date.now() - start ) / 1000 };
}

/**
 * @param {string}  title
 * @param {Failure} reason
 * @return {Outcome}
 */
function notRun( title, reason ) {
	return { title, counts: noTests(), seconds: 0, notRun: reason };
}

/**
 * In CI, a part that could not run is a failure, unless the developer has to provide what it runs on.
 *
 * @param {Outcome[]} outcomes
 */
function isGreen( outcomes ) {
	const { passed, failed } = sum( outcomes.map( ( { counts } ) => counts ) );
	const isIncomplete = outcomes.some(
		( { notRun: reason } ) => reason && ! ( reason instanceof NotProvided )
	);
	return failed === 0 && passed > 0 && ! ( process.env.CI && isIncomplete );
}
