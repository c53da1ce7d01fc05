import {
	Button,
	CheckboxControl,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import { plus, trash } from '@wordpress/icons';
import { useId } from 'react';
import {
	getBootstrap,
	type Customer,
	type InfoType,
	type NewInfoEntry,
} from '@fcc/store';
import { Form } from '../../../components/form';
import { own } from '../../../components/own';
import { Placeholder } from '../../../components/placeholder';
import type { Panel, PanelProps } from '../../navigation/panel';
import { Conflicts } from '../editing/conflicts';
import { asFullRecord } from '../editing/draft-base';
import { infoLabel } from '../../forms/field-labels';
import { SaveBar } from '../editing/save-bar';
import {
	displayText,
	editableText,
	infoKey,
	infoName,
	kindOf,
	rowName,
	withoutNotes,
	type InfoErrors,
} from './info';
import { useAdditionalInfo } from './use-additional-info';

export const additionalInfoPanel: Panel = {
	id: 'additional-info',
	title: __( 'Custom fields', 'fluent-cart-customers' ),
	area: 'side',
	Component: AdditionalInfo,
};

function AdditionalInfo( { customer }: PanelProps ) {
	const full = asFullRecord( customer );

	if ( ! full ) {
		return <Placeholder lines={ 2 } />;
	}
	return getBootstrap().can.manage ? (
		<InfoForm customer={ full } />
	) : (
		<InfoText customer={ full } />
	);
}

/**
 * Additional info, for users who may not edit it.
 */
function InfoText( { customer }: { customer: Customer } ) {
	const entries = Object.entries( withoutNotes( customer.additional_info ) );

	return entries.length > 0 ? (
		<dl className="fcc-facts">
			{ entries.map( ( [ key, value ] ) => (
				<div key={ key }>
					<dt dir="auto">{ infoLabel( key, customer ) }</dt>
					<dd dir="auto">{ displayText( value ) }</dd>
				</div>
			) ) }
		</dl>
	) : (
		<p className="fcc-panel__empty">
			{ __( 'No custom fields yet.', 'fluent-cart-customers' ) }
		</p>
	);
}

/**
 * Additional info, for users who may edit it.
 */
function InfoForm( { customer }: { customer: Customer } ) {
	const form = useAdditionalInfo( customer );
	const { info, edits, added, conflicts, isDirty, saving } = form;
	const { errors, failure, isSubmitting, failedSubmits } = saving;
	const addButton = useRef< HTMLButtonElement >( null );
	const rows = Object.entries( info ).filter(
		( [ key ] ) => edits[ key ] !== null
	);

	return (
		<Form
			className="fcc-info"
			failedSubmits={ failedSubmits }
			onSave={ form.save }
		>
			<Button
				ref={ addButton }
				className="fcc-panel__action"
				variant="tertiary"
				size="compact"
				icon={ plus }
				onClick={ form.add }
			>
				{ __( 'Add custom field', 'fluent-cart-customers' ) }
			</Button>
			<Conflicts
				customerId={ customer.id }
				conflicts={ conflicts }
				failedSubmits={ failedSubmits }
				onKeepMine={ form.keepMine }
				onTakeTheirs={ form.takeTheirs }
			/>
			{ rows.length === 0 && added.length === 0 && (
				<p className="fcc-panel__empty">
					{ __(
						'No custom fields yet. Add fields to store more about this customer.',
						'fluent-cart-customers'
					) }
				</p>
			) }
			{ rows.map( ( [ key, value ] ) => (
				<div key={ key } className="fcc-info__row">
					<ValueControl
						label={ infoLabel( key, customer ) }
						kind={ kindOf( value ) }
						text={ own( edits, key ) ?? editableText( value ) }
						error={ errors[ rowName( key ) ] }
						onChange={ ( text ) => form.setValue( key, text ) }
					/>
					<Button
						icon={ trash }
						label={ sprintf(
							/* translators: %s: name of a field. */
							__( 'Remove %s', 'fluent-cart-customers' ),
							infoLabel( key, customer )
						) }
						onClick={ () => {
							form.setValue( key, null );
							addButton.current?.focus();
						} }
					/>
				</div>
			) ) }
			{ added.map( ( row ) => (
				<AddedRow
					key={ row.id }
					row={ row }
					errors={ errors }
					onChange={ ( changes ) =>
						form.changeAdded( row.id, changes )
					}
					onRemove={ () => {
						form.removeAdded( row );
						addButton.current?.focus();
					} }
				/>
			) ) }
			{ isDirty && (
				<SaveBar
					isSaving={ isSubmitting }
					failure={ failure }
					onDiscard={ form.discard }
				/>
			) }
		</Form>
	);
}

interface AddedRowProps {
	row: NewInfoEntry;
	errors: Partial< InfoErrors >;
	onChange: ( changes: Partial< Omit< NewInfoEntry, 'id' > > ) => void;
	onRemove: () => void;
}

const KINDS: Array< { value: InfoType; label: string } > = [
	{
		value: 'text',
		label: _x( 'Text', 'type of a field', 'fluent-cart-customers' ),
	},
	{
		value: 'number',
		label: _x( 'Number', 'type of a field', 'fluent-cart-customers' ),
	},
	{ value: 'boolean', label: __( 'Yes or no', 'fluent-cart-customers' ) },
];

/**
 * A field that is being added: name, type and value.
 */
function AddedRow( { row, errors, onChange, onRemove }: AddedRowProps ) {
	const element = useRef< HTMLDivElement >( null );
	const id = useId();
	const keyError = errors[ rowName( row.id, 'key' ) ];
	const key = infoKey( row.key );
	const isNew = useRef( ! row.key && ! row.text );

	useEffect( () => {
		if ( isNew.current ) {
			element.current?.querySelector( 'input' )?.focus();
		}
	}, [] );

	return (
		<div ref={ element } className="fcc-info__added">
			<div className="fcc-info__name">
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					id={ `${ id }name` }
					label={ __( 'Field name', 'fluent-cart-customers' ) }
					value={ row.key }
					onChange={ ( name ) => onChange( { key: name } ) }
					help={
						keyError ? (
							<span className="fcc-form__error">
								{ keyError }
							</span>
						) : (
							key !== infoName( row.key ) &&
							sprintf(
								/* translators: %s: how programs call a field of additional info. */
								__( 'In the API: %s', 'fluent-cart-customers' ),
								key
							)
						)
					}
					aria-invalid={ !! keyError }
				/>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					id={ `${ id }type` }
					label={ __( 'Field type', 'fluent-cart-customers' ) }
					value={ row.kind }
					options={ KINDS }
					onChange={ ( kind ) => onChange( { kind } ) }
				/>
			</div>
			<div className="fcc-info__row">
				<ValueControl
					label={ __( 'Value', 'fluent-cart-customers' ) }
					kind={ row.kind }
					text={ row.text }
					error={ errors[ rowName( row.id ) ] }
					onChange={ ( text ) => onChange( { text } ) }
				/>
				<Button
					icon={ trash }
					label={
						row.key
							? sprintf(
									/* translators: %s: name of a field. */
									__( 'Remove %s', 'fluent-cart-customers' ),
									row.key
								)
							: __( 'Remove field', 'fluent-cart-customers' )
					}
					onClick={ onRemove }
				/>
			</div>
		</div>
	);
}

interface ValueControlProps {
	label: string;
	kind: InfoType;
	text: string;
	error: string | undefined;
	onChange: ( text: string ) => void;
}

/**
 * A control that fits the type of one value.
 */
function ValueControl( {
	label,
	kind,
	text,
	error,
	onChange,
}: ValueControlProps ) {
	// Ids of this form, because DataViews' controls may have taken the default
	// ones. A TextareaControl has an id that only its own kind uses.
	const id = useId();
	const props = {
		label,
		help: error && <span className="fcc-form__error">{ error }</span>,
		'aria-invalid': !! error,
		__nextHasNoMarginBottom: true,
	};
	if ( kind === 'boolean' ) {
		return (
			<CheckboxControl
				{ ...props }
				id={ id }
				checked={ text === 'true' }
				onChange={ ( isOn ) => onChange( String( isOn ) ) }
			/>
		);
	}
	if ( kind === 'text' && text.includes( '\n' ) ) {
		return (
			<TextareaControl
				{ ...props }
				rows={ 3 }
				value={ text }
				onChange={ onChange }
			/>
		);
	}
	return (
		<TextControl
			{ ...props }
			id={ id }
			__next40pxDefaultSize
			// With type="number" the browser hides text that is not a number, so
			// that it could not be reported.
			inputMode={ kind === 'number' ? 'decimal' : undefined }
			value={ text }
			onChange={ onChange }
		/>
	);
}
