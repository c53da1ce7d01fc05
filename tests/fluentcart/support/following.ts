import { type APIRequestContext } from '@playwright/test';
import { type ApiClient } from '../../api/support/api-client.ts';
import { expectedOverviews } from '../../api/support/overview/overview-oracle.ts';
import { overviewByPeriod } from '../../api/support/overview/overview.ts';
import { expect } from '../../api/support/test.ts';
import { type TestSite } from '../../support/test-site.ts';

/** Expects the overview to equal the sums of the rows. */
export async function expectFigures(
	admin: ApiClient,
	site: TestSite
): Promise< void > {
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
}

/** Sends a request to FluentCart’s own API. */
export async function send(
	fluentCart: APIRequestContext,
	method: 'post' | 'put' | 'delete',
	path: string,
	data: object = {}
): Promise< { data: { id: unknown } } > {
	const response = await fluentCart[ method ]( path, { data } );
	expect( response.status(), await response.text() ).toBe( 200 );
	return response.json();
}

export function bulk( fluentCart: APIRequestContext, data: object ) {
	return send( fluentCart, 'post', 'customers/do-bulk-action', data );
}
