import * as api from '../../api';
import type { Address } from '../../api';
import { optimistically } from '../customers/optimistically';
import type { StoreThunkArgs } from '../types';
import { withAddress, withoutAddress } from './list';

/** What a person writes of an address; an empty text where there is nothing. */
export type AddressTexts = Omit<
	Address,
	'id' | 'type' | 'is_primary' | 'created_at' | 'updated_at'
>;

export type AddressType = 'billing' | 'shipping';

/** Of addresses that the server has not numbered yet. */
let lastProvisionalId = 0;

/**
 * Adds an address, shown at once. The first of its type is the primary one.
 *
 * @return The new address; rejects with an ApiError.
 */
export const createAddress =
	( customerId: number, type: AddressType, texts: AddressTexts ) =>
	( args: StoreThunkArgs ): Promise< Address > => {
		const known = addressesOf( args, customerId );
		const expected: Address = {
			...texts,
			id: --lastProvisionalId,
			type,
			is_primary: ! known.some(
				( address ) => address.type === type && address.is_primary
			),
			created_at: null,
			updated_at: null,
		};
		return expecting(
			args,
			customerId,
			withAddress( known, expected ),
			async () => {
				const address = await api.createAddress( customerId, {
					...texts,
					type,
				} );
				args.dispatch.receiveAddress( customerId, address );
				return address;
			}
		);
	};

/**
 * Changes the given fields of an address and no others, shown at once.
 *
 * @return The address as it is now; rejects with an ApiError.
 */
export const updateAddress =
	(
		customerId: number,
		addressId: number,
		changes: Partial< AddressTexts >
	) =>
	( args: StoreThunkArgs ): Promise< Address > =>
		expecting(
			args,
			customerId,
			withChanges( args, customerId, addressId, changes ),
			async () => {
				const address = await api.updateAddress( customerId, {
					address_id: addressId,
					...changes,
				} );
				args.dispatch.receiveAddress( customerId, address );
				return address;
			}
		);

/**
 * Makes an address the primary one of its type, shown at once.
 *
 * @return The address as it is now; rejects with an ApiError.
 */
export const makeAddressPrimary =
	( customerId: number, addressId: number ) =>
	( args: StoreThunkArgs ): Promise< Address > =>
		expecting(
			args,
			customerId,
			withChanges( args, customerId, addressId, { is_primary: true } ),
			async () => {
				const address = await api.makeAddressPrimary(
					customerId,
					addressId
				);
				args.dispatch.receiveAddress( customerId, address );
				return address;
			}
		);

/**
 * Deletes an address, gone at once.
 *
 * @return Rejects with an ApiError.
 */
export const deleteAddress =
	( customerId: number, addressId: number ) =>
	( args: StoreThunkArgs ): Promise< void > =>
		expecting(
			args,
			customerId,
			withoutAddress( addressesOf( args, customerId ), addressId ),
			async () => {
				await api.deleteAddress( customerId, addressId );
				args.dispatch.forgetAddress( customerId, addressId );
			}
		);

/**
 * Brings a deleted address back as a new one that holds the same, and is the
 * primary one if that was.
 *
 * @return The new address; rejects with an ApiError.
 */
export const restoreAddress =
	( customerId: number, address: Address ) =>
	async ( args: StoreThunkArgs ): Promise< Address > => {
		const restored = await createAddress(
			customerId,
			address.type === 'shipping' ? 'shipping' : 'billing',
			textsOf( address )
		)( args );

		return address.is_primary && ! restored.is_primary
			? makeAddressPrimary( customerId, restored.id )( args )
			: restored;
	};

/**
 * Shows the addresses as they are expected to be while the work is on its way.
 * The record is read anew afterwards: the customer's phone may be an address's,
 * and where the server refuses, somebody else was faster.
 */
async function expecting< Result >(
	args: StoreThunkArgs,
	customerId: number,
	addresses: Address[],
	work: () => Promise< Result >
): Promise< Result > {
	const { dispatch, registry } = args;
	try {
		return await optimistically( args, customerId, { addresses }, work );
	} finally {
		registry.batch( () => {
			dispatch.refreshCustomers( customerId );
			dispatch.expireCustomer( customerId );
		} );
	}
}

function addressesOf(
	{ select }: StoreThunkArgs,
	customerId: number
): Address[] {
	return select.getCustomer( customerId )?.addresses ?? [];
}

function withChanges(
	args: StoreThunkArgs,
	customerId: number,
	addressId: number,
	changes: Partial< Address >
): Address[] {
	const known = addressesOf( args, customerId );
	const address = known.find( ( { id } ) => id === addressId );

	return address ? withAddress( known, { ...address, ...changes } ) : known;
}

function textsOf( address: Address ): AddressTexts {
	const { id, type, is_primary, created_at, updated_at, ...texts } = address;
	return texts;
}
