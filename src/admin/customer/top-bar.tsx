import { speak } from '@wordpress/a11y';
import { Button, Icon } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useMemo, useState } from '@wordpress/element';
import { __, _x, isRTL, sprintf } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import {
	store,
	type CustomerQuery,
	type CustomerSummary,
	type Pagination,
} from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { formatNumber } from '../../components/format';
import { totalText } from '../../components/total-text';
import { useNeeded } from '../../components/use-needed';
import { useArguments } from '../navigation/location';
import { listLinkProps, replaceCustomer } from '../navigation/routes';
import { useShortcut } from '../navigation/shortcuts';
import { viewOfAddress } from '../navigation/current-view';
import { viewToQuery } from '../navigation/view';

const previousIcon = isRTL() ? chevronRight : chevronLeft;
const nextIcon = isRTL() ? chevronLeft : chevronRight;

/**
 * Links back to the list, and to the previous and next customer in it.
 */
export function TopBar( { customerId }: { customerId: number } ) {
	const adjacent = useAdjacentCustomers( customerId );

	useShortcut(
		'next',
		() => adjacent?.next && goToCustomer( adjacent.next )
	);
	useShortcut(
		'previous',
		() => adjacent?.previous && goToCustomer( adjacent.previous )
	);

	return (
		<nav
			className="fcc-topbar"
			aria-label={ __( 'Customers', 'fluent-cart-customers' ) }
		>
			<a className="fcc-topbar__back" { ...listLinkProps() }>
				<Icon icon={ previousIcon } />
				{ __( 'All customers', 'fluent-cart-customers' ) }
			</a>
			{ adjacent && <PreviousNext { ...adjacent } /> }
		</nav>
	);
}

function PreviousNext( {
	position,
	pagination,
	previous,
	next,
	isFirst,
	isLast,
}: AdjacentCustomers ) {
	return (
		<div className="fcc-topbar__walk">
			<span className="fcc-topbar__position">
				{ positionText( position, pagination ) }
			</span>
			<StepButton
				icon={ previousIcon }
				label={
					isFirst
						? __(
								'This is the first customer in the list',
								'fluent-cart-customers'
							)
						: __( 'Previous customer', 'fluent-cart-customers' )
				}
				target={ previous }
				shortcut="p"
			/>
			<StepButton
				icon={ nextIcon }
				label={
					isLast
						? __(
								'This is the last customer in the list',
								'fluent-cart-customers'
							)
						: __( 'Next customer', 'fluent-cart-customers' )
				}
				target={ next }
				shortcut="n"
			/>
		</div>
	);
}

interface StepButtonProps {
	icon: JSX.Element;
	label: string;
	target: AdjacentCustomer | undefined;
	/** The key of the same action. */
	shortcut: string;
}

function StepButton( { icon, label, target, shortcut }: StepButtonProps ) {
	return (
		<Button
			size="compact"
			icon={ icon }
			label={ label }
			aria-keyshortcuts={ shortcut }
			disabled={ ! target }
			accessibleWhenDisabled
			onClick={ () => target && goToCustomer( target ) }
		/>
	);
}

/** The focus stays on the button, so that it can be pressed again. */
function goToCustomer( { customer, page }: AdjacentCustomer ): void {
	replaceCustomer( customer.id, page );
	speak( customerName( customer ) );
}

function positionText(
	position: number,
	pagination: AdjacentCustomers[ 'pagination' ]
): string {
	return sprintf(
		/* translators: 1: place of a customer in the list, 2: number of customers in it. */
		_x( '%1$s of %2$s', 'position in the list', 'fluent-cart-customers' ),
		formatNumber( position ),
		totalText( pagination )
	);
}

interface AdjacentCustomer {
	customer: CustomerSummary;
	/** The page of the list that contains the customer. */
	page: number;
}

