import { type APIRequest, type APIRequestContext } from '@playwright/test';
import { ADMIN } from '../../tools/site/install.mjs';
import { type Site } from '../../tools/site/site.mjs';
import { type Right, grant } from './rights.ts';

export interface TestUser {
	id: number;
	login: string;
	password: string;
	/** For HTTP Basic authentication, which does not accept the login password. */
	applicationPassword: string;
}

export interface NewUser {
	login: string;
	role?: 'administrator' | 'editor' | 'subscriber';
	/** In addition to those of the role. */
	capabilities?: readonly string[];
	/** Rights with customers; none by default. */
	rights?: readonly Right[];
}

const PASSWORD = 'test password';

/** WordPress's test cookie, and a cookie that keeps wp-env's Playground from signing in automatically. */
const TEST_COOKIES =
	'wordpress_test_cookie=WP%20Cookie%20check; playground_auto_login_already_happened=1';

/** Creates a user, or finds the one with that login, and creates an application password. */
export async function createUser(
	site: Site,
	{ login, role = 'subscriber', capabilities = [], rights = [] }: NewUser
): Promise< TestUser > {
	const password = login === ADMIN.user ? ADMIN.password : PASSWORD;
	const [ id, applicationPassword ] = await site.call< [ number, string ] >(
		'accounts/create',
		{ login, password, role, capabilities }
	);
	if ( rights.length ) {
		await grant( site, id, rights );
	}
	return { id, login, password, applicationPassword };
}

export function basicAuthorization( user: TestUser ): string {
	const credentials = `${ user.login }:${ user.applicationPassword }`;
	return `Basic ${ Buffer.from( credentials ).toString( 'base64' ) }`;
}

/**
 * Signs in with WordPress's form.
 *
 * @return A client with the cookies of the session.
 */
export async function signIn(
	url: string,
	user: Pick< TestUser, 'login' | 'password' >,
	requests: APIRequest
): Promise< APIRequestContext > {
	const session = await requests.newContext();
	const response = await session.post( `${ url }/wp-login.php`, {
		form: { log: user.login, pwd: user.password, testcookie: '1' },
		headers: { Cookie: TEST_COOKIES },
		maxRedirects: 0,
	} );
	if ( response.status() !== 302 ) {
		throw new Error( `${ user.login } cannot sign in at ${ url }.` );
	}
	return session;
}
