import { speak } from '@wordpress/a11y';
import { Button, Placeholder, SearchControl } from '@wordpress/components';
import { useDebounce, useMergeRefs, useRefEffect } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { commentAuthorAvatar } from '@wordpress/icons';
import type { RefCallback } from 'react';
import {
	LIMITS,
	store,
	type CustomerQuery,
	type CustomerRow,
} from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { Failure } from '../../components/failure';
import { formatNumber } from '../../components/format';
import { isComposing } from '../../components/search/is-composing';
import Matches from '../../components/search/matches';
import { SEARCH_DELAY_MS } from '../../components/search-delay';
import { useLastKnown } from '../../components/use-last-known';
import { useNeeded } from '../../components/use-needed';

interface CustomerPickerProps {
	onChoose: ( customerId: number ) => void;
	/** Exists if a customer is chosen already. */
	onCancel?: ( () => void ) | undefined;
}

/**
 * Searches the customers and lets the user choose one.
 */
export function CustomerPicker( { onChoose, onCancel }: CustomerPickerProps ) {
	const [ text, setText ] = useState( '' );
	const [ search, setSearch ] = useState( '' );
	const searchLater = useDebounce( setSearch, SEARCH_DELAY_MS );
	const element = useRef< HTMLDivElement >( null );
	const ref = useMergeRefs( [ element, useResultKeys() ] );
	const isReplacing = onCancel !== undefined;

	useEffect( () => {
		// The editor moves the focus into a block that was just inserted.
		if ( isReplacing ) {
			element.current?.querySelector( 'input' )?.focus();
		}
	}, [ isReplacing ] );

	return (
		<Placeholder
			icon={ commentAuthorAvatar }
			label={ __( 'Single customer', 'fluent-cart-customers' ) }
			instructions={ __(
				'Select a customer to show in this block.',
				'fluent-cart-customers'
			) }
		>
			<div ref={ ref } className="fcc-customer-picker">
				<SearchControl
					__nextHasNoMarginBottom
					label={ __( 'Search customers', 'fluent-cart-customers' ) }
					// Longer in other languages than a placeholder can be.
					help={ __(
						'Name, email, phone, order, address, or #ID',
						'fluent-cart-customers'
					) }
					placeholder=""
					maxLength={ LIMITS.search }
					value={ text }
					onChange={ ( next ) => {
						setText( next );
						searchLater( next.trim() );
					} }
				/>
				<FoundCustomers search={ search } onChoose={ onChoose } />
				{ onCancel && (
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						onClick={ onCancel }
					>
						{ __( 'Cancel', 'fluent-cart-customers' ) }
					</Button>
				) }
			</div>
		</Placeholder>
	);
}

interface FoundCustomersProps {
	search: string;
	onChoose: ( customerId: number ) => void;
}

function FoundCustomers( { search, onChoose }: FoundCustomersProps ) {
	const { hits, hasMore, isSearching, error, retry } =
		useCustomerSearch( search );

	if ( error ) {
		return (
			<Failure
				isCompact
				error={ error }
				title={ __(
					'Couldn’t search customers',
					'fluent-cart-customers'
				) }
				onRetry={ retry }
			/>
		);
	}
	if ( ! hits ) {
		return null;
	}
	return (
		<div aria-busy={ isSearching }>
			<ul className="fcc-customer-picker__hits">
				{ hits.map( ( customer ) => (
					<li key={ customer.id }>
						<Button
							__next40pxDefaultSize
							onClick={ () => onChoose( customer.id ) }
						>
							<CustomerText customer={ customer } />
						</Button>
					</li>
				) ) }
			</ul>
			{ hits.length === 0 && (
				<p className="fcc-customer-picker__hint">
					{ __( 'No customers found.', 'fluent-cart-customers' ) }
				</p>
			) }
			{ hasMore && (
				<p className="fcc-customer-picker__hint">
					{ __(
						'There are more results. Keep typing to narrow them down.',
						'fluent-cart-customers'
					) }
				</p>
			) }
		</div>
	);
}

function CustomerText( { customer }: { customer: CustomerRow } ) {
	const name = customerName( customer );

	return (
		<>
			<strong dir="auto">{ name }</strong>
			{ name !== customer.email && <span>{ customer.email }</span> }
			<Matches matched={ customer.matched } />
		</>
	);
}

const MAX_HITS = 6;

interface CustomerSearch {
	/** The matching customers; the previous ones while the search is running. */
	hits: CustomerRow[] | undefined;
	hasMore: boolean;
	isSearching: boolean;
	error: unknown;
	retry: () => void;
}

/**
 * @param search An empty one finds the newest customers.
 */
function useCustomerSearch( search: string ): CustomerSearch {
	const query = useMemo(
		(): CustomerQuery => ( {
			page: 1,
			per_page: MAX_HITS,
			order_by: search ? 'relevance' : 'id',
			order_type: 'DESC',
			...( search && { search } ),
		} ),
		[ search ]
	);
	const { found, total, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				found: selectors.getCustomers( query ),
				total: selectors.getCustomersPagination( query )?.total,
				error: selectors.getResolutionError( 'getCustomers', [
					query,
				] ),
			};
		},
		[ query ]
	);
	useNeeded( 'getCustomers', [ [ query ] ] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomers', [ query ] );
	}, [ invalidateResolution, query ] );

	const hits = useLastKnown( found );

	const count = search ? found?.length : undefined;
	useEffect( () => {
		if ( count !== undefined ) {
			speak( countText( count ) );
		}
	}, [ count, search ] );

	return {
		hits,
		hasMore: ( total ?? 0 ) > MAX_HITS,
		isSearching: ! found && ! error,
		error,
		retry,
	};
}

function countText( count: number ): string {
	return count > 0
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer found.',
					'%s customers found.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count )
			)
		: __( 'No customers found.', 'fluent-cart-customers' );
}

/**
 * Moves the focus from a search to its results by arrow keys, and back. Enter in
 * the search moves to the first result and does not choose it, because the user
 * may not have seen it yet.
 *
 * @return Ref of the element that contains the search and a list of buttons.
 */
function useResultKeys(): RefCallback< HTMLElement > {
	// A native listener, because the block editor handles the keys before React
	// does and moves the focus to another block.
	return useRefEffect< HTMLElement >( ( element ) => {
		function onKeyDown( event: KeyboardEvent ) {
			const candidates = Array.from(
				element.querySelectorAll< HTMLElement >( 'input, li button' )
			);
			const current = candidates.findIndex(
				( candidate ) =>
					candidate === element.ownerDocument.activeElement
			);
			const step = stepOf( event.key, current === 0 );
			if ( current !== -1 && step && ! isComposing( event ) ) {
				event.preventDefault();
				candidates[ current + step ]?.focus();
			}
		}
		element.addEventListener( 'keydown', onKeyDown );
		return () => element.removeEventListener( 'keydown', onKeyDown );
	}, [] );
}

function stepOf( key: string, isInSearch: boolean ): number {
	if ( key === 'ArrowDown' || ( key === 'Enter' && isInSearch ) ) {
		return 1;
	}
	return key === 'ArrowUp' ? -1 : 0;
}