interface AdjacentCustomers {
	/** In the list, starting at 1. */
	position: number;
	pagination: Pagination;
	/** Undefined at the end of the list, and while the next page is loading. */
	previous: AdjacentCustomer | undefined;
	next: AdjacentCustomer | undefined;
	isFirst: boolean;
	isLast: boolean;
}

/** A page of the list when it last contained the customer. */
interface ListPage {
	query: CustomerQuery;
	customers: CustomerSummary[];
	pagination: Pagination;
}

/**
 * Finds the customers before and after a customer in the list of the address.
 *
 * @return Undefined if the list does not contain the customer.
 */
function useAdjacentCustomers(
	customerId: number
): AdjacentCustomers | undefined {
	const listPage = useListPage( customerId );
	const index =
		listPage?.customers.findIndex( ( { id } ) => id === customerId ) ?? -1;
	const isAtStart = index === 0;
	const isAtEnd = index + 1 === listPage?.customers.length;

	// At the end of a page, the adjacent customer is on another page.
	const { before, after } = useMemo(
		() => ( {
			before: isAtStart ? adjacentQuery( listPage, -1 ) : undefined,
			after: isAtEnd ? adjacentQuery( listPage, 1 ) : undefined,
		} ),
		[ listPage, isAtStart, isAtEnd ]
	);
	const { pageBefore, pageAfter } = useSelect(
		( select ) => ( {
			pageBefore: before && select( store ).getCustomers( before ),
			pageAfter: after && select( store ).getCustomers( after ),
		} ),
		[ before, after ]
	);
	useNeeded( 'getCustomers', [
		...( before ? [ [ before ] satisfies [ CustomerQuery ] ] : [] ),
		...( after ? [ [ after ] satisfies [ CustomerQuery ] ] : [] ),
	] );

	if ( ! listPage || index < 0 ) {
		return undefined;
	}
	const { customers, pagination } = listPage;
	const { page } = listPage.query;
	const { per_page, total_pages } = pagination;

	return {
		position: ( page - 1 ) * per_page + index + 1,
		pagination,
		previous: isAtStart
			? toAdjacentCustomer( pageBefore?.at( -1 ), page - 1 )
			: toAdjacentCustomer( customers[ index - 1 ], page ),
		next: isAtEnd
			? toAdjacentCustomer( pageAfter?.[ 0 ], page + 1 )
			: toAdjacentCustomer( customers[ index + 1 ], page ),
		isFirst: isAtStart && page === 1,
		isLast: isAtEnd && page >= total_pages,
	};
}

/**
 * @return The query of the page before or after; undefined if there is none.
 */
function adjacentQuery(
	listPage: ListPage | undefined,
	step: -1 | 1
): CustomerQuery | undefined {
	const page = ( listPage?.query.page ?? 1 ) + step;

	return listPage && page >= 1 && page <= listPage.pagination.total_pages
		? { ...listPage.query, page }
		: undefined;
}

/**
 * @return The last page of the list that contained the customer. A change may
 *         remove the customer from it, but stepping continues from there.
 */
function useListPage( customerId: number ): ListPage | undefined {
	const args = useArguments();
	const views = useSelect( ( select ) => select( store ).getViews(), [] );
	const query = useMemo(
		() => viewToQuery( viewOfAddress( args ) ),
		// eslint-disable-next-line react-hooks/exhaustive-deps -- The view of an address depends on them.
		[ args, views ]
	);
	const { customers, pagination } = useSelect(
		( select ) => ( {
			customers: select( store ).getCustomers( query ),
			pagination: select( store ).getCustomersPagination( query ),
		} ),
		[ query ]
	);
	useNeeded( 'getCustomers', [ [ query ] ] );
	const [ last, setLast ] = useState< ListPage >();

	if (
		customers &&
		pagination &&
		customers !== last?.customers &&
		customers.some( ( { id } ) => id === customerId )
	) {
		setLast( { query, customers, pagination } );
	}
	return last;
}

function toAdjacentCustomer(
	customer: CustomerSummary | undefined,
	page: number
): AdjacentCustomer | undefined {
	return customer && { customer, page };
}
