import { useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import type { View } from '@fcc/dataviews';
import { store, type CustomerSummary } from '@fcc/store';
import { customerName, fullName } from '../../../components/customer-name';
import { useLastKnown } from '../../../components/use-last-known';
import { prefetchProps } from '../../navigation/prefetch';
import { customerLinkProps } from '../../navigation/routes';
import { viewToQuery } from '../../navigation/view';

interface SearchSuggestions {
	/** What was searched for. */
	search: string;
	/** Customers with a similar name or email. */
	customers: CustomerSummary[];
}

/**
 * @return The suggestions for a search that finds no customers; those of the
 *         previous search while the next one is running.
 */
export function useSuggestions( view: View ): SearchSuggestions {
	const query = useMemo( () => viewToQuery( view ), [ view ] );
	const { search = '' } = query;
	const { isRead, customers } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				isRead: !! selectors.getCustomersPagination( query ),
				customers: selectors.getSearchSuggestions( query ),
			};
		},
		[ query ]
	);
	const current = useMemo(
		() => ( { search, customers: customers ?? [] } ),
		[ search, customers ]
	);
	return useLastKnown( isRead ? current : undefined ) ?? current;
}

interface SuggestionsProps {
	customers: CustomerSummary[];
}

/**
 * Links to the customers that the search may mean.
 */
export function Suggestions( { customers }: SuggestionsProps ) {
	return (
		<ul className="fcc-suggestions">
			{ customers.map( ( customer ) => (
				<li key={ customer.id }>
					<a
						dir="auto"
						data-customer={ customer.id }
						{ ...prefetchProps( customer.id ) }
						{ ...customerLinkProps( customer.id ) }
					>
						{ customerName( customer ) }
					</a>
					{ ! [ '', customer.email ].includes(
						fullName( customer )
					) && <bdi>{ customer.email }</bdi> }
				</li>
			) ) }
		</ul>
	);
}
