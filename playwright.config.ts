import { defineConfig } from '@playwright/test';

const {
	FCC_DATABASE,
	FCC_WORDPRESS,
	FCC_HOST,
	FCC_ONLY_TAG,
	FCC_WITHOUT_TAGS,
} = process.env;

/**
 * Workers that keep two cores busy. An API test waits for one request at a time, and for locks and jobs, half of its
 * time. On a cluster, each worker runs three database servers.
 */
const WORKERS = { api: FCC_DATABASE === 'galera' ? 2 : 4, e2e: 3 };

/** Tags of tests that the environment cannot run, or that the caller excludes (tools/test/plan.mjs). */
const WITHOUT = [
	// The oldest WordPress has no command palette outside the editors.
	...( FCC_WORDPRESS === 'oldest' ? [ '@wordpress-6.9' ] : [] ),
	// Beside FluentCart, the documented base, the rights and the tables are FluentCart's.
	...( FCC_HOST === 'fluentcart' ? [ '@standalone' ] : [] ),
	...( FCC_WITHOUT_TAGS?.split( ',' ).filter( Boolean ) ?? [] ),
];

/** Matches a test that carries the tag. */
function tagged( tag: string ): RegExp {
	return new RegExp( `${ tag.replace( '.', '\\.' ) }(?![\\w-])` );
}

/**
 * Every worker has its own WordPress (tests/support), so tests may change anything. `npm test` runs them all; this runs
 * one file:
 *
 *     npx playwright test --project=api tests/api/customers/create.spec.ts
 *
 * FCC_RUNTIME, FCC_DATABASE, FCC_WORDPRESS and FCC_HOST choose the environment (see tools/test.mjs).
 */
export default defineConfig( {
	globalSetup: './tests/support/global-setup.ts',
	outputDir: './test-results',
	forbidOnly: Boolean( process.env.CI ),
	...( FCC_ONLY_TAG && { grep: tagged( FCC_ONLY_TAG ) } ),
	grepInvert: WITHOUT.map( tagged ),
	// The most that a project below uses.
	workers: Math.max( ...Object.values( WORKERS ) ),
	// A broken site fails every test. One broken figure can fail dozens and must not hide other faults.
	maxFailures: process.env.CI ? 100 : 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		// A trace adds a quarter to the time of every test.
		trace: process.env.FCC_TRACE ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		// On a busy computer, tests must not meet a dialog that is still fading in.
		contextOptions: { reducedMotion: 'reduce' },
	},
	projects: [
		{
			name: 'api',
			testDir: './tests/api',
			workers: WORKERS.api,
			// Enough for a busy computer; a passing test takes less.
			timeout: 120_000,
		},
		{
			name: 'e2e',
			testDir: './tests/e2e',
			workers: WORKERS.e2e,
			timeout: 120_000,
			expect: { timeout: 20_000 },
		},
		// Only with FCC_DATABASE=galera: the tests kill a node or the object cache. A computer has room for one cluster.
		{
			name: 'cluster',
			testDir: './tests/cluster',
			workers: 1,
			timeout: 120_000,
		},
		// Beside FluentCart: FCC_HOST=fluentcart FLUENT_CART_DIR=<folder>.
		{
			name: 'fluentcart',
			testDir: './tests/fluentcart',
			workers: 2,
			timeout: 120_000,
		},
		{
			name: 'smoke',
			testDir: './tests/smoke',
			workers: 2,
			timeout: 240_000,
		},
		// Writes docs/screenshots (npm run screenshots); tests nothing.
		{
			name: 'screenshots',
			testDir: './tests/screenshots',
			workers: 1,
			timeout: 600_000,
		},
		{
			name: 'wp-env',
			testDir: './tests/wp-env',
			workers: 1,
			timeout: 240_000,
		},
	],
} );
