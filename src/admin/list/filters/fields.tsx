import { lazy, Suspense } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import type { DataFormControlProps, Field } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { ErrorBoundary } from '../../../components/error-boundary';

type FilterControl = ComponentType< DataFormControlProps< CustomerSummary > >;

/**
 * The control of a filter, in the lazy chunk of the list.
 */
function lazyFilter(
	load: () => Promise< { default: FilterControl } >
): FilterControl {
	const Control = lazy( load );
	return ( props ) => (
		// Of one width, because the popover is placed before the control is loaded.
		<div className="fcc-filter">
			<ErrorBoundary>
				<Suspense fallback={ null }>
					<Control { ...props } />
				</Suspense>
			</ErrorBoundary>
		</div>
	);
}

export const AmountFilter = lazyFilter(
	() => import( /* webpackChunkName: "list" */ './amount-filter' )
);

const loadPlaces = () =>
	import( /* webpackChunkName: "list" */ './place-filters' );

const CityFilter = lazyFilter( async () => ( {
	default: ( await loadPlaces() ).CityFilter,
} ) );

/** A filter by what no column shows. */
const NO_COLUMN = { enableHiding: false, enableSorting: false } as const;

/**
 * The filters of the list that have no column.
 */
export const filterFields: Field< CustomerSummary >[] = [
	{
		...NO_COLUMN,
		id: 'country',
		label: __( 'Country', 'fluent-cart-customers' ),
		getElements: async () => ( await loadPlaces() ).countryElements(),
		filterBy: { operators: [ 'isAny' ], isPrimary: true },
	},
	{
		...NO_COLUMN,
		id: 'city',
		label: __( 'City', 'fluent-cart-customers' ),
		type: 'text',
		Edit: CityFilter,
		filterBy: { operators: [ 'is' ] },
	},
	{
		...NO_COLUMN,
		id: 'no_order_since',
		label: __( 'No order since', 'fluent-cart-customers' ),
		type: 'date',
		filterBy: { operators: [ 'on' ] },
	},
	{
		...NO_COLUMN,
		id: 'has_notes',
		label: __( 'Notes', 'fluent-cart-customers' ),
		elements: [
			{
				value: 'true',
				label: __( 'With notes', 'fluent-cart-customers' ),
			},
			{
				value: 'false',
				label: __( 'Without notes', 'fluent-cart-customers' ),
			},
		],
		filterBy: { operators: [ 'is' ] },
	},
	{
		...NO_COLUMN,
		id: 'has_user',
		label: __( 'WordPress user', 'fluent-cart-customers' ),
		elements: [
			{
				value: 'true',
				label: __( 'With a user', 'fluent-cart-customers' ),
			},
			{
				value: 'false',
				label: __( 'Without a user', 'fluent-cart-customers' ),
			},
		],
		filterBy: { operators: [ 'is' ] },
	},
	...labelField(),
];

/**
 * The filter by FluentCart's labels, if the store has any.
 */
function labelField(): Field< CustomerSummary >[] {
	const { labels = [] } = getBootstrap();
	return labels.length > 0
		? [
				{
					...NO_COLUMN,
					id: 'label',
					label: __( 'Label', 'fluent-cart-customers' ),
					elements: labels,
					filterBy: { operators: [ 'isAny' ] },
				},
			]
		: [];
}
