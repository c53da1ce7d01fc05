import {
	ExternalLink,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import { useId, type ReactNode } from 'react';
import { getBootstrap, type ProfileField } from '@fcc/store';
import {
	FIELD_LABELS,
	type CustomerValues,
	type FieldErrors,
} from './customer-values';
import { trimmed } from '../../components/trimmed';

interface CustomerFieldsProps {
	values: CustomerValues;
	errors: FieldErrors;
	onChange: ( field: ProfileField, value: string ) => void;

	/** Whether the status is chosen here, too. */
	hasStatus?: boolean;

	/** Whether the person may not change the email. */
	isEmailLocked?: boolean;

	/** Whether phone and notes are not known yet. */
	isPartial?: boolean;
}

/**
 * The controls of a customer.
 *
 * @param props
 * @param props.values
 * @param props.errors
 * @param props.onChange
 * @param props.hasStatus
 * @param props.isEmailLocked
 * @param props.isPartial
 */
export function CustomerFields( {
	values,
	errors,
	onChange,
	hasStatus = false,
	isEmailLocked = false,
	isPartial = false,
}: CustomerFieldsProps ) {
	// The ids that they would take may be taken by DataViews' own controls; not
	// those of a TextareaControl, which calls only itself by another.
	const id = useId();

	/**
	 * @param field
	 * @param hint  What to say while there is no error.
	 * @return Props that all controls share.
	 */
	function controlProps( field: ProfileField, hint?: ReactNode ) {
		const error = errors[ field ];
		return {
			label: FIELD_LABELS[ field ],
			value: values[ field ],
			onChange: ( value: string ) => onChange( field, value ),
			help: error ? (
				<span className="fcc-form__error">
					{ error }
					{ field === 'email' && errors.isEmailTaken && (
						<>
							{ ' ' }
							<ExternalLink href={ searchUrl( values.email ) }>
								{ __(
									'Show that customer',
									'fluent-cart-customers'
								) }
							</ExternalLink>
						</>
					) }
				</span>
			) : (
				hint
			),
			'aria-invalid': !! error,
			__nextHasNoMarginBottom: true,
		};
	}

	return (
		<>
			<TextControl
				__next40pxDefaultSize
				id={ `${ id }email` }
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
					id={ `${ id }first_name` }
					{ ...controlProps( 'first_name' ) }
				/>
				<TextControl
					__next40pxDefaultSize
					id={ `${ id }last_name` }
					{ ...controlProps( 'last_name' ) }
				/>
			</div>
			<div className={ hasStatus ? 'fcc-form__pair' : undefined }>
				<TextControl
					__next40pxDefaultSize
					id={ `${ id }phone` }
					{ ...controlProps( 'phone' ) }
					type="tel"
					readOnly={ isPartial }
				/>
				{ hasStatus && (
					<SelectControl
						__next40pxDefaultSize
						id={ `${ id }status` }
						{ ...controlProps( 'status' ) }
						options={ getBootstrap().statuses }
					/>
				) }
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
				readOnly={ isPartial }
			/>
		</>
	);
}

/**
 * @param email
 * @return The address of the list, narrowed to who has this email.
 */
function searchUrl( email: string ): string {
	return addQueryArgs( getBootstrap().pageUrl, { search: trimmed( email ) } );
}
