import {
	Modal,
	Notice,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { useLayoutEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useId } from 'react';
import type { Address, Customer } from '@fcc/store';
import { Form } from '../../../components/form';
import { DialogActions } from '../../../components/form/dialog-actions';
import { requiredLabel } from '../../../components/form/required-label';
import { DiscardDialog } from '../../forms/discard-dialog';
import { useLeaveQuestion, useUnsavedWork } from '../../forms/unsaved-changes';
import { ADDRESS_TYPES, addressLabel } from './address-labels';
import { fieldRows, type AddressField } from './address-layout';
import { isRequired } from './address-values';
import { CountryControl, StateControl } from './place-controls';
import { useAddressForm } from './use-address-form';

interface AddressDialogProps {
	customer: Customer;
	/** Undefined for a new address. */
	address: Address | undefined;
	onClose: () => void;
}

/**
 * The dialog of an address. Asks before it discards edits.
 */
export function AddressDialog( {
	customer,
	address,
	onClose,
}: AddressDialogProps ) {
	const [ isDirty, setIsDirty ] = useState( false );
	const { isAsking, ask, askOnClose, keep, proceed } = useLeaveQuestion();
	const close = isDirty ? () => ask() : onClose;

	useUnsavedWork( isDirty, ask );

	return (
		<Modal
			className="fcc-dialog"
			size="medium"
			title={ titleOf( address ) }
			// The country comes first if the type is known; focusing it would
			// open its list.
			focusOnMount={ address ? true : 'firstContentElement' }
			onRequestClose={ isDirty ? askOnClose : onClose }
		>
			<AddressForm
				customer={ customer }
				address={ address }
				onDirtyChange={ setIsDirty }
				onSaved={ onClose }
				onCancel={ close }
			/>
			{ isAsking && (
				<DiscardDialog
					onDiscard={ () => {
						onClose();
						proceed?.();
					} }
					onKeep={ keep }
				/>
			) }
		</Modal>
	);
}

function titleOf( address: Address | undefined ): string {
	switch ( address?.type ) {
		case undefined:
			return __( 'Add address', 'fluent-cart-customers' );
		case 'billing':
			return __( 'Edit billing address', 'fluent-cart-customers' );
		case 'shipping':
			return __( 'Edit shipping address', 'fluent-cart-customers' );
		default:
			return __( 'Edit address', 'fluent-cart-customers' );
	}
}

interface AddressFormProps {
	customer: Customer;
	/** Undefined for a new address. */
	address: Address | undefined;
	onDirtyChange: ( isDirty: boolean ) => void;
	onSaved: () => void;
	onCancel: () => void;
}

const TYPES: Partial< Record< AddressField, 'email' | 'tel' > > = {
	email: 'email',
	phone: 'tel',
};

const HINTS: Partial< Record< AddressField, string > > = {
	label: __(
		'The customer’s name for this address, like “Office”.',
		'fluent-cart-customers'
	),
};

const CONTACT_ROWS: AddressField[][] = [ [ 'phone', 'email' ], [ 'label' ] ];

/**
 * Adds or changes an address, with the fields of its country.
 */
function AddressForm( {
	customer,
	address,
	onDirtyChange,
	onSaved,
	onCancel,
}: AddressFormProps ) {
	const form = useAddressForm( customer, address, onSaved );
	const { values, errors, failure, isDirty, isSubmitting, failedSubmits } =
		form;
	const id = useId();

	// A layout effect runs before the next key press, so that Escape right after
	// the first letter asks before it closes the dialog.
	useLayoutEffect(
		() => onDirtyChange( isDirty ),
		[ isDirty, onDirtyChange ]
	);

	function control( field: AddressField ) {
		const error = errors[ field ];
		const label = addressLabel( field, values.country );
		const props = {
			label: isRequired( field ) ? requiredLabel( label ) : label,
			value: values[ field ],
			onChange: ( value: string ) => form.setField( field, value ),
			help: error ? (
				<span className="fcc-form__error">{ error }</span>
			) : (
				HINTS[ field ]
			),
		};
		switch ( field ) {
			case 'country':
				return <CountryControl { ...props } />;
			case 'state':
				return (
					<StateControl
						{ ...props }
						id={ id + field }
						country={ values.country }
						isInvalid={ !! error }
					/>
				);
			default:
				return (
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						{ ...props }
						id={ id + field }
						type={ TYPES[ field ] ?? 'text' }
						aria-invalid={ !! error }
						required={ isRequired( field ) }
					/>
				);
		}
	}

	return (
		<Form failedSubmits={ failedSubmits } onSave={ form.save }>
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			{ ! address && (
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					id={ `${ id }type` }
					label={ __( 'Address type', 'fluent-cart-customers' ) }
					value={ form.type }
					options={ ADDRESS_TYPES }
					onChange={ form.setType }
				/>
			) }
			{ [
				[ 'country' as const ],
				...fieldRows( values.country, form.before ),
				...CONTACT_ROWS,
			].map( ( row ) => (
				<div key={ row.join() } className="fcc-form__row">
					{ row.map( ( field ) => (
						<div
							key={ field }
							className={ errors[ field ] && 'is-invalid' }
						>
							{ control( field ) }
						</div>
					) ) }
				</div>
			) ) }
			<DialogActions
				label={
					address
						? __( 'Save address', 'fluent-cart-customers' )
						: __( 'Add address', 'fluent-cart-customers' )
				}
				isSaving={ isSubmitting }
				onCancel={ onCancel }
			/>
		</Form>
	);
}
