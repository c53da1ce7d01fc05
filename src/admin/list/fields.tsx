import { useSelect } from '@wordpress/data';
import { lazy, Suspense } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Field } from '@fcc/dataviews';
import {
	getBootstrap,
	store,
	type CustomerRow,
	type CustomerSummary,
} from '@fcc/store';
import { Avatar } from '../../components/avatar';
import { Badge } from '../../components/badge';
import {
	customerInitials,
	customerName,
	fullName,
} from '../../components/customer-name';
import { Day } from '../../components/day';
import {
	formatAverage,
	formatMoney,
	formatNumber,
} from '../../components/format';
import { StatusBadge } from '../../components/status-badge';
import { prefetchProps } from '../navigation/prefetch';
import { customerLinkProps } from '../navigation/routes';
import { AmountFilter, filterFields } from './filters/fields';

// Without its script, the rows are complete but for this line.
const Matches = lazy( () =>
	import(
		/* webpackChunkName: "list" */ '../../components/search/matches'
	).catch( () => ( { default: (): ReactNode => null } ) )
);

/**
 * Name, picture, email, and what a search matches. Below 600 px this is the only column, so it also
 * contains total and status, which the style sheet hides on wide screens.
 */
const customerField: Field< CustomerRow > = {
	// DataViews sorts by the id of a field.
	id: 'first_name',
	label: __( 'Customer', 'fluent-cart-customers' ),
	getValue: ( { item } ) => customerName( item ),
	render: ( { item } ) => (
		<div className="fcc-customer">
			<Avatar
				initials={ customerInitials( item ) }
				url={ item.avatar_url }
			/>
			<span className="fcc-customer__text">
				<CustomerName customer={ item } />
				<UnsavedBadge id={ item.id } />
				{ ! [ '', item.email ].includes( fullName( item ) ) && (
					<span className="fcc-customer__email">{ item.email }</span>
				) }
				{ item.matched && (
					<Suspense>
						<Matches matched={ item.matched } />
					</Suspense>
				) }
			</span>
			<span className="fcc-customer__figures">
				<span className="fcc-customer__spent">
					{ formatMoney( item.total_spent ) }
				</span>
				<StatusBadge status={ item.status } />
			</span>
		</div>
	),
	enableHiding: false,
	filterBy: false,
};

function CustomerName( { customer }: { customer: CustomerSummary } ) {
	return (
		<a
			className="fcc-customer__name"
			dir="auto"
			// The focus returns to this link from the screen of the customer.
			data-customer={ customer.id }
			{ ...prefetchProps( customer.id ) }
			{ ...customerLinkProps( customer.id ) }
		>
			{ customerName( customer ) }
		</a>
	);
}

/** Marks a customer with unsaved edits. */
function UnsavedBadge( { id }: { id: number } ) {
	const isUnsaved = useSelect(
		( select ) => select( store ).getUnsavedCustomers().includes( id ),
		[ id ]
	);
	return isUnsaved ? (
		<span className="fcc-customer__unsaved">
			<Badge tone="attention">
				{ __( 'Unsaved changes', 'fluent-cart-customers' ) }
			</Badge>
		</span>
	) : null;
}

const averageOrderValueField: Field< CustomerSummary > = {
	id: 'average_order_value',
	label: __( 'Average order value', 'fluent-cart-customers' ),
	header: (
		<StoredTotal
			label={ __( 'Average order value', 'fluent-cart-customers' ) }
		/>
	),
	type: 'integer',
	getValueFormatted: ( { item } ) =>
		formatAverage( item.average_order_value, item.order_count ),
	// The API cannot sort by it.
	enableSorting: false,
	filterBy: false,
};

export const DATE_ADDED = __( 'Date added', 'fluent-cart-customers' );

const createdAtField: Field< CustomerSummary > = {
	id: 'created_at',
	label: DATE_ADDED,
	// DataViews offers `between` for dates but not for datetimes.
	type: 'date',
	render: ( { item } ) => <Day moment={ item.created_at } />,
	filterBy: { operators: [ 'between', 'afterInc', 'beforeInc' ] },
};

