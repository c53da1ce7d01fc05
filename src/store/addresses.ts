import * as api from '../api';
import type { Address, AddressChange, Deletion } from '../api';
import { withAddress, withoutAddress } from './records/customer-record';
import { withOptimisticUpdate } from './customer-writes';
import type { SliceThunkArgs } from './thunk-args';

/** The fields that a user enters; an empty field is an empty string. */
export type AddressValues = Omit<
	Address,
	'id' | 'type' | 'is_primary' | 'created_at' | 'updated_at'
>;

export type AddressType = 'billing' | 'shipping';

/**
 * @return The fields of an address that users edit.
 */
export function toAddressValues( address: Address ): AddressValues {
	const { id, type, is_primary, created_at, updated_at, ...values } = address;
	return values;
}

/** Negative id of the last address that the server had not numbered yet. */
let lastProvisionalId = 0;

/**
 * Adds an address and shows it immediately. The first address of a type becomes
 * primary.
 *
 * @return The new address and the run; rejects with an ApiError.
 */
const createAddress =
	( customerId: number, type: AddressType, values: AddressValues ) =>
	( args: SliceThunkArgs ): Promise< AddressChange > => {
		const known = addressesOf( args, customerId );
		const expected: Address = {
			...values,
			id: --lastProvisionalId,
			type,
			is_primary: ! known.some(
				( address ) => address.type === type && address.is_primary
			),
			created_at: null,
			updated_at: null,
		};
		return withExpectedAddresses(
			args,
			customerId,
			withAddress( known, expected ),
			async () => {
				const change = await api.createAddress( customerId, {
					...values,
					type,
				} );
				args.dispatch.receiveAddress( customerId, change.address );
				return change;
			}
		);
	};

/**
 * Changes the given fields of an address, leaves the others, and shows the
 * result immediately.
 *
 * @return The saved address and the run; rejects with an ApiError.
 */
const updateAddress =
	(
		customerId: number,
		addressId: number,
		changes: Partial< AddressValues >
	) =>
	( args: SliceThunkArgs ): Promise< AddressChange > =>
		withExpectedAddresses(
			args,
			customerId,
			withChanges( args, customerId, addressId, changes ),
			async () => {
				const change = await api.updateAddress( customerId, {
					address_id: addressId,
					...changes,
				} );
				args.dispatch.receiveAddress( customerId, change.address );
				return change;
			}
		);

/**
 * Makes an address the primary address of its type, and shows it immediately.
 *
 * @return The saved address and the run; rejects with an ApiError.
 */
const makeAddressPrimary =
	( customerId: number, addressId: number ) =>
	( args: SliceThunkArgs ): Promise< AddressChange > =>
		withExpectedAddresses(
			args,
			customerId,
			withChanges( args, customerId, addressId, { is_primary: true } ),
			async () => {
				const change = await api.makeAddressPrimary(
					customerId,
					addressId
				);
				args.dispatch.receiveAddress( customerId, change.address );
				return change;
			}
		);

/**
 * Deletes an address and hides it immediately.
 *
 * @return The run; rejects with an ApiError.
 */
const deleteAddress =
	( customerId: number, addressId: number ) =>
	( args: SliceThunkArgs ): Promise< Deletion > =>
		withExpectedAddresses(
			args,
			customerId,
			withoutAddress( addressesOf( args, customerId ), addressId ),
			async () => {
				const deletion = await api.deleteAddress(
					customerId,
					addressId
				);
				args.dispatch.removeAddress( customerId, addressId );
				return deletion;
			}
		);

export const thunks = {
	createAddress,
	deleteAddress,
	makeAddressPrimary,
	updateAddress,
};

/**
 * Shows the expected addresses while a write is pending, and reads the record
 * afterwards: the customer's phone may come from an address, and a rejected
 * write may mean that another user has changed the addresses.
 */
async function withExpectedAddresses< Result >(
	args: SliceThunkArgs,
	customerId: number,
	addresses: Address[],
	write: () => Promise< Result >
): Promise< Result > {
	const { dispatch, registry } = args;
	try {
		return await withOptimisticUpdate(
			args,
			customerId,
			{ addresses },
			write
		);
	} finally {
		registry.batch( () => {
			dispatch.invalidateAfterWrite( customerId );
			dispatch.invalidateCustomer( customerId );
		} );
	}
}

function addressesOf(
	{ select }: SliceThunkArgs,
	customerId: number
): Address[] {
	return select.getCustomer( customerId )?.addresses ?? [];
}

function withChanges(
	args: SliceThunkArgs,
	customerId: number,
	addressId: number,
	changes: Partial< Address >
): Address[] {
	const known = addressesOf( args, customerId );
	const address = known.find( ( { id } ) => id === addressId );

	return address ? withAddress( known, { ...address, ...changes } ) : known;
}
