import { InspectorControls } from '@wordpress/block-editor';
import {
	CheckboxControl,
	PanelBody,
	RangeControl,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { getBootstrap, LIMITS } from '@fcc/store';
import { FIGURE_NAMES } from '../../components/overview';
import type { AttributesProps } from './attributes';
import { getExample } from './example';

/**
 * The settings of the block in the sidebar: the period, and a switch for each
 * part.
 */
export function Settings( { attributes, setAttributes }: AttributesProps ) {
	const isOfStore = attributes.subject === 'store';
	const { label: periodLabel, choices } = getBootstrap().periods;

	return (
		<InspectorControls>
			<PanelBody title={ __( 'Settings', 'fluent-cart-customers' ) }>
				{ isOfStore && (
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ periodLabel }
						help={
							attributes.showPeriods
								? __(
										'Shown first. Visitors can switch to another period.',
										'fluent-cart-customers'
									)
								: undefined
						}
						value={ attributes.period }
						options={ choices.map( ( { value, short_label } ) => ( {
							value,
							label: short_label,
						} ) ) }
						onChange={ ( period ) => setAttributes( { period } ) }
					/>
				) }
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Show title', 'fluent-cart-customers' ) }
					checked={ attributes.showTitle }
					onChange={ ( showTitle ) => setAttributes( { showTitle } ) }
				/>
				{ isOfStore && (
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __(
							'Show period buttons',
							'fluent-cart-customers'
						) }
						checked={ attributes.showPeriods }
						onChange={ ( showPeriods ) =>
							setAttributes( { showPeriods } )
						}
					/>
				) }
				{ ! isOfStore && (
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Show metrics', 'fluent-cart-customers' ) }
						checked={ attributes.figures.length > 0 }
						onChange={ ( isOn ) =>
							setAttributes( {
								figures: isOn ? [ ...FIGURE_NAMES ] : [],
							} )
						}
					/>
				) }
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Show chart', 'fluent-cart-customers' ) }
					checked={ attributes.showChart }
					onChange={ ( showChart ) => setAttributes( { showChart } ) }
				/>
				{ isOfStore && (
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __(
							'Show top customers',
							'fluent-cart-customers'
						) }
						checked={ attributes.showTopCustomers }
						onChange={ ( showTopCustomers ) =>
							setAttributes( { showTopCustomers } )
						}
					/>
				) }
				{ isOfStore && attributes.showTopCustomers && (
					<RangeControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __(
							'Number of top customers',
							'fluent-cart-customers'
						) }
						min={ 1 }
						max={ LIMITS.topCustomers }
						value={ attributes.topCustomers }
						onChange={ ( topCustomers = 1 ) =>
							setAttributes( { topCustomers } )
						}
					/>
				) }
			</PanelBody>
			{ isOfStore && (
				<FigureSettings
					attributes={ attributes }
					setAttributes={ setAttributes }
				/>
			) }
		</InspectorControls>
	);
}

function FigureSettings( { attributes, setAttributes }: AttributesProps ) {
	const { figures } = attributes;
	const { overview } = getExample();

	return (
		<PanelBody title={ __( 'Metrics', 'fluent-cart-customers' ) }>
			{ FIGURE_NAMES.map( ( name ) => (
				<CheckboxControl
					key={ name }
					__nextHasNoMarginBottom
					label={ overview.figures[ name ].label }
					checked={ figures.includes( name ) }
					onChange={ ( isShown ) =>
						setAttributes( {
							// The order of the figures is fixed.
							figures: FIGURE_NAMES.filter( ( each ) =>
								each === name
									? isShown
									: figures.includes( each )
							),
						} )
					}
				/>
			) ) }
		</PanelBody>
	);
}
