import { ComboboxControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import type { ReactNode } from 'react';
import { getBootstrap, store } from '@fcc/store';
import { countryName } from '../../../components/country-name';

interface CountryControlProps {
	label: string;
	value: string;
	help: ReactNode;
	onChange: ( country: string ) => void;
}

/**
 * A country, found by typing a part of its name. The store's own comes first.
 *
 * @param props
 * @param props.label
 * @param props.value
 * @param props.help
 * @param props.onChange
 */
export function CountryControl( {
	label,
	value,
	help,
	onChange,
}: CountryControlProps ) {
	const codes = useSelect( ( select ) => select( store ).getCountries(), [] );
	const options = useMemo( () => {
		// One that is stored and not in the list, too.
		const all =
			value && ! codes.includes( value ) ? [ ...codes, value ] : codes;
		const { country, locale } = getBootstrap();
		const { compare } = new Intl.Collator( locale );
		const isElsewhere = ( code: string ) => Number( code !== country );
		return all
			.map( ( code ) => ( { value: code, label: countryName( code ) } ) )
			.sort(
				( a, b ) =>
					isElsewhere( a.value ) - isElsewhere( b.value ) ||
					compare( a.label, b.label )
			);
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
