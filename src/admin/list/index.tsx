import { useSelect } from '@wordpress/data';
import {
	lazy,
	Suspense,
	useCallback,
	useDeferredValue,
	useEffect,
	useMemo,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { Failure } from '../../components/failure';
import { useArguments } from '../navigation/location';
import { isListShown, parseRoute } from '../navigation/routes';
import { viewToQuery, withoutCriteria } from '../navigation/view';
import { SavedViews } from '../views';
import { CustomersTable } from './customers-table';
import { ClearButton } from './buttons';
import { Header } from './header';
import {
	useCriteria,
	useCustomers,
	useNextPagePrefetch,
	useSelectionReset,
} from './use-list';
import { useRowShortcuts } from './rows/use-row-shortcuts';
import { useCustomersView } from './use-view';

// Loaded with the rows, before a refresh can fail.
const OutdatedList = lazy(
	() => import( /* webpackChunkName: "list" */ './outdated-list' )
);

/**
 * The screen of the list. Waits for the saved views, because the address may name
 * one.
 */
export function CustomersList() {
	const isRead = useSelect( ( select ) => {
		const { getViews, getResolutionError } = select( store );
		return !! getViews() || !! getResolutionError( 'getViews', [] );
	}, [] );
	// Another try to read the views keeps the list.
	const [ isReady, setIsReady ] = useState( isRead );
	if ( isRead && ! isReady ) {
		setIsReady( true );
	}

	return isReady ? <List /> : null;
}

function List() {
	const { view, changeView, searchFor } = useCustomersView();
	const query = useMemo( () => viewToQuery( view ), [ view ] );
	const { list, isCurrent, error, retry } = useCustomers( query );
	const shownList = useDeferredValue( list );
	const pagination = isCurrent ? list?.pagination : undefined;
	const criteria = useCriteria( query );

	useSelectionReset( criteria );
	useNextPagePrefetch( query, pagination );
	useRowShortcuts();

	const lastPage = pagination && Math.max( pagination.total_pages, 1 );
	const isShown = isListShown( parseRoute( useArguments() ) );
	useEffect( () => {
		// The address of another screen stays as it is.
		if ( isShown && lastPage && lastPage < query.page ) {
			changeView( { ...view, page: lastPage }, { replace: true } );
		}
	}, [ changeView, isShown, lastPage, query.page, view ] );

	const clear = useCallback(
		() => changeView( withoutCriteria( view ) ),
		[ changeView, view ]
	);
	const hasFailed = !! error && ! isCurrent;
	const isBusy = ! hasFailed && ( ! isCurrent || shownList !== list );
	const failure = useMemo(
		() =>
			hasFailed ? (
				<Failure
					error={ error }
					title={ __(
						'Couldn’t load customers',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				>
					<ClearButton onClear={ clear } />
				</Failure>
			) : undefined,
		[ hasFailed, error, retry, clear ]
	);

	return (
		<>
			<Header
				customers={ { all: criteria, except: [] } }
				total={ pagination?.total }
				isExact={ pagination?.total_is_exact }
				order={ query }
			/>
			<SavedViews view={ view } onChangeView={ changeView } />
			{ !! error && isCurrent && (
				<ErrorBoundary>
					<Suspense fallback={ null }>
						<OutdatedList error={ error } onRetry={ retry } />
					</Suspense>
				</ErrorBoundary>
			) }
			<div
				className="fcc-card"
				aria-busy={ isBusy }
				data-search={ query.search ?? '' }
			>
				<CustomersTable
					list={ shownList }
					failure={ failure }
					view={ view }
					criteria={ criteria }
					onChangeView={ changeView }
					onSearch={ searchFor }
					onClear={ clear }
				/>
			</div>
		</>
	);
}
