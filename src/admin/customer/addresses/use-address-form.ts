import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	store,
	toAddressValues,
	type Address,
	type AddressType,
	type Customer,
} from '@fcc/store';
import { useSubmit } from '../../../components/form/use-submit';
import { notifyChange } from '../../operations/undo';
import { addressText } from './address-labels';
import type { AddressField } from './address-layout';
import {
	addressErrorsOf,
	changedAddressValues,
	newAddressValues,
	validateAddress,
} from './address-values';

/**
 * Holds the values of the address form and saves the address.
 *
 * @param address Undefined for a new address.
 * @param onSaved Called once, after the address is saved.
 */
export function useAddressForm(
	customer: Customer,
	address: Address | undefined,
	onSaved: () => void
) {
	// The values at opening: a newer record must not change what counts as edited.
	const [ before ] = useState( () =>
		address
			? toAddressValues( address )
			: newAddressValues( customer, customer.addresses )
	);
	const [ type, setType ] = useState< AddressType >( 'billing' );
	const [ values, setValues ] = useState( before );
	const form = useSubmit( {
		fieldErrors: ( error ) => addressErrorsOf( error, values ),
		closesOnSuccess: true,
	} );
	const { createAddress, updateAddress } = useDispatch( store );

	const changes = changedAddressValues( before, values );

	function setField( field: AddressField, value: string ) {
		// A browser may fill in several fields before the next render.
		setValues( ( current ) => ( {
			...current,
			[ field ]: value,
			// A state belongs to its country.
			...( field === 'country' &&
				value !== current.country && {
					state: value === before.country ? before.state : '',
				} ),
		} ) );
		form.clearError( field );
	}

	/** @return The text of the notice, and the run. */
	async function send() {
		if ( address ) {
			const change = await updateAddress(
				customer.id,
				address.id,
				changes
			);
			const text = addressText( address.type, {
				billing: __(
					'Billing address saved.',
					'fluent-cart-customers'
				),
				shipping: __(
					'Shipping address saved.',
					'fluent-cart-customers'
				),
				other: __( 'Address saved.', 'fluent-cart-customers' ),
			} );
			return { text, runId: change.run_id };
		}
		const change = await createAddress( customer.id, type, values );
		const text = addressText( type, {
			billing: __( 'Billing address added.', 'fluent-cart-customers' ),
			shipping: __( 'Shipping address added.', 'fluent-cart-customers' ),
			other: __( 'Address added.', 'fluent-cart-customers' ),
		} );
		return { text, runId: change.run_id };
	}

	async function save() {
		const changed = Object.keys( changes ).filter(
			( name ): name is AddressField => name in values
		);
		const problems = validateAddress( values, address && changed );
		if ( Object.keys( problems ).length > 0 ) {
			form.rejectSubmit( problems );
			return;
		}
		if ( address && changed.length === 0 ) {
			onSaved();
			return;
		}
		const done = await form.submit( send );
		if ( done ) {
			notifyChange( done.text, done.runId, { panel: 'addresses' } );
			onSaved();
		}
	}

	return {
		...form,
		before,
		type,
		setType,
		values,
		setField,
		isDirty: Object.keys( changes ).length > 0,
		save,
	};
}
