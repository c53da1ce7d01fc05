import { type APIRequestContext } from '@playwright/test';
import { test as base } from '../../api/support/test.ts';

/** `test` with FluentCart's own REST API, signed in as the administrator. */
export const test = base.extend< { fluentCart: APIRequestContext } >( {
	fluentCart: async ( { site }, provide ) => {
		const client = await site.client( site.users.admin, 'fluent-cart/v2' );
		await provide( client );
		await client.dispose();
	},
} );
