import type { CommandLoaderHook } from '@wordpress/commands';
import { useSelect } from '@wordpress/data';
import { useEffect, useMemo, useState } from '@wordpress/element';
import { applyFilters } from '@wordpress/hooks';
import { __, sprintf } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import { addQueryArgs } from '@wordpress/url';
import {
	explainError,
	getBootstrap,
	LIMITS,
	store,
	type CustomerQuery,
} from '@fcc/store';
import { customerName } from '../components/customer-name';
import { matchTexts } from '../components/search/match-texts';
import { SEARCH_DELAY_MS } from '../components/search-delay';
import { useNeeded } from '../components/use-needed';

const MIN_SEARCH_LENGTH = 2;

const MAX_HITS = 5;

/**
 * Commands that open the customers that match the text in the palette.
 */
export const useCustomerCommands: CommandLoaderHook = ( { search } ) => {
	const typed = search.trim().slice( 0, LIMITS.search );
	const query = useQuery( typed );
	const { customers, total, isLoading, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				customers: query && selectors.getCustomers( query ),
				total:
					query && selectors.getCustomersPagination( query )?.total,
				isLoading:
					!! query &&
					selectors.isResolving( 'getCustomers', [ query ] ),
				error:
					query &&
					selectors.getResolutionError( 'getCustomers', [ query ] ),
			};
		},
		[ query ]
	);
	useNeeded( 'getCustomers', query ? [ [ query ] ] : [] );
	const commands = useMemo( () => {
		if ( error ) {
			return [ failedSearch( error, search, typed ) ];
		}
		const hits = ( customers ?? [] ).map( ( customer ) => {
			const { id, email, matched } = customer;
			const name = customerName( customer );
			const label = [
				name === email ? email : `${ name } (${ email })`,
				...matchTexts( matched ),
			].join( ' · ' );
			return {
				name: `fluent-cart-customers/${ id }`,
				label,
				// The palette filters by this label again. Unlike the server it
				// does not match “jose” with José.
				searchLabel: `${ label } ${ search }`,
				icon: people,
				callback: toCallback( { customer: String( id ) } ),
			};
		} );
		const label = sprintf(
			/* translators: %s: what was searched for. */
			__( 'Search customers for “%s”', 'fluent-cart-customers' ),
			typed
		);
		const allHits = {
			name: 'fluent-cart-customers/search',
			label,
			icon: people,
			callback: toCallback( { search: typed } ),
		};
		return total === undefined || total > MAX_HITS
			? [ ...hits, allHits ]
			: hits;
	}, [ customers, error, search, total, typed ] );

	// While the user types, the palette shows no outdated results.
	const isUpToDate = query?.search === typed;
	return {
		commands: isUpToDate && ! isLoading ? commands : [],
		isLoading:
			typed.length >= MIN_SEARCH_LENGTH && ( ! isUpToDate || isLoading ),
	};
};

/**
 * @return The query, after a pause in typing.
 */
function useQuery( typed: string ): CustomerQuery | undefined {
	const [ search, setSearch ] = useState( '' );

	useEffect( () => {
		const timer = setTimeout( () => setSearch( typed ), SEARCH_DELAY_MS );
		return () => clearTimeout( timer );
	}, [ typed ] );

	return useMemo(
		() =>
			search.length >= MIN_SEARCH_LENGTH
				? {
						page: 1,
						per_page: MAX_HITS,
						order_by: 'relevance',
						order_type: 'DESC',
						search,
					}
				: undefined,
		[ search ]
	);
}

/**
 * @param search The text by which the palette filters commands.
 * @return A command that reports the error and opens the same search on the
 *         customers page.
 */
function failedSearch( error: unknown, search: string, typed: string ) {
	const label = sprintf(
		/* translators: %s: why, in sentences. */
		__( 'Couldn’t search customers. %s', 'fluent-cart-customers' ),
		explainError( error, '' ).description
	);
	return {
		name: 'fluent-cart-customers/failure',
		label,
		searchLabel: `${ label } ${ search }`,
		icon: people,
		callback: toCallback( { search: typed } ),
	};
}

function toCallback( args: Record< string, string > ) {
	return ( { close }: { close: () => void } ) => {
		close();
		goTo( args );
	};
}

/**
 * Opens a place of the customers page. If the page is open, its script goes there
 * without loading it.
 *
 * @param args Arguments of the address.
 */
export function goTo( args: Record< string, string > ): void {
	if ( ! applyFilters( 'fluentCartCustomers.goTo', false, args ) ) {
		window.location.href = addQueryArgs( getBootstrap().pageUrl, args );
	}
}
