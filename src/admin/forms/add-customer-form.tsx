import { Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useLayoutEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { store, type ProfileField } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { Form } from '../../components/form';
import { DialogActions } from '../../components/form/dialog-actions';
import { useSubmit } from '../../components/form/use-submit';
import { getNewCaller } from '../caller/routes';
import { openCustomer } from '../navigation/routes';
import { CustomerFields } from './customer-fields';
import {
	changedFields,
	EMPTY_VALUES,
	fieldErrorsOf,
	toCreate,
	validate,
} from './customer-values';

interface AddCustomerFormProps {
	/** Must be the same function from render to render. */
	onDirtyChange: ( isDirty: boolean ) => void;

	/** Called once, after the customer is saved. */
	onAdded: () => void;
	onCancel: () => void;
}

/**
 * The form that adds a customer.
 */
export default function AddCustomerForm( {
	onDirtyChange,
	onAdded,
	onCancel,
}: AddCustomerFormProps ) {
	const form = useNewCustomer( onAdded );
	const { isDirty } = form;

	// A layout effect runs before the next key press, so that Escape right after
	// the first letter asks before it closes the dialog.
	useLayoutEffect(
		() => onDirtyChange( isDirty ),
		[ isDirty, onDirtyChange ]
	);

	return (
		<Form
			failedSubmits={ form.failedSubmits }
			hasInitialFocus
			onSave={ form.save }
		>
			{ form.caller && (
				<Notice status="info" isDismissible={ false }>
					{ form.caller.phone
						? __(
								'No customer has this phone number yet.',
								'fluent-cart-customers'
							)
						: __(
								'No customer has this email yet.',
								'fluent-cart-customers'
							) }
				</Notice>
			) }
			{ form.failure && (
				<Notice status="error" isDismissible={ false }>
					{ form.failure }
				</Notice>
			) }
			<CustomerFields
				values={ form.values }
				errors={ form.errors }
				onChange={ form.setField }
				hasStatus
			/>
			<DialogActions
				label={ __( 'Add customer', 'fluent-cart-customers' ) }
				isSaving={ form.isSubmitting }
				onCancel={ onCancel }
			/>
		</Form>
	);
}

/**
 * Holds the values of the form and saves the customer.
 */
function useNewCustomer( onAdded: () => void ) {
	const [ caller ] = useState( getNewCaller );
	const [ initial ] = useState( { ...EMPTY_VALUES, ...caller } );
	const [ values, setValues ] = useState( initial );
	const form = useSubmit( {
		fieldErrors: fieldErrorsOf,
		closesOnSuccess: true,
	} );
	const { createCustomer } = useDispatch( store );
	const { createSuccessNotice } = useDispatch( noticesStore );

	function setField( field: ProfileField, value: string ) {
		// A browser may fill in several fields before the next render.
		setValues( ( current ) => ( { ...current, [ field ]: value } ) );
		form.clearError( field );
	}

	async function save() {
		const problems = validate( values );
		if ( Object.keys( problems ).length > 0 ) {
			form.rejectSubmit( problems );
			return;
		}
		const customer = await form.submit( () =>
			createCustomer( toCreate( values ) )
		);
		if ( ! customer ) {
			return;
		}
		createSuccessNotice(
			sprintf(
				/* translators: %s: name of a customer. */
				__( '%s was added.', 'fluent-cart-customers' ),
				customerName( customer )
			),
			{
				type: 'snackbar',
				actions: [
					{
						label: __( 'View customer', 'fluent-cart-customers' ),
						onClick: () => openCustomer( customer.id ),
					},
				],
			}
		);
		onAdded();
	}

	return {
		...form,
		caller,
		values,
		isDirty: changedFields( initial, values ).length > 0,
		setField,
		save,
	};
}
