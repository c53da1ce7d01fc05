import { test as base, expect } from '@playwright/test';
import { chromiumLaunchOptions } from '../../tools/provision/chromium.mjs';
import { IS_ON_CLUSTER } from './environment.ts';
import { TestSite } from './test-site.ts';

export { expect };

interface TestOptions {
	/** Entries of the PHP log that a test provokes; any other of ours fails it. */
	expectedLog: RegExp[];
	/** Lines of the browser console that a test provokes; any other warning or error fails it. */
	expectedConsole: RegExp[];
}

interface TestFixtures {
	/** Takes the site back to its start, and holds every test to a clean PHP log. */
	cleanSite: void;
}

interface WorkerFixtures {
	/** The WordPress of this worker, fresh for each test. */
	site: TestSite;
}

/**
 * Requests to other machines, as for avatars, fail at once: the tests are the same without a network. With `route()`
 * instead, each request of a page would pass through this process, and every load would take a quarter longer.
 */
const THIS_MACHINE_ONLY =
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** The browser's own line about a request to another machine, or about an answer that a test provokes. */
export const FAILED_REQUEST =
	/^Failed to load resource: (net::ERR_NAME_NOT_RESOLVED|the server responded with a status of)/;

/**
 * Playwright's `test` with a WordPress behind it. `page` is signed in as the
 * administrator and its relative addresses are the site's; for somebody else
 * there is `site.sessionClient()`, or `test.use( { storageState } )`.
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
			// Whatever the API answers does not depend on what the object cache remembers.
			const forgetting =
				IS_ON_CLUSTER && project.name === 'api'
					? setInterval( () => site.flushCache(), 1_000 )
					: undefined;
			await provide( site );
			clearInterval( forgetting );
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
