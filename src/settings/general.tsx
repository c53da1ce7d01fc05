import {
	BaseControl,
	ComboboxControl,
	RadioControl,
} from '@wordpress/components';
import { useMemo } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import { getBootstrap, type Settings } from '@fcc/store';
import { Help, ReadOnlyNote, type Section, type SectionProps } from './section';

export const generalSection: Section = {
	id: 'general',
	title: __( 'General', 'fluent-cart-customers' ),
	Component: General,
};

type NameOrder = Settings[ 'name_order' ];

function General( { values, answer, errors, onChange }: SectionProps ) {
	return (
		<>
			{ answer.read_only.currency ? (
				<BaseControl __nextHasNoMarginBottom>
					<BaseControl.VisualLabel>
						{ currencyLabel() }
					</BaseControl.VisualLabel>
					<p className="fcc-settings__value">
						{ currencyText( values.currency ) }
					</p>
					<ReadOnlyNote
						reason={ answer.read_only.currency }
						link={ __(
							'Store settings in FluentCart',
							'fluent-cart-customers'
						) }
					/>
				</BaseControl>
			) : (
				<CurrencyControl
					value={ values.currency }
					currencies={ answer.currencies }
					error={ errors.currency }
					onChange={ ( currency ) => onChange( { currency } ) }
				/>
			) }
			<RadioControl
				label={ __( 'Name order', 'fluent-cart-customers' ) }
				help={ __(
					'How full names appear on screens, in the block, and in the widget. Exports and the search don’t change.',
					'fluent-cart-customers'
				) }
				selected={ values.name_order }
				options={ nameOrders( answer.site_name_order ) }
				onChange={ ( value ) =>
					onChange( {
						name_order:
							nameOrders( answer.site_name_order ).find(
								( option ) => option.value === value
							)?.value ?? values.name_order,
					} )
				}
			/>
		</>
	);
}

interface CurrencyControlProps {
	value: string;
	/** The codes that can be set. */
	currencies: string[];
	error: string | undefined;
	onChange: ( currency: string ) => void;
}

/**
 * A searchable list of currencies.
 */
function CurrencyControl( {
	value,
	currencies,
	error,
	onChange,
}: CurrencyControlProps ) {
	const options = useMemo( () => {
		const { compare } = new Intl.Collator( getBootstrap().locale );
		return [ ...new Set( [ value, ...currencies ] ) ]
			.map( ( code ) => ( { value: code, label: currencyText( code ) } ) )
			.sort( ( one, other ) => compare( one.label, other.label ) );
	}, [ value, currencies ] );

	return (
		<div className={ error ? 'is-invalid' : undefined }>
			<ComboboxControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ currencyLabel() }
				value={ value }
				options={ options }
				allowReset={ false }
				help={
					<Help
						error={ error }
						text={ __(
							'Amounts aren’t converted. Revenue and spending add up orders in this currency only, and orders in other currencies are counted separately.',
							'fluent-cart-customers'
						) }
					/>
				}
				onChange={ ( currency ) => currency && onChange( currency ) }
			/>
		</div>
	);
}

function currencyLabel(): string {
	return __( 'Store currency', 'fluent-cart-customers' );
}

/**
 * @return For example “Euro (EUR)”.
 */
function currencyText( code: string ): string {
	const names = new Intl.DisplayNames( getBootstrap().locale, {
		type: 'currency',
	} );
	return sprintf(
		/* translators: 1: name of a currency, 2: its code, like EUR. */
		_x( '%1$s (%2$s)', 'currency', 'fluent-cart-customers' ),
		names.of( code ) ?? code,
		code
	);
}

/**
 * @param siteOrder What the language of the site means.
 */
function nameOrders(
	siteOrder: NameOrder
): Array< { value: NameOrder; label: string } > {
	return [
		{
			value: 'site_language',
			label:
				siteOrder === 'family_first'
					? __(
							'By site language (last name first)',
							'fluent-cart-customers'
						)
					: __(
							'By site language (first name first)',
							'fluent-cart-customers'
						),
		},
		{
			value: 'given_first',
			label: __( 'First name first', 'fluent-cart-customers' ),
		},
		{
			value: 'family_first',
			label: __( 'Last name first', 'fluent-cart-customers' ),
		},
	];
}
