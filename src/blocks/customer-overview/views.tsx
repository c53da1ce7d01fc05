import {
	BlockControls,
	HeadingLevelDropdown,
	RichText,
} from '@wordpress/block-editor';
import {
	Button,
	Placeholder,
	ToolbarButton,
	ToolbarGroup,
} from '@wordpress/components';
import { dispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { store as noticesStore } from '@wordpress/notices';
import type { MouseEvent } from 'react';
import {
	CustomerFigures,
	FIGURE_NAMES,
	headingTag,
	Overview,
	StoreCustomer,
	StoreOverview,
} from '../../components/overview';
import type { Attributes, AttributesProps } from './attributes';
import { CustomerPicker } from './customer-picker';
import { getExample } from './example';

/**
 * The overview of the store. Periods in the editor set the block’s period, which
 * the page shows first.
 */
export function StoreView( props: AttributesProps ) {
	const { attributes, setAttributes } = props;
	const figures = FIGURE_NAMES.filter( ( name ) =>
		attributes.figures.includes( name )
	);
	const {
		level,
		period,
		showTitle,
		showPeriods,
		showChart,
		showTopCustomers,
		topCustomers,
	} = attributes;

	if (
		! showTitle &&
		! showPeriods &&
		! showChart &&
		! showTopCustomers &&
		figures.length === 0
	) {
		return <NothingShown />;
	}
	return (
		<>
			<LevelControl { ...props } />
			<StoreOverview
				period={ period }
				heading={ showTitle && <Title { ...props } /> }
				level={ level }
				onPeriodChange={
					showPeriods
						? ( next ) => setAttributes( { period: next } )
						: undefined
				}
				figures={ figures }
				hasChart={ showChart }
				topCustomers={ showTopCustomers ? topCustomers : 0 }
				onLinkClick={ preventNavigation }
			/>
		</>
	);
}

/**
 * The overview of one customer, or the search for one.
 */
export function CustomerView( props: AttributesProps ) {
	const { attributes, setAttributes } = props;
	const { customerId, showTitle, showChart, figures } = attributes;
	const [ isChanging, setIsChanging ] = useState( false );

	function choose( id: number ) {
		setAttributes( { customerId: id } );
		setIsChanging( false );
	}

	if ( ! customerId ) {
		return <CustomerPicker onChoose={ choose } />;
	}
	return (
		<>
			<LevelControl { ...props } />
			<BlockControls group="other">
				<ToolbarGroup>
					<ToolbarButton
						isPressed={ isChanging }
						onClick={ () => setIsChanging( ! isChanging ) }
					>
						{ __( 'Change customer', 'fluent-cart-customers' ) }
					</ToolbarButton>
				</ToolbarGroup>
			</BlockControls>
			{ isChanging ? (
				<CustomerPicker
					onChoose={ choose }
					onCancel={ () => setIsChanging( false ) }
				/>
			) : (
				<StoreCustomer
					customerId={ customerId }
					heading={ showTitle && <Title { ...props } /> }
					hasFigures={ figures.length > 0 }
					hasChart={ showChart }
					onLinkClick={ preventNavigation }
					fallbackAction={
						<Button
							__next40pxDefaultSize
							variant="secondary"
							onClick={ () => setIsChanging( true ) }
						>
							{ __(
								'Select another customer',
								'fluent-cart-customers'
							) }
						</Button>
					}
				/>
			) }
		</>
	);
}

/**
 * The preview in the inserter, which sends no requests.
 */
export function ExampleView( { attributes }: { attributes: Attributes } ) {
	const { overview, customer, stats } = getExample();
	const Heading = headingTag( attributes.level );
	const heading = (
		<Heading className="fcc-overview__title">
			{ __( 'Customer overview', 'fluent-cart-customers' ) }
		</Heading>
	);

	return attributes.subject === 'customer' ? (
		<CustomerFigures
			customer={ customer }
			stats={ stats }
			heading={ heading }
		/>
	) : (
		<Overview
			overview={ overview }
			heading={ heading }
			onPeriodChange={ () => {} }
			figures={ FIGURE_NAMES.filter( ( name ) =>
				attributes.figures.includes( name )
			) }
			hasChart={ attributes.showChart }
			topCustomers={
				attributes.showTopCustomers ? attributes.topCustomers : 0
			}
		/>
	);
}

/**
 * The heading, edited in place.
 */
function Title( { attributes, setAttributes }: AttributesProps ) {
	return (
		<RichText
			tagName={ headingTag( attributes.level ) }
			className="fcc-overview__title"
			value={ attributes.title ?? '' }
			onChange={ ( title ) => setAttributes( { title } ) }
			allowedFormats={ [] }
			disableLineBreaks
			placeholder={ __( 'Customer overview', 'fluent-cart-customers' ) }
			aria-label={ _x(
				'Title',
				'heading of the block',
				'fluent-cart-customers'
			) }
		/>
	);
}

/**
 * The level of the heading, in the block's toolbar.
 */
function LevelControl( { attributes, setAttributes }: AttributesProps ) {
	return attributes.showTitle ? (
		<BlockControls group="block">
			<HeadingLevelDropdown
				value={ attributes.level }
				onChange={ ( level ) => setAttributes( { level } ) }
			/>
		</BlockControls>
	) : null;
}

/** Shown in the editor if every part of the block is switched off. */
function NothingShown() {
	return (
		<Placeholder
			icon={ people }
			label={ __( 'Customer overview', 'fluent-cart-customers' ) }
			instructions={ __(
				'This block has nothing to show. Turn on at least one part in the block settings.',
				'fluent-cart-customers'
			) }
		/>
	);
}

/** Shown in the editor to users who may not see customers. */
export function NoPermission() {
	return (
		<Placeholder
			icon={ people }
			label={ __( 'Customer overview', 'fluent-cart-customers' ) }
			instructions={ __(
				'This block shows customer metrics. You don’t have permission to view customers, so you won’t see them here or on the page. Neither will visitors without that permission. You can still move or remove the block.',
				'fluent-cart-customers'
			) }
		/>
	);
}

/**
 * Keeps a link from leaving the editor.
 */
function preventNavigation( event: MouseEvent ): void {
	event.preventDefault();
	dispatch( noticesStore ).createWarningNotice(
		__(
			'Links are disabled in the editor. On the page, this link opens the customer.',
			'fluent-cart-customers'
		),
		{ id: 'fcc-overview-link', type: 'snackbar' }
	);
}
