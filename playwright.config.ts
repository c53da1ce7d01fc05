import { defineConfig } from '@playwright/test';

/**
 * A browser on a busy machine is late now and then. Whoever passes only when tried again is named at the end of
 * `npm test`; a test of the API has no such excuse.
 */
const OF_A_BROWSER = { retries: process.env.CI ? 1 : 0 };

/**
 * On the oldest WordPress not tried again: what is the same on every one, in screens that the other tests open there, too.
 * The first two take longer than all others together.
 */
const ALIKE_EVERYWHERE = [
	'accessibility',
	'colours',
	'activity',
	'additional-info',
	'conflict',
	'delete',
	'export',
	'figures',
	'orders',
	'profile',
];

/**
 * Every worker has a WordPress of its own (tests/support), so tests may change
 * what they like. `npm test` runs them all; one of them:
 *
 *     npx playwright test --project=api tests/api/create.spec.ts
 *
 * FCC_RUNTIME, FCC_DATABASE, FCC_WORDPRESS and FCC_HOST say on what (see tools/test.mjs).
 */
export default defineConfig( {
	globalSetup: './tests/support/global-setup.ts',
	outputDir: './test-results',
	forbidOnly: Boolean( process.env.CI ),
	// What the oldest WordPress that we support does not have: the command
	// palette outside the editors.
	grepInvert: [
		...( process.env.FCC_WORDPRESS === 'oldest'
			? [ /@wordpress-6\.9/ ]
			: [] ),
		// Beside FluentCart the documented base, the rights and the tables are FluentCart's.
		...( process.env.FCC_HOST === 'fluentcart' ? [ /@standalone/ ] : [] ),
	],
	workers: 2,
	// So much at once has one cause, and with all of it tried twice the cause is never told in time.
	maxFailures: process.env.CI ? 20 : 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		// A trace adds a quarter to the time of a test, also of one that passes.
		trace: process.env.FCC_TRACE ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		// A test on a busy machine does not meet a dialog that is still fading in.
		contextOptions: { reducedMotion: 'reduce' },
	},
	projects: [
		{ name: 'api', testDir: './tests/api' },
		{
			name: 'e2e',
			testDir: './tests/e2e',
			// A budget for a busy machine. A test that passes does not use it up.
			timeout: 120_000,
			expect: { timeout: 20_000 },
			testIgnore:
				process.env.FCC_WORDPRESS === 'oldest'
					? ALIKE_EVERYWHERE.map( ( name ) => `**/${ name }.spec.ts` )
					: [],
			...OF_A_BROWSER,
		},
		// Only with FCC_DATABASE=galera: what they end is a node, or the object cache.
		{ name: 'cluster', testDir: './tests/cluster', timeout: 120_000 },
		// Beside FluentCart: FCC_HOST=fluentcart FLUENT_CART_DIR=<folder>.
		{
			name: 'fluentcart',
			testDir: './tests/fluentcart',
			timeout: 120_000,
			...OF_A_BROWSER,
		},
		{ name: 'smoke', testDir: './tests/smoke', timeout: 240_000 },
		// Writes docs/screenshots (npm run screenshots); tests nothing.
		{
			name: 'screenshots',
			testDir: './tests/screenshots',
			timeout: 600_000,
		},
		{ name: 'wp-env', testDir: './tests/wp-env', timeout: 240_000 },
	],
} );