const emailField: Field< CustomerSummary > = {
	id: 'email',
	label: __( 'Email', 'fluent-cart-customers' ),
	render: ( { item } ) => (
		<span className="fcc-email" title={ item.email }>
			{ item.email }
		</span>
	),
	filterBy: false,
};

const firstOrderDateField: Field< CustomerSummary > = {
	id: 'first_order_date',
	label: __( 'First order', 'fluent-cart-customers' ),
	type: 'date',
	render: ( { item } ) => <Day moment={ item.first_order_date } />,
	filterBy: false,
};

const idField: Field< CustomerSummary > = {
	id: 'id',
	label: __( 'ID', 'fluent-cart-customers' ),
	type: 'integer',
	// An id has no thousands separator.
	getValueFormatted: ( { item } ) => String( item.id ),
	filterBy: false,
};

const lastOrderDateField: Field< CustomerSummary > = {
	id: 'last_order_date',
	label: __( 'Last order', 'fluent-cart-customers' ),
	type: 'date',
	render: ( { item } ) => <Day moment={ item.last_order_date } />,
	filterBy: { operators: [ 'between', 'afterInc', 'beforeInc' ] },
};

const orderCountField: Field< CustomerSummary > = {
	id: 'order_count',
	label: __( 'Paid orders', 'fluent-cart-customers' ),
	header: (
		<StoredTotal label={ __( 'Paid orders', 'fluent-cart-customers' ) } />
	),
	type: 'integer',
	// Filters format their values, too.
	getValueFormatted: ( { item, field } ) =>
		formatNumber( Number( field.getValue( { item } ) ) ),
	Edit: AmountFilter,
	filterBy: {
		operators: [ 'between', 'greaterThanOrEqual', 'lessThanOrEqual' ],
	},
};

const statusField: Field< CustomerSummary > = {
	id: 'status',
	label: __( 'Status', 'fluent-cart-customers' ),
	elements: getBootstrap().statuses,
	render: ( { item } ) => <StatusBadge status={ item.status } />,
	filterBy: { operators: [ 'is' ], isPrimary: true },
};

/**
 * Heading of a total that is stored with the customer. It can differ from the sum
 * of the orders.
 */
function StoredTotal( { label }: { label: string } ) {
	return (
		<span
			title={ __(
				'Stored with the customer: paid orders in all currencies, updated with the next payment. The customer screen adds up the orders.',
				'fluent-cart-customers'
			) }
		>
			{ label }
		</span>
	);
}

export const TOTAL_SPENT = __( 'Total spent', 'fluent-cart-customers' );

const totalSpentField: Field< CustomerSummary > = {
	id: 'total_spent',
	label: TOTAL_SPENT,
	header: <StoredTotal label={ TOTAL_SPENT } />,
	type: 'integer',
	render: ( { item } ) => <>{ formatMoney( item.total_spent ) }</>,
	Edit: AmountFilter,
	// Only filters format this field; their values are whole units.
	getValueFormatted: ( { item, field } ) =>
		formatMoney( Number( field.getValue( { item } ) ) * 100 ),
	filterBy: {
		operators: [ 'between', 'greaterThanOrEqual', 'lessThanOrEqual' ],
		isPrimary: true,
	},
};

/**
 * The columns, sort orders and filters of the list. The id of a field is its name
 * in the API.
 */
export const fields: Field< CustomerSummary >[] = [
	customerField,
	emailField,
	statusField,
	orderCountField,
	totalSpentField,
	averageOrderValueField,
	lastOrderDateField,
	firstOrderDateField,
	createdAtField,
	idField,
	...filterFields,
];

/** With the sort order of a search. */
export const searchFields: Field< CustomerSummary >[] = [
	{
		id: 'relevance',
		label: _x( 'Relevance', 'sort order', 'fluent-cart-customers' ),
		enableHiding: false,
		filterBy: false,
	},
	...fields,
];
