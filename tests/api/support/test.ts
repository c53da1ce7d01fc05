import { type APIRequestContext } from '@playwright/test';
import { test as base } from '../../support/test.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type TestUser } from '../../support/users.ts';
import { ApiClient } from './api-client.ts';

export { expect } from '@playwright/test';

/** How somebody signs in to the API. */
export type Credentials =
	'application password' | 'cookie and nonce' | 'cookie without nonce';

interface ClientOptions {
	/** Nobody is signed in without. */
	user?: TestUser;
	credentials?: Credentials;
	/** The documented base by default. */
	namespace?: string;
}

interface ApiFixtures {
	/** A client that holds every answer against the contract. */
	connect: ( options?: ClientOptions ) => Promise< ApiClient >;
	/** The administrator's client, by application password. */
	admin: ApiClient;
	/** Adds PHP to the site as a plugin of the owner would; for this test. */
	addPlugin: ( code: string ) => Promise< void >;
}

/**
 * `test` with clients of the API.
 *
 *     test( 'greets', async ( { admin } ) => {
 *         const { pagination } = await admin.listCustomers( { search: 'ada' } );
 *         expect( pagination.total ).toBe( 1 );
 *     } );
 */
export const test = base.extend< ApiFixtures >( {
	connect: async ( { site }, provide ) => {
		const contexts: APIRequestContext[] = [];
		await provide( async ( options = {} ) => {
			const context = await openContext( site, options );
			contexts.push( context );
			return new ApiClient( context );
		} );
		await Promise.all( contexts.map( ( context ) => context.dispose() ) );
	},

	admin: async ( { connect, site }, provide ) =>
		provide( await connect( { user: site.users.admin } ) ),

	addPlugin: async ( { site }, provide ) => {
		const file = "WPMU_PLUGIN_DIR . '/added-by-test.php'";
		await provide( ( code ) =>
			site.php( `file_put_contents( ${ file }, $args['code'] );`, {
				code: `<?php ${ code }`,
			} )
		);
		await site.php( `file_exists( ${ file } ) && unlink( ${ file } );` );
	},
} );

function openContext(
	site: TestSite,
	{ user, credentials = 'application password', namespace }: ClientOptions
): Promise< APIRequestContext > {
	if ( ! user || credentials === 'application password' ) {
		return site.client( user, namespace );
	}
	return site.sessionClient( user, {
		nonce: credentials === 'cookie and nonce',
		...( namespace && { namespace } ),
	} );
}
