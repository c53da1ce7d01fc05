import {
	Button,
	Notice,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from '@wordpress/element';
import type { FormEvent, ReactNode } from 'react';
import { getBootstrap, type Customer, type CustomerSummary } from '@fcc/store';
import { ConflictNotice } from './conflict-notice';
import type { DraftField } from './draft';
import { FIELD_LABELS } from './field-labels';
import { useCustomerForm } from './use-customer-form';

interface CustomerFormProps {
	/** Undefined for a new customer; a list's row until the whole record is there. */
	customer: Customer | CustomerSummary | undefined;
	/** Why the whole record could not be read. */
	readError: unknown;
	onDirtyChange: ( isDirty: boolean ) => void;
	onSaved: () => void;
	onCancel: () => void;
}

/**
 * Adds or edits a customer.
 *
 * @param props
 * @param props.customer
 * @param props.readError
 * @param props.onDirtyChange
 * @param props.onSaved
 * @param props.onCancel
 */
export default function CustomerForm( {
	customer,
	readError,
	onDirtyChange,
	onSaved,
	onCancel,
}: CustomerFormProps ) {
	const form = useCustomerForm( customer, onSaved );
	const { draft, errors, isDirty, isSaving, refusals, setField } = form;
	const element = useRef< HTMLFormElement >( null );
	const isWhole = ! customer || 'version' in customer;
	const failure =
		form.failure ??
		( ! isWhole && readError instanceof Error
			? readError.message
			: undefined );
	const isEmailLocked =
		!! customer?.user_id && ! getBootstrap().can.editUsers;

	useEffect( () => onDirtyChange( isDirty ), [ isDirty, onDirtyChange ] );

	useEffect( () => {
		const target =
			refusals > 0 ? '[aria-invalid="true"]' : 'input:not([readonly])';
		element.current?.querySelector< HTMLElement >( target )?.focus();
	}, [ refusals ] );

	/**
	 * @param field
	 * @param hint  What to say while there is no error.
	 * @return Props that all controls share.
	 */
	function controlProps( field: DraftField, hint?: ReactNode ) {
		const error = errors[ field ];
		return {
			label: FIELD_LABELS[ field ],
			value: draft[ field ],
			onChange: ( value: string ) => setField( field, value ),
			help: error ? (
				<span className="fcc-form__error">{ error }</span>
			) : (
				hint
			),
			'aria-invalid': !! error,
			__nextHasNoMarginBottom: true,
		};
	}

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
			{ form.conflict && <ConflictNotice conflict={ form.conflict } /> }

			<TextControl
				__next40pxDefaultSize
				{ ...controlProps(
					'email',
					isEmailLocked
						? __(
								'This customer signs in with this email. Only who may edit users can change it.',
								'fluent-cart-customers'
							)
						: undefined
				) }
				label={ __( 'Email (required)', 'fluent-cart-customers' ) }
				type="email"
				required
				readOnly={ isEmailLocked }
			/>
			<div className="fcc-form__pair">
				<TextControl
					__next40pxDefaultSize
					{ ...controlProps( 'first_name' ) }
				/>
				<TextControl
					__next40pxDefaultSize
					{ ...controlProps( 'last_name' ) }
				/>
			</div>
			<div className="fcc-form__pair">
				<TextControl
					__next40pxDefaultSize
					{ ...controlProps( 'phone' ) }
					type="tel"
					disabled={ ! isWhole }
				/>
				<SelectControl
					__next40pxDefaultSize
					{ ...controlProps( 'status' ) }
					options={ statusOptions( customer?.status ) }
				/>
			</div>
			<TextareaControl
				{ ...controlProps(
					'notes',
					__(
						'The customer does not see them.',
						'fluent-cart-customers'
					)
				) }
				rows={ 3 }
				disabled={ ! isWhole }
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
					disabled={ isSaving || ! isWhole }
					accessibleWhenDisabled
				>
					{ customer
						? __( 'Save changes', 'fluent-cart-customers' )
						: __( 'Add customer', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</form>
	);
}

/**
 * @param current The customer's status, which may be one that is no longer offered.
 * @return What can be chosen.
 */
function statusOptions( current?: string ) {
	const { statuses } = getBootstrap();

	return current && ! statuses.some( ( { value } ) => value === current )
		? [ ...statuses, { value: current, label: current } ]
		: statuses;
}
