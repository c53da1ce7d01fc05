import { Notice, RadioControl, SelectControl } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import {
	DELIMITERS,
	usualDelimiter,
	type Delimiter,
	type ExportChoices,
} from './choices';

interface FileOptionsProps {
	choices: ExportChoices;
	onChange: ( changed: Partial< ExportChoices > ) => void;
}

/**
 * How the file is written: names of columns, separator and cells.
 */
export function FileOptions( { choices, onChange }: FileOptionsProps ) {
	return (
		<div className="fcc-export-options">
			<RadioControl
				id="fcc-export-headers"
				label={ __( 'Column names', 'fluent-cart-customers' ) }
				selected={ choices.headers }
				options={ [
					{
						value: 'labels',
						label: __(
							'Names in your language',
							'fluent-cart-customers'
						),
					},
					{
						value: 'keys',
						label: __(
							'Stable names for programs',
							'fluent-cart-customers'
						),
					},
				] }
				onChange={ ( value ) =>
					onChange( { headers: value === 'keys' ? value : 'labels' } )
				}
			/>
			<RadioControl
				id="fcc-export-cells"
				label={ __( 'Cells', 'fluent-cart-customers' ) }
				selected={ choices.cells }
				options={ [
					{
						value: 'spreadsheet',
						label: __(
							'For spreadsheets',
							'fluent-cart-customers'
						),
					},
					{
						value: 'plain',
						label: __(
							'For other programs',
							'fluent-cart-customers'
						),
					},
				] }
				onChange={ ( value ) =>
					onChange( {
						cells: value === 'plain' ? value : 'spreadsheet',
					} )
				}
			/>
			<SelectControl< Delimiter >
				id="fcc-export-delimiter"
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Delimiter', 'fluent-cart-customers' ) }
				value={ choices.delimiter ?? usualDelimiter() }
				options={ DELIMITERS.map( ( value ) => ( {
					value,
					label: delimiterName( value ),
				} ) ) }
				onChange={ ( delimiter ) => onChange( { delimiter } ) }
			/>
			{ choices.cells === 'plain' && <PlainWarning /> }
		</div>
	);
}

/**
 * A warning that is scrolled into the dialog when it appears.
 */
function PlainWarning() {
	const element = useRef< HTMLDivElement >( null );

	useEffect( () => {
		element.current?.scrollIntoView( { block: 'nearest' } );
	}, [] );

	return (
		<div ref={ element } className="fcc-export-options__warning">
			<Notice status="warning" isDismissible={ false }>
				{ __(
					'Cells that look like formulas are not changed. Don’t open this file in a spreadsheet.',
					'fluent-cart-customers'
				) }
			</Notice>
		</div>
	);
}

function delimiterName( delimiter: Delimiter ): string {
	switch ( delimiter ) {
		case ',':
			return __( 'Comma', 'fluent-cart-customers' );
		case ';':
			return __( 'Semicolon', 'fluent-cart-customers' );
		case '\t':
			return _x( 'Tab', 'character', 'fluent-cart-customers' );
	}
}
