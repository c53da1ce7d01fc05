/**
 * The parts, environments and tags of each level of a test run. CONTRIBUTING.md explains the tags.
 */
import { API, CLUSTER, E2E, FLUENT_CART, SMOKE, WP_ENV } from './parts.mjs';

/** @typedef {import('./parts.mjs').Part} Part */
/** @typedef {import('./parts.mjs').Environment} Environment */

/**
 * How much a run tests: `quick` is `npm test`, `gate` runs before a change lands, `everywhere` runs every test in every
 * environment.
 *
 * @typedef {'quick' | 'gate' | 'everywhere'} Level
 */

/**
 * @typedef {Object} Run
 * @property {string}      title       `api on MariaDB`.
 * @property {Part}        part
 * @property {Environment} environment
 */

/** Tags that levels exclude. */
const SLOW = '@slow';
const RARE = '@everywhere';

/** @type {Environment} */
const OLDEST = { database: 'sqlite', wordpress: 'oldest' };

/**
 * The runs that need a WordPress, in their order.
 *
 * @type {Record< Level, Run[] >}
 */
export const SITE_RUNS = {
	quick: [
		run( 'api', API, { database: 'sqlite', without: [ SLOW, RARE ] } ),
		run( 'e2e', E2E, { database: 'sqlite', without: [ SLOW, RARE ] } ),
	],
	gate: [
		run( 'api on MariaDB', API, {
			database: 'mariadb',
			without: [ RARE ],
		} ),
		run( 'e2e on MariaDB', E2E, {
			database: 'mariadb',
			without: [ RARE ],
		} ),
		run( 'api on SQLite, oldest WordPress', API, {
			...OLDEST,
			only: '@oldest',
		} ),
		run( 'e2e on SQLite, oldest WordPress', E2E, {
			...OLDEST,
			only: '@oldest',
		} ),
		run( 'api on a cluster', API, {
			database: 'galera',
			only: '@cluster',
		} ),
		run( 'cluster', CLUSTER, { database: 'galera', without: [ RARE ] } ),
	],
	everywhere: [
		run( 'api on MariaDB', API, { database: 'mariadb' } ),
		run( 'api on MySQL', API, { database: 'mysql' } ),
		run( 'api on SQLite, oldest WordPress', API, OLDEST ),
		run( 'api on a cluster', API, { database: 'galera' } ),
		run( 'cluster', CLUSTER, { database: 'galera' } ),
		run( 'e2e on MariaDB', E2E, { database: 'mariadb' } ),
		run( 'e2e on SQLite, oldest WordPress', E2E, OLDEST ),
		run( 'fluentcart on MariaDB', FLUENT_CART, { database: 'mariadb' } ),
		run( 'api beside FluentCart', API, {
			database: 'mariadb',
			host: 'fluentcart',
		} ),
		run( 'smoke on Playground', SMOKE, {
			database: 'sqlite',
			runtime: 'playground',
		} ),
		run( 'wp-env', WP_ENV, { database: 'sqlite' } ),
	],
};

/**
 * Tests that a level does not run, printed at the end.
 *
 * @type {Record< Level, string[] >}
 */
export const LEFT_OUT = {
	quick: [
		'tests tagged @slow or @everywhere, PHP style (phpcs), PHP unit tests (phpunit), MariaDB, the oldest WordPress, the cluster: `npm run test:gate` runs most of them, on Debian',
		'MySQL, random kills, Playground, wp-env, FluentCart: `npm run test:everywhere` runs all there is',
	],
	gate: [
		'tests tagged @everywhere, such as accessibility in English and on phones, and errors, notices and forms in the pseudo-locale; tests without @oldest on the oldest WordPress and SQLite, without @cluster on the cluster; MySQL, random kills, Playground, wp-env, FluentCart: `npm run test:everywhere` runs all there is',
	],
	everywhere: [],
};

/**
 * @param {string}      title
 * @param {Part}        part
 * @param {Environment} environment
 * @return {Run}
 */
function run( title, part, environment ) {
	return { title, part, environment };
}
