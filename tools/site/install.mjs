import { Failure } from '../lib/failure.mjs';

export const ADMIN = { user: 'admin', password: 'password' };

/**
 * Installs WordPress, unless the site has one.
 *
 * @param {string} url
 * @param {string} errorLogFile
 * @return {Promise< boolean >} Whether WordPress was installed.
 * @throws {Failure}
 */
export async function installWordPress( url, errorLogFile ) {
	const page = `${ url }/wp-admin/install.php`;
	const form = await fetch( page );
	if ( ! ( await form.text() ).includes( 'id="setup"' ) ) {
		return false;
	}
	const response = await fetch( `${ page }?step=2`, {
		method: 'POST',
		body: new URLSearchParams( {
			weblog_title: 'Demo store',
			user_name: ADMIN.user,
			admin_password: ADMIN.password,
			admin_password2: ADMIN.password,
			pw_weak: 'on',
			admin_email: 'owner@example.com',
			blog_public: '0',
		} ),
	} );
	const answer = await response.text();
	if ( ! answer.includes( 'wp-login.php' ) ) {
		throw new Failure(
			`Couldn’t install WordPress. See ${ errorLogFile }.`
		);
	}
	return true;
}
