import { request } from './request';
import type { Address, AddressCreate, AddressUpdate } from './types';

/**
 * Adds an address. The first of its type becomes the primary one.
 *
 * @return The new address.
 * @throws {ApiError}
 */
export async function createAddress(
	customerId: number,
	input: AddressCreate
): Promise< Address > {
	const { data } = await request< 'createAddress' >(
		`/${ customerId }/address`,
		{ method: 'POST', data: input }
	);
	return data.address;
}

/**
 * Changes the given fields of an address and no others.
 *
 * @return The address as it is now.
 * @throws {ApiError} `address_not_found` and others.
 */
export async function updateAddress(
	customerId: number,
	changes: AddressUpdate
): Promise< Address > {
	const { data } = await request< 'updateAddress' >(
		`/${ customerId }/address`,
		{ method: 'PUT', data: changes }
	);
	return data.address;
}

/**
 * Deletes an address. If it was the primary one, the newest of the rest of its
 * type takes its place.
 *
 * @throws {ApiError} `address_not_found` and others.
 */
export async function deleteAddress(
	customerId: number,
	addressId: number
): Promise< void > {
	await request< 'deleteAddress' >( `/${ customerId }/address`, {
		method: 'DELETE',
		data: { address_id: addressId },
	} );
}

/**
 * Makes an address the primary one of its type.
 *
 * @return The address as it is now.
 * @throws {ApiError} `address_not_found` and others.
 */
export async function makeAddressPrimary(
	customerId: number,
	addressId: number
): Promise< Address > {
	const { data } = await request< 'makeAddressPrimary' >(
		`/${ customerId }/address/make-primary`,
		{ method: 'POST', data: { address_id: addressId } }
	);
	return data.address;
}
