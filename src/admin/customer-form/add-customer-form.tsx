import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from '@wordpress/element';
import type { FormEvent } from 'react';
import { CustomerFields } from './customer-fields';
import { useNewCustomer } from './use-new-customer';

interface AddCustomerFormProps {
	onDirtyChange: ( isDirty: boolean ) => void;
	onAdded: () => void;
	onCancel: () => void;
}

/**
 * Adds a customer.
 *
 * @param props
 * @param props.onDirtyChange
 * @param props.onAdded
 * @param props.onCancel
 */
export default function AddCustomerForm( {
	onDirtyChange,
	onAdded,
	onCancel,
}: AddCustomerFormProps ) {
	const { values, isDirty, isSaving, errors, failure, refusals, ...form } =
		useNewCustomer( onAdded );
	const element = useRef< HTMLFormElement >( null );

	useEffect( () => onDirtyChange( isDirty ), [ isDirty, onDirtyChange ] );

	useEffect( () => {
		element.current
			?.querySelector< HTMLElement >(
				refusals > 0 ? '[aria-invalid="true"]' : 'input'
			)
			?.focus();
	}, [ refusals ] );

	function submit( event: FormEvent ) {
		event.preventDefault();
		void form.save();
	}

	return (
		<form
			ref={ element }
			className="fcc-form"
			noValidate
			autoComplete="off"
			onSubmit={ submit }
		>
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<CustomerFields
				values={ values }
				errors={ errors }
				onChange={ form.setField }
				hasStatus
			/>
			<div className="fcc-form__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ onCancel }
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ isSaving }
					disabled={ isSaving }
					accessibleWhenDisabled
				>
					{ __( 'Add customer', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</form>
	);
}
