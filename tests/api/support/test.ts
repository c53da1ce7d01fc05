import { type APIRequestContext } from '@playwright/test';
import { test as base } from '../../support/test.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type TestUser } from '../../support/users.ts';
import { ApiClient } from './api-client.ts';

export { expect } from '@playwright/test';

/** How a client signs in. */
export type Credentials =
	'application password' | 'cookie and nonce' | 'cookie without nonce';

interface ClientOptions {
	/** Without a user, the client is not signed in. */
	user?: TestUser;
	credentials?: Credentials;
	/** The documented base by default. */
	namespace?: string;
	/** Another web server of the same site, for an application password. */
	url?: string;
}

interface ApiOptions {
	/**
	 * `lifted` for a test that sends more requests than the documented limits allow: `test.use( { rateLimits:
	 * 'lifted' } )`.
	 */
	rateLimits: 'documented' | 'lifted';
}

interface ApiFixtures {
	/** Creates a client that checks every answer against the contract. */
	connect: ( options?: ClientOptions ) => Promise< ApiClient >;
	/** The administrator's client, with an application password. */
	admin: ApiClient;
}

/**
 * `test` with clients of the API.
 *
 *     test( 'greets', async ( { admin } ) => {
 *         const { pagination } = await admin.listCustomers( { search: 'ada' } );
 *         expect( pagination.total ).toBe( 1 );
 *     } );
 */
export const test = base.extend< ApiOptions & ApiFixtures >( {
	rateLimits: [ 'documented', { option: true } ],

	connect: async ( { site, rateLimits }, provide ) => {
		const contexts: APIRequestContext[] = [];
		if ( rateLimits === 'lifted' ) {
			await site.addPlugin( 'no-rate-limits' );
		}
		await provide( async ( options = {} ) => {
			const context = await openContext( site, options );
			contexts.push( context );
			return new ApiClient( context, rateLimits === 'documented' );
		} );
		await Promise.all( contexts.map( ( context ) => context.dispose() ) );
	},

	admin: async ( { connect, site }, provide ) =>
		provide( await connect( { user: site.users.admin } ) ),
} );

function openContext(
	site: TestSite,
	{
		user,
		credentials = 'application password',
		namespace,
		url,
	}: ClientOptions
): Promise< APIRequestContext > {
	if ( ! user || credentials === 'application password' ) {
		return site.client( user, namespace, url );
	}
	return site.sessionClient( user, {
		nonce: credentials === 'cookie and nonce',
		...( namespace && { namespace } ),
	} );
}
