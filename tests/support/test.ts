import { test as base, expect } from '@playwright/test';
import { chromiumLaunchOptions } from '../../tools/provision/chromium.mjs';
import { IS_ON_CLUSTER } from './environment.ts';
import { TestSite } from './test-site.ts';

export { expect };

interface TestOptions {
	/** Entries of the PHP log that a test expects. Any other entry of this plugin fails the test. */
	expectedLog: RegExp[];
	/** Lines of the browser console that a test expects. Any other warning or error fails the test. */
	expectedConsole: RegExp[];
}

interface TestFixtures {
	/** Resets the site before a test, and expects a clean PHP log after it. */
	cleanSite: void;
}

interface WorkerFixtures {
	/** The WordPress of this worker, reset before each test. */
	site: TestSite;
}

/**
 * Blocks requests to other hosts, for example for avatars, so that tests do not depend on a network. With `route()`,
 * each request of a page would pass through this process, and every load would take a quarter longer.
 */
const THIS_MACHINE_ONLY =
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** The browser's own message about a request to another host, or about an error status that a test causes. */
export const FAILED_REQUEST =
	/^Failed to load resource: (net::ERR_NAME_NOT_RESOLVED|the server responded with a status of)/;

/**
 * Playwright's `test` with a WordPress. `page` is signed in as the administrator, and relative addresses are the
 * site's. For another user, use `site.sessionClient()` or `test.use( { storageState } )`.
 *
 *     test( 'lists customers', async ( { site } ) => {
 *         const client = await site.client( site.users.admin );
 *         const response = await client.get( 'customers', { params: { page: 2 } } );
 *         expect( response.status() ).toBe( 200 );
 *     } );
 */
export const test = base.extend< TestOptions & TestFixtures, WorkerFixtures >( {
	expectedLog: [ [], { option: true } ],
	expectedConsole: [ [], { option: true } ],

	site: [
		async ( { playwright }, provide, { workerIndex, project } ) => {
			const site = await TestSite.open( workerIndex, playwright.request );
			// Answers must not depend on the entries of the object cache.
			const flushing =
				IS_ON_CLUSTER && project.name === 'api'
					? setInterval( () => site.flushCache(), 1_000 )
					: undefined;
			await provide( site );
			clearInterval( flushing );
			await site.close();
		},
		{ scope: 'worker', timeout: 180_000 },
	],

	launchOptions: [
		async ( {}, provide ) => {
			const options = await chromiumLaunchOptions();
			await provide( {
				...options,
				args: [ ...( options.args ?? [] ), THIS_MACHINE_ONLY ],
			} );
		},
		{ scope: 'worker', timeout: 180_000 },
	],

	baseURL: async ( { site }, provide ) => provide( site.url ),

	storageState: async ( { site }, provide ) => provide( site.adminState ),

	cleanSite: [
		async ( { site, expectedLog }, provide ) => {
			await site.reset();
			await provide();
			const entries = ( await site.errorLog() ).filter(
				( entry ) =>
					! expectedLog.some( ( pattern ) => pattern.test( entry ) )
			);
			expect( entries, 'PHP log' ).toEqual( [] );
		},
		{ auto: true },
	],

	page: async ( { page, expectedConsole }, provide ) => {
		const lines: string[] = [];
		page.on( 'pageerror', ( error ) => lines.push( String( error ) ) );
		page.on( 'console', ( message ) => {
			if ( [ 'error', 'warning' ].includes( message.type() ) ) {
				lines.push( message.text() );
			}
		} );
		await provide( page );
		const excused = [ FAILED_REQUEST, ...expectedConsole ];
		expect(
			lines.filter(
				( line ) =>
					! excused.some( ( pattern ) => pattern.test( line ) )
			),
			'browser console'
		).toEqual( [] );
	},
} );
