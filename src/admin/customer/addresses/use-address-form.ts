import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useRef, useState } from '@wordpress/element';
import {
	ApiError,
	failureText,
	store,
	type Address,
	type AddressType,
	type Customer,
} from '@fcc/store';
import { notifySuccess } from '../../navigation/notices';
import type { AddressField } from './address-layout';
import { addressTypeLabel } from './address-values';
import {
	addressErrorsOf,
	changedTexts,
	newTexts,
	textsOf,
	validateAddress,
	type AddressErrors,
} from './address-values';

/**
 * The state of the form of an address.
 *
 * @param customer
 * @param address  Undefined for a new one.
 * @param onSaved  Called once after the save.
 */
export function useAddressForm(
	customer: Customer,
	address: Address | undefined,
	onSaved: () => void
) {
	// What was there when the form was opened, whatever slides in behind it.
	const [ before ] = useState( () =>
		address ? textsOf( address ) : newTexts( customer, customer.addresses )
	);
	const [ type, setType ] = useState< AddressType >( 'billing' );
	const [ texts, setTexts ] = useState( before );
	const [ errors, setErrors ] = useState< AddressErrors >( {} );
	const [ failure, setFailure ] = useState< string >();
	const [ failedSubmits, setFailedSubmits ] = useState( 0 );
	const [ isSaving, setIsSaving ] = useState( false );
	// Ahead of the state: a double click comes before the next render.
	const isSent = useRef( false );
	const { createAddress, updateAddress } = useDispatch( store );

	const changes = changedTexts( before, texts );

	function setField( field: AddressField, value: string ) {
		// A browser may fill in several fields before the next render.
		setTexts( ( current ) => ( {
			...current,
			[ field ]: value,
			// A state belongs to its country.
			...( field === 'country' &&
				value !== current.country && {
					state: value === before.country ? before.state : '',
				} ),
		} ) );
		setErrors( ( current ) => ( { ...current, [ field ]: undefined } ) );
	}

	function rejectSubmit( reasons: AddressErrors, message?: string ) {
		setErrors( reasons );
		setFailure( message );
		setFailedSubmits( ( count ) => count + 1 );
	}

	async function send(): Promise< string > {
		if ( address ) {
			await updateAddress( customer.id, address.id, changes );
			return sprintf(
				/* translators: %s: type of an address, such as Billing. */
				__( '%s address was saved.', 'fluent-cart-customers' ),
				addressTypeLabel( address.type )
			);
		}
		await createAddress( customer.id, type, texts );
		return sprintf(
			/* translators: %s: type of an address, such as Billing. */
			__( '%s address was added.', 'fluent-cart-customers' ),
			addressTypeLabel( type )
		);
	}

	async function save() {
		if ( isSent.current ) {
			return;
		}
		const changed = Object.keys( changes ).filter(
			( name ): name is AddressField => name in texts
		);
		const problems = validateAddress( texts, address && changed );
		if ( Object.keys( problems ).length > 0 ) {
			rejectSubmit( problems );
			return;
		}
		if ( address && changed.length === 0 ) {
			onSaved();
			return;
		}
		isSent.current = true;
		setIsSaving( true );
		setFailure( undefined );
		try {
			notifySuccess( await send() );
			onSaved();
		} catch ( error ) {
			isSent.current = false;
			setIsSaving( false );

			const reasons =
				error instanceof ApiError
					? addressErrorsOf( error, texts )
					: {};
			rejectSubmit(
				reasons,
				Object.keys( reasons ).length > 0
					? undefined
					: failureText( error )
			);
		}
	}

	return {
		before,
		type,
		setType,
		texts,
		setField,
		errors,
		failure,
		failedSubmits,
		isDirty: Object.keys( changes ).length > 0,
		isSaving,
		save,
	};
}
