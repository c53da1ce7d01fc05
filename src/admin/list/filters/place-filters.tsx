import { TextControl } from '@wordpress/components';
import { resolveSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { DataFormControlProps } from '@fcc/dataviews';
import { store, type CustomerSummary } from '@fcc/store';
import { countryOptions } from '../../../components/country-name';
import { SEARCH_DELAY_MS } from '../../../components/search-delay';
import { useDelayed } from './use-delayed';

/** The longest city that the API stores. */
const MAX_LENGTH = 192;

/**
 * Edits the filter by city. Applies it after a pause, or when the filter is closed.
 */
export function CityFilter( {
	data,
	field,
	onChange,
}: DataFormControlProps< CustomerSummary > ) {
	const [ text, setText ] = useState( () =>
		String( field.getValue( { item: data } ) ?? '' )
	);
	const runDelayed = useDelayed( SEARCH_DELAY_MS );

	function change( value: string ) {
		setText( value );
		runDelayed( () =>
			onChange( field.setValue( { item: data, value: value.trim() } ) )
		);
	}

	return (
		<TextControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ field.label }
			help={ __(
				'The whole name, in one of the customer’s addresses.',
				'fluent-cart-customers'
			) }
			maxLength={ MAX_LENGTH }
			value={ text }
			onChange={ change }
		/>
	);
}

/**
 * @return The choices of the filter by country.
 */
export async function countryElements() {
	return countryOptions( await resolveSelect( store ).getCountries() );
}
