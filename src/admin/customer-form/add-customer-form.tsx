import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
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

	useEffect( () => onDirtyChange( isDirty ), [ isDirty, onDirtyChange ] );

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
