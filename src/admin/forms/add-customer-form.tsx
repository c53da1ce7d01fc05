import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useLayoutEffect, useRef, useState } from '@wordpress/element';
import { Form } from '../../components/form';
import { DialogActions } from '../../components/form/dialog-actions';
import { CustomerFields } from './customer-fields';
import { useDispatch } from '@wordpress/data';
import { store as noticesStore } from '@wordpress/notices';
import { ApiError, failureText, store, type ProfileField } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { openCustomer } from '../navigation/routes';
import {
	fieldErrorsOf,
	validate,
	type FieldErrors,
	changedFields,
	EMPTY_VALUES,
	toCreate,
	type CustomerValues,
} from './customer-values';

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
	const {
		values,
		isDirty,
		isSaving,
		errors,
		failure,
		failedSubmits,
		...form
	} = useNewCustomer( onAdded );

	// Before the browser tells of the next key: an Escape right after a letter must find
	// the dialog unwilling to close, and what a passive effect sets is drawn later.
	useLayoutEffect(
		() => onDirtyChange( isDirty ),
		[ isDirty, onDirtyChange ]
	);

	return (
		<Form
			failedSubmits={ failedSubmits }
			hasInitialFocus
			onSave={ form.save }
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
			<DialogActions
				label={ __( 'Add customer', 'fluent-cart-customers' ) }
				isSaving={ isSaving }
				onCancel={ onCancel }
			/>
		</Form>
	);
}

interface NewCustomer {
	values: CustomerValues;
	isDirty: boolean;
	isSaving: boolean;
	errors: FieldErrors;
	/** Why the save failed, if no field is to blame. */
	failure: string | undefined;
	/** Grows with each save that was refused. */
	failedSubmits: number;
	setField: ( field: ProfileField, value: string ) => void;
	save: () => Promise< void >;
}

/**
 * The state of the form of a new customer.
 *
 * @param onAdded Called once after the save.
 */
export function useNewCustomer( onAdded: () => void ): NewCustomer {
	const [ values, setValues ] = useState( EMPTY_VALUES );
	const [ isSaving, setIsSaving ] = useState( false );
	const [ errors, setErrors ] = useState< FieldErrors >( {} );
	const [ failure, setFailure ] = useState< string >();
	const [ failedSubmits, setFailedSubmits ] = useState( 0 );
	// Ahead of the state: a double click comes before the next render.
	const isSent = useRef( false );

	const { createCustomer } = useDispatch( store );
	const { createSuccessNotice } = useDispatch( noticesStore );

	function setField( field: ProfileField, value: string ) {
		// A browser may fill in several fields before the next render.
		setValues( ( current ) => ( { ...current, [ field ]: value } ) );
		setErrors( ( current ) => ( { ...current, [ field ]: undefined } ) );
	}

	function rejectSubmit( reasons: FieldErrors, message?: string ) {
		setErrors( reasons );
		setFailure( message );
		setFailedSubmits( ( count ) => count + 1 );
	}

	async function save() {
		if ( isSent.current ) {
			return;
		}
		const problems = validate( values );
		if ( Object.keys( problems ).length > 0 ) {
			rejectSubmit( problems );
			return;
		}

		isSent.current = true;
		setIsSaving( true );
		setFailure( undefined );
		try {
			const customer = await createCustomer( toCreate( values ) );
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
							label: __( 'View', 'fluent-cart-customers' ),
							onClick: () => openCustomer( customer.id ),
						},
					],
				}
			);
			onAdded();
		} catch ( error ) {
			isSent.current = false;
			setIsSaving( false );

			const reasons =
				error instanceof ApiError ? fieldErrorsOf( error ) : {};
			rejectSubmit(
				reasons,
				Object.keys( reasons ).length > 0
					? undefined
					: failureText( error )
			);
		}
	}

	return {
		values,
		isDirty: changedFields( EMPTY_VALUES, values ).length > 0,
		isSaving,
		errors,
		failure,
		failedSubmits,
		setField,
		save,
	};
}
