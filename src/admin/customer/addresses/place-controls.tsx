import { ComboboxControl, TextControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import type { ReactNode } from 'react';
import { store } from '@fcc/store';
import { countryOptions } from '../../../components/country-name';
import { findState } from './address-layout';

interface CountryControlProps {
	label: string;
	value: string;
	help: ReactNode;
	onChange: ( country: string ) => void;
}

/**
 * A searchable list of countries. The store's country comes first.
 */
export function CountryControl( {
	label,
	value,
	help,
	onChange,
}: CountryControlProps ) {
	const codes = useSelect( ( select ) => select( store ).getCountries(), [] );
	const options = useMemo( () => {
		// A stored country may be missing from the list.
		const all =
			value && ! codes.includes( value ) ? [ ...codes, value ] : codes;
		return countryOptions( all );
	}, [ codes, value ] );

	return (
		<ComboboxControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			help={ help }
			value={ value }
			options={ options }
			allowReset={ false }
			onChange={ ( country ) => country && onChange( country ) }
		/>
	);
}

interface StateControlProps {
	id: string;
	label: string;
	country: string;
	value: string;
	help: ReactNode;
	isInvalid: boolean;
	onChange: ( state: string ) => void;
}

/**
 * The state: a list if the country has one, else a text field.
 */
export function StateControl( {
	id,
	label,
	country,
	value,
	help,
	isInvalid,
	onChange,
}: StateControlProps ) {
	const states = useSelect(
		( select ) => select( store ).getStates( country ),
		[ country ]
	);
	const stored = findState( states, country, value );
	const options = useMemo( () => {
		const known = states.map( ( state ) => ( {
			// The stored spelling, because choosing the same state must change
			// nothing.
			value: state === stored ? value : state.value,
			label: state.name,
		} ) );
		return value && ! stored
			? [ { value, label: value }, ...known ]
			: known;
	}, [ states, stored, value ] );

	return states.length > 0 ? (
		<ComboboxControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			help={ help }
			value={ value }
			options={ options }
			onChange={ ( state ) => onChange( state ?? '' ) }
		/>
	) : (
		<TextControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			id={ id }
			label={ label }
			help={ help }
			aria-invalid={ isInvalid }
			value={ value }
			onChange={ onChange }
		/>
	);
}
