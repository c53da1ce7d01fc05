import { buildQueryString } from '@wordpress/url';
import { request, type ReadOptions } from './request';
import type {
	AttachableUserList,
	CreatedUser,
	Customer,
	CustomerChange,
	PageQuery,
} from './types';

/**
 * Searches the WordPress users that can be attached to a customer.
 *
 * @param  query
 * @param  query.search The beginning of a login, an email, a nicename or a
 *                      display name.
 * @param  options
 * @return The users.
 * @throws {ApiError}
 */
export async function fetchAttachableUsers(
	query: PageQuery & { search: string },
	options: ReadOptions = {}
): Promise< AttachableUserList > {
	const { data } = await request< 'listAttachableUsers' >(
		`/attachable-user?${ buildQueryString( { ...query } ) }`,
		options
	);
	return data;
}

/**
 * Attaches a WordPress user to a customer, instead of the current user.
 *
 * @return The saved customer and the run.
 * @throws {ApiError} `invalid_user` and others.
 */
export async function attachUser(
	customerId: number,
	userId: number
): Promise< CustomerChange > {
	const { data } = await request< 'attachUser' >(
		`/${ customerId }/attachable-user`,
		{ method: 'POST', data: { user_id: userId } }
	);
	return data;
}

/**
 * Detaches the WordPress user of a customer.
 *
 * @return The saved customer and the run.
 * @throws {ApiError}
 */
export async function detachUser(
	customerId: number
): Promise< CustomerChange > {
	const { data } = await request< 'detachUser' >(
		`/${ customerId }/detach-user`,
		{ method: 'POST' }
	);
	return data;
}

/**
 * Creates a WordPress user with the customer's name and email, attaches it, and
 * makes WordPress send an email with a link to set a password.
 *
 * @param  customerId
 * @param  version    Version of the record that the user has seen; nothing is
 *                    created if the record has changed since.
 * @return The saved customer, and whether the email was sent.
 * @throws {ApiError} `user_exists`, `user_not_created`, `invalid_user`,
 *                    `edit_conflict` and others.
 */
export async function createUser(
	customerId: number,
	version?: string
): Promise< CreatedUser > {
	const { data } = await request< 'createUser' >( `/${ customerId }/user`, {
		method: 'POST',
		...( version && { headers: { 'If-Match': `"${ version }"` } } ),
	} );
	return data;
}

/**
 * Makes WordPress send the customer's user an email with a link to set a new
 * password.
 *
 * @return The customer.
 * @throws {ApiError} `password_reset_rejected`, `invalid_user` and others.
 */
export async function sendPasswordReset(
	customerId: number
): Promise< Customer > {
	const { data } = await request< 'sendPasswordReset' >(
		`/${ customerId }/password-reset`,
		{ method: 'POST' }
	);
	return data.customer;
}
