import { TextControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { DataFormControlProps } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';

/** Delay after the last key press, so that half a number is not searched for. */
const TYPING_DELAY_MS = 400;

/**
 * Edits the value of a filter by amounts, in whole units of the store's currency:
 * two bounds for `between`, else one amount. Applies them after a pause.
 */
export function AmountFilter( props: DataFormControlProps< CustomerSummary > ) {
	// Another operator starts from an empty value.
	return <Amounts key={ props.operator } { ...props } />;
}

function Amounts( {
	data,
	field,
	operator,
	onChange,
}: DataFormControlProps< CustomerSummary > ) {
	const isRange = operator === 'between';
	const [ texts, setTexts ] = useState( () =>
		textsOf( field.getValue( { item: data } ), isRange )
	);
	const problem = problemOf( texts );
	const commit = useRef( () => {} );
	const timer = useRef( 0 );

	// Closing the filter applies the value immediately.
	useEffect( () => () => commit.current(), [] );

	function setText( index: number, text: string ) {
		const next = texts.map( ( old, i ) => ( i === index ? text : old ) );
		setTexts( next );

		commit.current = () => {
			window.clearTimeout( timer.current );
			commit.current = () => {};
			if ( ! problemOf( next ) ) {
				const amounts = next.map( toAmount );
				const value = isRange ? amounts : amounts[ 0 ];
				onChange( field.setValue( { item: data, value } ) );
			}
		};
		window.clearTimeout( timer.current );
		timer.current = window.setTimeout(
			() => commit.current(),
			TYPING_DELAY_MS
		);
	}

	return (
		<div className="fcc-amounts">
			{ texts.map( ( text, index ) => (
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					key={ index }
					type="number"
					min={ 0 }
					step="any"
					label={ labelOf( index, isRange ) }
					value={ text }
					onChange={ ( value ) => setText( index, value ) }
				/>
			) ) }
			{ problem && (
				<p className="fcc-amounts__error" role="alert">
					{ problem }
				</p>
			) }
		</div>
	);
}

function textsOf( value: unknown, isRange: boolean ): string[] {
	const values: unknown[] = Array.isArray( value ) ? value : [ value ];
	return [ values[ 0 ], values[ 1 ] ]
		.slice( 0, isRange ? 2 : 1 )
		.map( ( amount ) => String( amount ?? '' ) );
}

function toAmount( text: string ): number | '' {
	return text === '' ? '' : Number( text );
}

function problemOf( texts: string[] ): string | undefined {
	const isRange = texts.length > 1;
	const [ from = '', to = '' ] = texts;
	if ( Number( from ) < 0 ) {
		return isRange
			? __(
					'Enter a “From” amount of 0 or more.',
					'fluent-cart-customers'
				)
			: __( 'Enter an amount of 0 or more.', 'fluent-cart-customers' );
	}
	if ( Number( to ) < 0 ) {
		return __(
			'Enter a “To” amount of 0 or more.',
			'fluent-cart-customers'
		);
	}
	return from !== '' && to !== '' && Number( from ) > Number( to )
		? __(
				'The “To” amount can’t be less than the “From” amount.',
				'fluent-cart-customers'
			)
		: undefined;
}

function labelOf( index: number, isRange: boolean ): string {
	const bound =
		index === 0
			? __( 'From', 'fluent-cart-customers' )
			: __( 'To', 'fluent-cart-customers' );
	const name = isRange ? bound : __( 'Amount', 'fluent-cart-customers' );

	return sprintf(
		/* translators: 1: label of a field, 2: currency code. */
		_x( '%1$s (%2$s)', 'label and currency', 'fluent-cart-customers' ),
		name,
		getBootstrap().currency
	);
}
