import {
	ExternalLink,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { Fragment } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import { useId, type ReactNode } from 'react';
import { getBootstrap, type ProfileField } from '@fcc/store';
import { inNameOrder } from '../../components/customer-name';
import { requiredLabel } from '../../components/form/required-label';
import { trimText } from '../../components/trim-text';
import {
	PROFILE_FIELDS,
	type CustomerValues,
	type FieldErrors,
} from './customer-values';

interface CustomerFieldsProps {
	values: CustomerValues;
	errors: FieldErrors;
	onChange: ( field: ProfileField, value: string ) => void;

	/** Whether the form contains the status. */
	hasStatus?: boolean;

	/** Whether the user may not change the email. */
	isEmailLocked?: boolean;

	/** Whether phone and notes are not read yet. */
	isPartial?: boolean;
}

/**
 * The controls of a customer's profile.
 */
export function CustomerFields( {
	values,
	errors,
	onChange,
	hasStatus = false,
	isEmailLocked = false,
	isPartial = false,
}: CustomerFieldsProps ) {
	// Ids of this form, because DataViews' controls may have taken the default
	// ones. A TextareaControl has an id that only its own kind uses.
	const id = useId();

	function help( field: ProfileField ): ReactNode {
		const error = errors[ field ];

		if ( error ) {
			return (
				<span className="fcc-form__error">
					{ error }
					{ field === 'email' && errors.isEmailTaken && (
						<>
							{ ' ' }
							<ExternalLink href={ searchUrl( values.email ) }>
								{ __(
									'View that customer',
									'fluent-cart-customers'
								) }
							</ExternalLink>
						</>
					) }
				</span>
			);
		}
		return field === 'email' && isEmailLocked
			? __(
					'This customer logs in with this email. You need permission to edit users to change it.',
					'fluent-cart-customers'
				)
			: PROFILE_FIELDS[ field ].hint;
	}

	function control( field: ProfileField, isReadOnly = false ) {
		const {
			label,
			isRequired = false,
			control: type,
		} = PROFILE_FIELDS[ field ];
		const props = {
			label: isRequired ? requiredLabel( label ) : label,
			value: values[ field ],
			onChange: ( value: string ) => onChange( field, value ),
			help: help( field ),
			'aria-invalid': !! errors[ field ],
			__nextHasNoMarginBottom: true,
		};
		switch ( type ) {
			case 'select':
				return (
					<SelectControl
						__next40pxDefaultSize
						id={ id + field }
						{ ...props }
						options={ getBootstrap().statuses }
					/>
				);
			case 'textarea':
				return (
					<TextareaControl
						{ ...props }
						rows={ 3 }
						readOnly={ isReadOnly }
					/>
				);
			default:
				return (
					<TextControl
						__next40pxDefaultSize
						id={ id + field }
						{ ...props }
						type={ type }
						required={ isRequired }
						readOnly={ isReadOnly }
					/>
				);
		}
	}

	return (
		<>
			{ control( 'email', isEmailLocked ) }
			<div className="fcc-form__pair">
				{ inNameOrder< ProfileField >( 'first_name', 'last_name' ).map(
					( field ) => (
						<Fragment key={ field }>{ control( field ) }</Fragment>
					)
				) }
			</div>
			<div className={ hasStatus ? 'fcc-form__pair' : undefined }>
				{ control( 'phone', isPartial ) }
				{ hasStatus && control( 'status' ) }
			</div>
			{ control( 'notes', isPartial ) }
		</>
	);
}

/**
 * @return The address of the list, filtered by this email.
 */
function searchUrl( email: string ): string {
	return addQueryArgs( getBootstrap().pageUrl, {
		search: trimText( email ),
	} );
}
