/**
 * The parts of a test run. Each runs one tool, shows its output, and counts.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { compilesPhp } from '../lint/php-syntax.mjs';
import { chromiumLaunchOptions } from '../provision/chromium.mjs';
import { wordpressCore } from '../provision/wordpress.mjs';
import { PhpRuntime } from '../runtime/php.mjs';
import { chooseRuntime } from '../runtime/runtime.mjs';
import { Failure } from '../lib/failure.mjs';
import { oneTest } from './results.mjs';

/** @typedef {import('./results.mjs').Counts} Counts */

/**
 * On what the API and browser tests run.
 *
 * @typedef {Object} Ground
 * @property {import('../site/site.mjs').DatabaseName} database
 * @property {string}                                  [runtime]
 * @property {string}                                  [wordpress]
 * @property {'standalone' | 'fluentcart'}             [host]      `standalone` by default.
 */

/**
 * @typedef {Object} Part
 * @property {string}                                                   name
 * @property {( ground: Ground, files: string[] ) => Promise< Counts >} run  Rejects with a Failure when it cannot be run here.
 */

/** What a part runs on must be given by whoever runs the tests; without it, nothing is wrong. */
export class NotProvided extends Failure {}

/** @type {Part[]} */
export const PARTS = [
	{ name: 'lint', run: () => script( 'lint' ) },
	{ name: 'types', run: () => script( 'types' ) },
	{ name: 'php', run: phpSyntax },
	{ name: 'build', run: () => script( 'build' ) },
	{ name: 'unit', run: ( _ground, files ) => unit( files ) },
	{ name: 'api', run: playwright( 'api' ) },
	{ name: 'e2e', run: browserTests },
	{
		name: 'fluentcart',
		run: ( ground, files ) =>
			playwright( 'fluentcart' )(
				{ ...ground, host: 'fluentcart' },
				files
			),
	},
];

/** @type {Part} Of clusters, one at a time is enough for a machine. */
export const CLUSTER = {
	name: 'cluster',
	run: playwright( 'cluster', [ '--workers=1' ] ),
};

/** @type {Part} */
export const SMOKE = { name: 'smoke', run: playwright( 'smoke' ) };

/** @type {Part} */
export const WP_ENV = { name: 'wp-env', run: playwright( 'wp-env' ) };

/** Those of `npm test`, and those that are to be asked for. */
export const ALL_PARTS = [ ...PARTS, CLUSTER, SMOKE, WP_ENV ];

/**
 * An npm script that passes or fails as a whole.
 *
 * @param {string} name
 */
async function script( name ) {
	const { code } = await run( 'npm', [ 'run', '--silent', name ], {
		cwd: PROJECT_DIR,
		inherit: true,
	} );
	return oneTest( code === 0 );
}

/**
 * Whether PHP can compile every PHP file of the project.
 *
 * @param {Ground} ground
 */
async function phpSyntax( { database, runtime: wanted } ) {
	const runtime = await chooseRuntime( database, wanted );
	if ( ! ( runtime instanceof PhpRuntime ) ) {
		throw new Failure(
			'Playground cannot check a file without running it'
		);
	}
	return oneTest( await compilesPhp( runtime ) );
}

/**
 * @param {string[]} files
 * @return {Promise< Counts >}
 */
async function unit( files ) {
	const report = await withReport( ( file ) =>
		run(
			'npx',
			[
				'wp-scripts',
				'test-unit-js',
				'--json',
				`--outputFile=${ file }`,
				...files,
			],
			{ cwd: PROJECT_DIR, inherit: true }
		)
	);
	return report
		? {
				passed: report.numPassedTests,
				// A file that could not be loaded holds tests that nobody counted.
				failed:
					report.numFailedTests + report.numRuntimeErrorTestSuites,
				skipped: report.numPendingTests + report.numTodoTests,
				broken: [],
				retried: [],
			}
		: oneTest( false );
}

/**
 * @param {Ground}   ground
 * @param {string[]} files
 */
async function browserTests( ground, files ) {
	// Fetched here, so that a machine without a Chromium is told so and nothing fails.
	await chromiumLaunchOptions();
	return playwright( 'e2e' )( ground, files );
}

/**
 * The tests of a project of playwright.config.ts.
 *
 * @param {string}   project
 * @param {string[]} options
 * @return {Part[ 'run' ]}
 */
function playwright( project, options = [] ) {
	return async ( { database, runtime, wordpress, host }, files ) => {
		if ( host === 'fluentcart' ) {
			requireFluentCart();
		}
		// What is missing is named before anything is counted.
		await chooseRuntime( database, runtime );
		await wordpressCore( wordpress );
		const report = await withReport( ( file ) =>
			run(
				'npx',
				[
					'playwright',
					'test',
					`--project=${ project }`,
					...options,
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
					},
				}
			)
		);
		if ( ! report ) {
			return oneTest( false );
		}
		const { expected, unexpected, flaky, skipped } = report.stats;
		return {
			passed: expected + flaky,
			// Errors outside of tests: a file that cannot be loaded, a site that does not start.
			failed: unexpected + report.errors.length,
			skipped,
			broken: report.suites.flatMap( titlesOf( 'unexpected' ) ),
			retried: report.suites.flatMap( titlesOf( 'flaky' ) ),
		};
	};
}

/**
 * @param {'unexpected' | 'flaky'} outcome
 * @return {( suite: import('@playwright/test/reporter').JSONReportSuite ) => string[]} The tests of a suite that ended so.
 */
function titlesOf( outcome ) {
	return ( { specs, suites = [] } ) => [
		...specs
			.filter( ( { tests } ) =>
				tests.some( ( { status } ) => status === outcome )
			)
			.map(
				( { file, line, title } ) => `${ file }:${ line } ${ title }`
			),
		...suites.flatMap( titlesOf( outcome ) ),
	];
}

/** @throws {NotProvided} */
function requireFluentCart() {
	if ( ! process.env.FLUENT_CART_DIR ) {
		throw new NotProvided(
			'FLUENT_CART_DIR points at no copy of FluentCart'
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
