import {
	CheckboxControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { useId } from 'react';
import type { InfoKind } from '@fcc/store';

interface ValueControlProps {
	label: string;
	kind: InfoKind;
	text: string;
	error: string | undefined;
	onChange: ( text: string ) => void;
}

/**
 * The control of one value, fit for its type.
 *
 * @param props
 * @param props.label
 * @param props.kind
 * @param props.text
 * @param props.error
 * @param props.onChange
 */
export function ValueControl( {
	label,
	kind,
	text,
	error,
	onChange,
}: ValueControlProps ) {
	// The ids that they would take may be taken by DataViews' own controls; not
	// that of a TextareaControl, which calls only itself by another.
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
			// Not type="number", which hides from us what it cannot read.
			inputMode={ kind === 'number' ? 'decimal' : undefined }
			value={ text }
			onChange={ onChange }
		/>
	);
}
