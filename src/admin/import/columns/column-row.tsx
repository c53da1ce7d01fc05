import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ImportColumn } from '@fcc/store';
import {
	isInfoKey,
	keyOfColumn,
	OWN_KEY,
	type ChoiceGroup,
} from './field-choices';

interface ColumnRowProps {
	column: ImportColumn;
	/** Values of the file. */
	samples: string[];
	field: string | null;
	groups: ChoiceGroup[];
	/** Why the field cannot be used. */
	error: string | undefined;
	onChange: ( field: string | null ) => void;
}

/**
 * A column of the file: its name, some of its values, and the field that they go to.
 */
export function ColumnRow( {
	column,
	samples,
	field,
	groups,
	error,
	onChange,
}: ColumnRowProps ) {
	const [ isNaming, setIsNaming ] = useState( false );
	const id = useId();
	const note = field === null && ! isNaming ? noteText( column ) : undefined;

	return (
		<li className={ error ? 'is-invalid' : undefined }>
			<div className="fcc-import__column">
				<strong dir="auto">{ column.column }</strong>
				<span className="fcc-import__samples" dir="auto">
					{ samples.length > 0
						? samples.join( ' · ' )
						: __( 'No values', 'fluent-cart-customers' ) }
				</span>
			</div>
			<div className="fcc-import__field">
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					id={ id }
					label={ sprintf(
						/* translators: %s: name of a column of a file. */
						__( 'Field for “%s”', 'fluent-cart-customers' ),
						column.column
					) }
					hideLabelFromVision
					value={ isNaming ? OWN_KEY : ( field ?? '' ) }
					aria-invalid={ !! error }
					help={
						error ? (
							<span className="fcc-form__error">{ error }</span>
						) : (
							note
						)
					}
					onChange={ ( value: string ) => {
						setIsNaming( value === OWN_KEY );
						onChange(
							value === '' || value === OWN_KEY ? null : value
						);
					} }
				>
					<option value="">
						{ __( 'Don’t import', 'fluent-cart-customers' ) }
					</option>
					{ groups.map( ( { label, choices } ) => (
						<optgroup key={ label } label={ label }>
							{ choices.map( ( choice ) => (
								<option
									key={ choice.value }
									value={ choice.value }
								>
									{ choice.label }
								</option>
							) ) }
						</optgroup>
					) ) }
					<option value={ OWN_KEY }>
						{ __( 'New custom field', 'fluent-cart-customers' ) }
					</option>
				</SelectControl>
				{ isNaming && (
					<KeyForm
						initial={ keyOfColumn( column.column ) }
						onKey={ ( key ) => {
							setIsNaming( false );
							onChange( `additional_info[${ key }]` );
						} }
					/>
				) }
			</div>
		</li>
	);
}

/** Asks for the key of a custom field. */
function KeyForm( {
	initial,
	onKey,
}: {
	initial: string;
	onKey: ( key: string ) => void;
} ) {
	const id = useId();
	const [ key, setKey ] = useState( initial );
	const [ isRejected, setIsRejected ] = useState( false );

	return (
		<form
			className="fcc-import__key"
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( isInfoKey( key ) ) {
					onKey( key );
				} else {
					setIsRejected( true );
				}
			} }
		>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				id={ id }
				label={ __( 'Key', 'fluent-cart-customers' ) }
				value={ key }
				onChange={ setKey }
				aria-invalid={ isRejected }
				help={
					isRejected ? (
						<span className="fcc-form__error">
							{ __(
								'Enter a key of up to 64 letters without accents, numbers, hyphens, or underscores.',
								'fluent-cart-customers'
							) }
						</span>
					) : (
						__(
							'The name of the custom field, like vat_id.',
							'fluent-cart-customers'
						)
					)
				}
			/>
			<Button __next40pxDefaultSize variant="secondary" type="submit">
				{ __( 'Add custom field', 'fluent-cart-customers' ) }
			</Button>
		</form>
	);
}

function noteText( { note }: ImportColumn ): string | undefined {
	switch ( note ) {
		case 'comes_from_orders':
			return __( 'Comes from orders', 'fluent-cart-customers' );
		case 'empty':
			return __( 'Has no values', 'fluent-cart-customers' );
		default:
			return undefined;
	}
}
