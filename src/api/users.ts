import { buildQueryString } from '@wordpress/url';
import { request, type ReadOptions } from './request';
import type { AttachableUserList, Customer, PageQuery } from './types';

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
 * @return The saved customer.
 * @throws {ApiError} `invalid_user` and others.
 */
export async function attachUser(
	customerId: number,
	userId: number
): Promise< Customer > {
	const { data } = await request< 'attachUser' >(
		`/${ customerId }/attachable-user`,
		{ method: 'POST', data: { user_id: userId } }
	);
	return data.customer;
}

/**
 * Detaches the WordPress user of a customer.
 *
 * @return The saved customer.
 * @throws {ApiError}
 */
export async function detachUser( customerId: number ): Promise< Customer > {
	const { data } = await request< 'detachUser' >(
		`/${ customerId }/detach-user`,
		{ method: 'POST' }
	);
	return data.customer;
}
