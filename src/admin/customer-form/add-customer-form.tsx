import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useLayoutEffect } from '@wordpress/element';
import { Form } from '../../components/form';
import { DialogActions } from '../../components/form/dialog-actions';
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

	// Before the browser tells of the next key: an Escape right after a letter must find
	// the dialog unwilling to close, and what a passive effect sets is drawn later.
	useLayoutEffect(
		() => onDirtyChange( isDirty ),
		[ isDirty, onDirtyChange ]
	);

	return (
		<Form refusals={ refusals } hasInitialFocus onSave={ form.save }>
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
			<DialogActions
				label={ __( 'Add customer', 'fluent-cart-customers' ) }
				isSaving={ isSaving }
				onCancel={ onCancel }
			/>
		</Form>
	);
}
