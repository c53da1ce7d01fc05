import { TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { DataFormControlProps } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { numberText, parseNumber } from '../../../components/typed-number';
import { useDelayed } from './use-delayed';

/** Delay after the last key press, so that half a number is neither searched for nor reported. */
const TYPING_DELAY_MS = 400;

/**
 * Edits the value of a filter by amounts, in whole units of the store's currency, or
 * by numbers of orders: two bounds for `between`, else one. Applies them after a
 * pause.
 */
export default function AmountFilter(
	props: DataFormControlProps< CustomerSummary >
) {
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
	const isCount = field.id === 'order_count';
	const [ texts, setTexts ] = useState( () =>
		textsOf( field.getValue( { item: data } ), isRange )
	);
	const [ problem, setProblem ] = useState( () =>
		problemOf( texts, isCount )
	);
	const runDelayed = useDelayed( TYPING_DELAY_MS );

	function setText( index: number, text: string ) {
		const next = texts.map( ( old, i ) => ( i === index ? text : old ) );
		setTexts( next );

		runDelayed( () => {
			const found = problemOf( next, isCount );
			setProblem( found );
			if ( ! found ) {
				const amounts = next.map( toAmount );
				const value = isRange ? amounts : amounts[ 0 ];
				onChange( field.setValue( { item: data, value } ) );
			}
		} );
	}

	return (
		<div className="fcc-amounts">
			{ texts.map( ( text, index ) => (
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					key={ index }
					// With type="number" the browser decides which notation it
					// accepts.
					inputMode="decimal"
					label={ labelOf( index, isRange, isCount ) }
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
		.map( ( amount ) =>
			typeof amount === 'number' ? numberText( amount ) : ''
		);
}

function toAmount( text: string ): number | '' {
	return text.trim() === '' ? '' : parseNumber( text );
}

function problemOf( texts: string[], isCount: boolean ): string | undefined {
	const isRange = texts.length > 1;
	const [ from = '', to = '' ] = texts.map( toAmount );
	if ( isCount && ! [ from, to ].every( isWhole ) ) {
		return __(
			'Enter whole numbers of 0 or more.',
			'fluent-cart-customers'
		);
	}
	if ( ! isAmount( from ) ) {
		return isRange
			? sprintf(
					/* translators: %s: a number with a fraction. */
					__(
						'Enter a “From” amount of 0 or more, like %s.',
						'fluent-cart-customers'
					),
					numberText( 12.5 )
				)
			: sprintf(
					/* translators: %s: a number with a fraction. */
					__(
						'Enter an amount of 0 or more, like %s.',
						'fluent-cart-customers'
					),
					numberText( 12.5 )
				);
	}
	if ( ! isAmount( to ) ) {
		return sprintf(
			/* translators: %s: a number with a fraction. */
			__(
				'Enter a “To” amount of 0 or more, like %s.',
				'fluent-cart-customers'
			),
			numberText( 12.5 )
		);
	}
	return from !== '' && to !== '' && from > to
		? __(
				'The “To” amount can’t be less than the “From” amount.',
				'fluent-cart-customers'
			)
		: undefined;
}

function isAmount( value: number | '' ): boolean {
	return value === '' || value >= 0;
}

function isWhole( value: number | '' ): boolean {
	return value === '' || ( Number.isInteger( value ) && value >= 0 );
}

function labelOf( index: number, isRange: boolean, isCount: boolean ): string {
	const bound =
		index === 0
			? __( 'From', 'fluent-cart-customers' )
			: __( 'To', 'fluent-cart-customers' );
	if ( isCount ) {
		return isRange ? bound : __( 'Orders', 'fluent-cart-customers' );
	}
	const name = isRange ? bound : __( 'Amount', 'fluent-cart-customers' );

	return sprintf(
		/* translators: 1: label of a field, 2: currency code. */
		_x( '%1$s (%2$s)', 'label and currency', 'fluent-cart-customers' ),
		name,
		getBootstrap().currency
	);
}
