import { request } from './request';
import type {
	AddressChange,
	AddressCreate,
	AddressUpdate,
	Deletion,
} from './types';

/**
 * Adds an address. The server makes the first address of a type primary.
 *
 * @return The new address and the run.
 * @throws {ApiError}
 */
export async function createAddress(
	customerId: number,
	input: AddressCreate
): Promise< AddressChange > {
	const { data } = await request< 'createAddress' >(
		`/${ customerId }/address`,
		{ method: 'POST', data: input }
	);
	return data;
}

/**
 * Changes the given fields of an address and leaves the others.
 *
 * @return The saved address and the run.
 * @throws {ApiError} `address_not_found` and others.
 */
export async function updateAddress(
	customerId: number,
	changes: AddressUpdate
): Promise< AddressChange > {
	const { data } = await request< 'updateAddress' >(
		`/${ customerId }/address`,
		{ method: 'PUT', data: changes }
	);
	return data;
}

/**
 * Deletes an address. If it was primary, the server makes the newest remaining
 * address of its type primary.
 *
 * @return The run.
 * @throws {ApiError} `address_not_found` and others.
 */
export async function deleteAddress(
	customerId: number,
	addressId: number
): Promise< Deletion > {
	const { data } = await request< 'deleteAddress' >(
		`/${ customerId }/address`,
		{ method: 'DELETE', data: { address_id: addressId } }
	);
	return data;
}

/**
 * Makes an address the primary address of its type.
 *
 * @return The saved address and the run.
 * @throws {ApiError} `address_not_found` and others.
 */
export async function makeAddressPrimary(
	customerId: number,
	addressId: number
): Promise< AddressChange > {
	const { data } = await request< 'makeAddressPrimary' >(
		`/${ customerId }/address/make-primary`,
		{ method: 'POST', data: { address_id: addressId } }
	);
	return data;
}
