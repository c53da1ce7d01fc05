import type { CommandLoaderHook } from '@wordpress/commands';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useMemo, useState } from '@wordpress/element';
import { people } from '@wordpress/icons';
import { explain, store, type CustomerQuery, getBootstrap } from '@fcc/store';
import { customerName } from '../components/customer-name';
import { useNeeded } from '../components/use-needed';
import { applyFilters } from '@wordpress/hooks';
import { addQueryArgs } from '@wordpress/url';

const MIN_LENGTH = 2;

/** As in the contract. */
const MAX_LENGTH = 200;

/** After the last letter, in milliseconds. */
const PAUSE = 250;

const MAX_HITS = 5;

/**
 * The customers that are found by what somebody types into the palette.
 */
export const useCustomerCommands: CommandLoaderHook = ( { search } ) => {
	const typed = search.trim().slice( 0, MAX_LENGTH );
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
			const { id, email } = customer;
			const name = customerName( customer );
			const label = name === email ? email : `${ name } (${ email })`;
			return {
				name: `fluent-cart-customers/${ id }`,
				label,
				// The palette sifts once more, and knows less than the server:
				// not that "jose" finds José.
				searchLabel: `${ label } ${ search }`,
				icon: people,
				callback: follow( { customer: String( id ) } ),
			};
		} );
		const label = sprintf(
			/* translators: %s: what was searched for. */
			__( 'Customers: search for “%s”', 'fluent-cart-customers' ),
			typed
		);
		const allHits = {
			name: 'fluent-cart-customers/search',
			label,
			icon: people,
			callback: follow( { search: typed } ),
		};
		return total === undefined || total > MAX_HITS
			? [ ...hits, allHits ]
			: hits;
	}, [ customers, error, search, total, typed ] );

	// For as long as the person types on, nothing is said about the customers.
	const isUpToDate = query?.search === typed;
	return {
		commands: isUpToDate && ! isLoading ? commands : [],
		isLoading: typed.length >= MIN_LENGTH && ( ! isUpToDate || isLoading ),
	};
};

/**
 * @return What to ask for, once the person has paused.
 */
function useQuery( typed: string ): CustomerQuery | undefined {
	const [ search, setSearch ] = useState( '' );

	useEffect( () => {
		const timer = setTimeout( () => setSearch( typed ), PAUSE );
		return () => clearTimeout( timer );
	}, [ typed ] );

	return useMemo(
		() =>
			search.length >= MIN_LENGTH
				? {
						page: 1,
						per_page: MAX_HITS,
						order_by: 'id',
						order_type: 'DESC',
						search,
					}
				: undefined,
		[ search ]
	);
}

/**
 * @param search As the palette has it, which sifts by it once more.
 * @return Why nothing was found; it leads to the same search on the customers
 *         page, which offers a way out.
 */
function failedSearch( error: unknown, search: string, typed: string ) {
	const label = sprintf(
		/* translators: %s: why, in sentences. */
		__( 'Couldn’t search customers. %s', 'fluent-cart-customers' ),
		explain( error, '' ).description
	);
	return {
		name: 'fluent-cart-customers/failure',
		label,
		searchLabel: `${ label } ${ search }`,
		icon: people,
		callback: follow( { search: typed } ),
	};
}

function follow( args: Record< string, string > ) {
	return ( { close }: { close: () => void } ) => {
		close();
		goTo( args );
	};
}

/**
 * Leads to a place of the customers page. Where that page is open, its app may
 * go there by itself, and nothing is loaded.
 *
 * @param args Arguments of its address.
 */
export function goTo( args: Record< string, string > ): void {
	if ( ! applyFilters( 'fluentCartCustomers.goTo', false, args ) ) {
		window.location.href = addQueryArgs( getBootstrap().pageUrl, args );
	}
}
