import { Button, SelectControl, TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { trash } from '@wordpress/icons';
import { useEffect, useRef } from '@wordpress/element';
import { useId } from 'react';
import type { AddedInfo, InfoKind } from '@fcc/store';
import { rowName, type InfoErrors } from './info';
import { infoKey, infoName } from './info-key';
import { ValueControl } from './value-control';

interface AddedRowProps {
	row: AddedInfo;
	errors: Partial< InfoErrors >;
	onChange: ( changes: Partial< Omit< AddedInfo, 'id' > > ) => void;
	onRemove: () => void;
}

const KINDS: Array< { value: InfoKind; label: string } > = [
	{ value: 'text', label: __( 'Text', 'fluent-cart-customers' ) },
	{ value: 'number', label: __( 'Number', 'fluent-cart-customers' ) },
	{ value: 'boolean', label: __( 'Yes or no', 'fluent-cart-customers' ) },
];

/**
 * A field that is being added: name, type and value.
 *
 * @param props
 * @param props.row
 * @param props.errors
 * @param props.onChange
 * @param props.onRemove
 */
export function AddedRow( { row, errors, onChange, onRemove }: AddedRowProps ) {
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
					label={ __( 'Name', 'fluent-cart-customers' ) }
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
					label={ __( 'Type', 'fluent-cart-customers' ) }
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
							: __( 'Remove', 'fluent-cart-customers' )
					}
					onClick={ onRemove }
				/>
			</div>
		</div>
	);
}
