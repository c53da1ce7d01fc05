/**
 * The parts of a test run. Each runs one tool and counts its tests.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { say } from '../lib/progress.mjs';
import { compilesPhp } from '../lint/php-syntax.mjs';
import { chromiumLaunchOptions } from '../provision/chromium.mjs';
import { mysql } from '../provision/mysql.mjs';
import { wordpressCore } from '../provision/wordpress.mjs';
import { PhpRuntime } from '../runtime/php.mjs';
import { chooseRuntime } from '../runtime/runtime.mjs';
import { oneTest } from './results.mjs';

/** @typedef {import('./results.mjs').Counts} Counts */
/** @typedef {import('./results.mjs').Timed} Timed */

/**
 * Environment and selection of the API and browser tests.
 *
 * @typedef {Object} Environment
 * @property {import('../database/database.mjs').DatabaseName} database
 * @property {string}                                          [runtime]
 * @property {string}                                          [wordpress]
 * @property {'standalone' | 'fluentcart'}                     [host]      `standalone` by default.
 * @property {string}                                          [only]      A tag: only the tests that carry it.
 * @property {string[]}                                        [without]   Tags: none of the tests that carry one of them.
 */

/**
 * @typedef {Object} Part
 * @property {string}                                                             name
 * @property {( environment: Environment, files: string[] ) => Promise< Counts >} run  Rejects with a Failure if a requirement is missing.
 */

/** A requirement that the developer provides. Its absence does not fail a run. */
export class NotProvided extends Failure {}

/**
 * Parts that need no site. They run concurrently, started in this order: the longest first.
 *
 * @type {Part[]}
 */
export const STATIC_PARTS = [
	{ name: 'build', run: () => script( 'build' ) },
	{ name: 'lint', run: () => script( 'lint' ) },
	{ name: 'unit', run: ( _environment, files ) => unit( files ) },
	{ name: 'types', run: () => script( 'types' ) },
	{ name: 'php', run: phpSyntax },
];

/**
 * Parts that need no site, but Debian's `php-codesniffer` or `phpunit`. So the gate runs them, and `npm test` does not.
 *
 * @type {Part[]}
 */
export const DEBIAN_PARTS = [
	{ name: 'phpcs', run: () => script( 'lint:phpcs' ) },
	{ name: 'phpunit', run: () => script( 'test:php' ) },
];

/** @type {Part} */
export const API = { name: 'api', run: playwright( 'api' ) };

/** @type {Part} */
export const E2E = { name: 'e2e', run: browserTests };

/** @type {Part} */
export const FLUENT_CART = {
	name: 'fluentcart',
	run: ( environment, files ) =>
		playwright( 'fluentcart' )(
			{ ...environment, host: 'fluentcart' },
			files
		),
};

/** @type {Part} */
export const CLUSTER = { name: 'cluster', run: playwright( 'cluster' ) };

/** @type {Part} */
export const SMOKE = { name: 'smoke', run: playwright( 'smoke' ) };

/** @type {Part} */
export const WP_ENV = { name: 'wp-env', run: playwright( 'wp-env' ) };

/** Every part that `--only` can name. */
export const ALL_PARTS = [
	...STATIC_PARTS,
	...DEBIAN_PARTS,
	API,
	E2E,
	FLUENT_CART,
	CLUSTER,
	SMOKE,
	WP_ENV,
];

/**
 * Downloads the requirements of environments while other parts compute. The part that needs a failed download reports
 * it.
 *
 * @param {Array< { part: Part, environment: Environment } >} runs
 */
export async function fetchRequirements( runs ) {
	const wanted = runs.flatMap( ( { part, environment } ) => [
		() => chooseRuntime( environment.database, environment.runtime ),
		() => wordpressCore( environment.wordpress ),
		...( part === E2E ? [ chromiumLaunchOptions ] : [] ),
		...( environment.database === 'mysql' ? [ mysql ] : [] ),
	] );
	await Promise.allSettled( wanted.map( ( fetch ) => fetch() ) );
}

/**
 * An npm script that passes or fails as a whole.
 *
 * @param {string} name
 */
async function script( name ) {
	const { code, output } = await run( 'npm', [ 'run', '--silent', name ], {
		cwd: PROJECT_DIR,
	} );
	say( output.trimEnd() );
	return oneTest( code === 0 );
}

/**
 * Whether PHP can compile every PHP file of the project.
 *
 * @param {Environment} environment
 */
async function phpSyntax( { database, runtime: wanted } ) {
	const runtime = await chooseRuntime( database, wanted );
	if ( ! ( runtime instanceof PhpRuntime ) ) {
		throw new Failure(
			'Playground can’t check PHP syntax without running the file'
		);
	}
	return oneTest( await compilesPhp( runtime ) );
}

