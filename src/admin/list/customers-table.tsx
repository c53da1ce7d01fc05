import { lazy, Suspense } from '@wordpress/element';
import { memo, useMemo, type ReactNode } from 'react';
import { DataViews, type View } from '@fcc/dataviews';
import type {
	CustomerCriteria,
	CustomerList,
	CustomerSummary,
} from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { PER_PAGE_SIZES, viewToQuery } from '../navigation/view';
import { fields, searchFields } from './fields';
import { ResultCount } from './result-count';
import { actions } from './row-actions';
import { Search } from './search/field';
import { SelectionBar, useRowSelection } from './selection';
import type { ChangeView } from './use-view';

interface CustomersTableProps {
	/** Undefined before the first page is read. */
	list: CustomerList | undefined;
	/** Shown in place of the rows. */
	failure: ReactNode;
	view: View;
	/** Search and filters, without page and order. */
	criteria: CustomerCriteria;
	onChangeView: ChangeView;
	onSearch: ( text: string ) => void;
	onClear: () => void;
}

// Shown after the first rows.
const Pages = lazy( async () => ( {
	default: (
		await import( /* webpackChunkName: "list" */ '../../components/pages' )
	).Pages,
} ) );

const EmptyList = lazy(
	() => import( /* webpackChunkName: "list" */ './empty-states' )
);

const NO_CUSTOMERS: CustomerSummary[] = [];
const DEFAULT_LAYOUTS = { table: {} };
const CONFIG = { perPageSizes: PER_PAGE_SIZES };

const getItemId = ( { id }: CustomerSummary ) => String( id );
// The name is a link already.
const isItemClickable = () => false;

/**
 * The table with its toolbar. Memoised, because rendering twenty rows is the
 * longest task of the page.
 */
export const CustomersTable = memo( Table );

function Table( {
	list,
	failure,
	view,
	criteria,
	onChangeView,
	onSearch,
	onClear,
}: CustomersTableProps ) {
	const page = view.page ?? 1;
	const customers = ( ! failure && list?.customers ) || NO_CUSTOMERS;
	const { selectedRows, changeSelectedRows } = useRowSelection( customers );
	const paginationInfo = useMemo(
		() => ( {
			totalItems: list?.pagination.total ?? 0,
			// DataViews would leave a page past the end by a new history entry,
			// so that the back button returns to it. The screen replaces the
			// entry instead.
			totalPages: Math.max( list?.pagination.total_pages ?? 1, page ),
		} ),
		[ list, page ]
	);
	const empty = (
		<ErrorBoundary>
			<Suspense fallback={ null }>
				<EmptyList view={ view } onClear={ onClear } />
			</Suspense>
		</ErrorBoundary>
	);
	// A page past the end has no rows either; the screen replaces it by the last.
	const isPastEnd =
		list?.customers.length === 0 &&
		list.pagination.total > 0 &&
		page > list.pagination.total_pages;

	return (
		<DataViews
			view={ view }
			onChangeView={ onChangeView }
			fields={ view.search?.trim() ? searchFields : fields }
			actions={ actions }
			data={ customers }
			selection={ selectedRows }
			onChangeSelection={ changeSelectedRows }
			getItemId={ getItemId }
			isItemClickable={ isItemClickable }
			// Only before the first rows. Later ones replace the old rows without
			// taking the focus.
			isLoading={ ( ! list || isPastEnd ) && ! failure }
			paginationInfo={ paginationInfo }
			defaultLayouts={ DEFAULT_LAYOUTS }
			config={ CONFIG }
			empty={ failure ?? empty }
		>
			<div className="fcc-toolbar">
				<div className="fcc-toolbar__search">
					<Search onSearch={ onSearch } />
				</div>
				<DataViews.Filters className="fcc-toolbar__filters" />
				<DataViews.ViewConfig />
			</div>
			<DataViews.Layout />
			{ list && ! isPastEnd && ! failure && (
				<>
					<SelectionBar
						criteria={ criteria }
						pagination={ list.pagination }
						order={ viewToQuery( view ) }
					/>
					<div className="fcc-footer">
						<ResultCount pagination={ list.pagination } />
						<ErrorBoundary>
							<Suspense fallback={ null }>
								<Pages
									page={ page }
									totalPages={ paginationInfo.totalPages }
									onPage={ ( to ) =>
										onChangeView( { ...view, page: to } )
									}
								/>
							</Suspense>
						</ErrorBoundary>
					</div>
				</>
			) }
		</DataViews>
	);
}
