import { test as base } from '../../api/support/addresses.ts';
import { FLUENTCART_NAMESPACE, FluentCartApi } from './fluentcart-api.ts';

export { expect } from '../../api/support/addresses.ts';

interface FluentCartFixtures {
	/** FluentCart's own API, as the administrator. */
	fluentCartApi: FluentCartApi;
}

/** `test` with both APIs, and a customer without addresses. */
export const test = base.extend< FluentCartFixtures >( {
	fluentCartApi: async ( { site }, provide ) => {
		const context = await site.client(
			site.users.admin,
			FLUENTCART_NAMESPACE
		);
		await provide( new FluentCartApi( context ) );
		await context.dispose();
	},
} );