/**
 * @param {string[]} files
 * @return {Promise< Counts >}
 */
async function unit( files ) {
	const report = await withReport( async ( file ) => {
		const { output } = await run(
			'npx',
			[
				'wp-scripts',
				'test-unit-js',
				'--json',
				`--outputFile=${ file }`,
				...files,
			],
			{ cwd: PROJECT_DIR }
		);
		say( output.trimEnd() );
	} );
	if ( ! report ) {
		return oneTest( false );
	}
	/** @type {Array< Timed & { status: string } >} */
	const tests = report.testResults.flatMap( testsOfJest );
	return {
		passed: report.numPassedTests,
		// A file that cannot be loaded counts as one failed test.
		failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
		skipped: report.numPendingTests + report.numTodoTests,
		broken: tests
			.filter( ( { status } ) => status === 'failed' )
			.map( ( { title } ) => title ),
		tests,
	};
}

/**
 * @param {import('@jest/test-result').FormattedTestResult} file
 * @return {Array< Timed & { status: string } >}
 */
function testsOfJest( { name, assertionResults } ) {
	return assertionResults.map( ( { fullName, duration, status } ) => ( {
		title: `${ path.relative( PROJECT_DIR, name ) } › ${ fullName }`,
		seconds: ( duration ?? 0 ) / 1000,
		status,
	} ) );
}

/**
 * @param {Environment} environment
 * @param {string[]}    files
 */
async function browserTests( environment, files ) {
	// Downloads Chromium first, so that its absence is reported instead of failing every test.
	await chromiumLaunchOptions();
	return playwright( 'e2e' )( environment, files );
}

/**
 * The tests of a project of playwright.config.ts.
 *
 * @param {string} project
 * @return {Part[ 'run' ]}
 */
function playwright( project ) {
	return async ( environment, files ) => {
		const { database, runtime, wordpress, host, only, without } =
			environment;
		if ( host === 'fluentcart' ) {
			requireFluentCart();
		}
		// Reports a missing runtime before tests are counted.
		await chooseRuntime( database, runtime );
		await wordpressCore( wordpress );
		const report = await withReport( ( file ) =>
			run(
				'npx',
				[
					'playwright',
					'test',
					`--project=${ project }`,
					'--reporter=list,json',
					...files,
				],
				{
					cwd: PROJECT_DIR,
					inherit: true,
					env: {
						PLAYWRIGHT_JSON_OUTPUT_NAME: file,
						FCC_DATABASE: database,
						FCC_RUNTIME: runtime ?? '',
						FCC_WORDPRESS: wordpress ?? '',
						FCC_HOST: host ?? 'standalone',
						FCC_ONLY_TAG: only ?? '',
						FCC_WITHOUT_TAGS: without?.join() ?? '',
					},
				}
			)
		);
		if ( ! report ) {
			return oneTest( false );
		}
		const { expected, unexpected, skipped } = report.stats;
		/** @type {Array< Timed & { status: string } >} */
		const tests = report.suites.flatMap( testsOfPlaywright );
		return {
			passed: expected,
			// Errors outside tests: a file that cannot be loaded, a site that does not start.
			failed: unexpected + report.errors.length,
			skipped,
			broken: tests
				.filter( ( { status } ) => status === 'unexpected' )
				.map( ( { title } ) => title ),
			tests,
		};
	};
}

/**
 * @param {import('@playwright/test/reporter').JSONReportSuite} suite
 * @return {Array< Timed & { status: string } >}
 */
function testsOfPlaywright( { specs, suites = [] } ) {
	return [
		...specs.flatMap( ( { file, line, title, tests } ) =>
			tests.map( ( { results, status } ) => ( {
				title: `${ file }:${ line } › ${ title }`,
				seconds:
					results.reduce(
						( total, { duration } ) => total + duration,
						0
					) / 1000,
				status,
			} ) )
		),
		...suites.flatMap( testsOfPlaywright ),
	];
}

/** @throws {NotProvided} */
function requireFluentCart() {
	if ( ! process.env.FLUENT_CART_DIR ) {
		throw new NotProvided(
			'FLUENT_CART_DIR isn’t set to a copy of FluentCart'
		);
	}
}

/**
 * Runs a tool that writes a JSON report.
 *
 * @param {( file: string ) => Promise< unknown >} runTool
 * @return {Promise< any >} The report; undefined when the tool ended before it could write one.
 */
async function withReport( runTool ) {
	const folder = await mkdtemp( path.join( tmpdir(), 'fcc-report-' ) );
	const file = path.join( folder, 'report.json' );
	try {
		await runTool( file );
		return JSON.parse( await readFile( file, 'utf8' ) );
	} catch {
		return undefined;
	} finally {
		await rm( folder, { recursive: true, force: true } );
	}
}
