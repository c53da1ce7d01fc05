import { expect } from '@playwright/test';
import type { TestSite } from './test-site.ts';

/** Reads a page of wp-admin as an administrator. */
export async function readPage(
	site: TestSite,
	path: string
): Promise< string > {
	const session = await site.sessionClient( site.users.admin, {
		nonce: false,
	} );
	const response = await session.get( `${ site.url }${ path }` );
	expect( response.status() ).toBe( 200 );
	const html = await response.text();
	await session.dispose();
	return html;
}
