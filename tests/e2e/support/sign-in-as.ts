import type { BrowserContext } from '@playwright/test';
import type { TestSite } from '../../support/test-site.ts';
import type { TestUser } from '../../support/users.ts';

/** Signs in another user instead of the administrator. */
export async function signInAs(
	context: BrowserContext,
	site: TestSite,
	user: TestUser
): Promise< void > {
	const session = await site.sessionClient( user );
	const { cookies } = await session.storageState();
	await session.dispose();
	await context.clearCookies();
	await context.addCookies( cookies );
}
