import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { getBootstrap, store, type Pagination, type RunList } from '@fcc/store';
import { Failure } from '../../components/failure';
import { formatNumber } from '../../components/format';
import { Pages } from '../../components/pages';
import { Placeholder } from '../../components/placeholder';
import { StatePanel } from '../../components/state-panel';
import { useLastKnown } from '../../components/use-last-known';
import { useNeeded } from '../../components/use-needed';
import { useDocumentTitle } from '../navigation/document-title';
import { ListLink } from '../navigation/list-link';
import { goToHistory, historyPage, listLinkProps } from '../navigation/routes';
import { HistoryTable } from './history-table';
import { PendingImports } from './pending-imports';

/**
 * The changes of many customers, the newest first, each with its undo.
 */
export function HistoryScreen( { page }: { page: number } ) {
	const { list, isCurrent, error, retry } = useRuns( page );
	const title = __( 'History', 'fluent-cart-customers' );
	const lastPage = list && Math.max( list.pagination.total_pages, 1 );

	useDocumentTitle( title );
	useEffect( () => {
		if ( isCurrent && lastPage && lastPage < page ) {
			goToHistory( lastPage, { replace: true } );
		}
	}, [ isCurrent, lastPage, page ] );

	return (
		<>
			<ListLink />
			<div className="fcc-header">
				<h1 className="fcc-header__title" tabIndex={ -1 }>
					{ title }
				</h1>
			</div>
			{ getBootstrap().can.manage && <PendingImports /> }
			<div
				className="fcc-card fcc-history__card"
				aria-busy={ ! isCurrent && ! error }
			>
				{ error && ! isCurrent ? (
					<Failure
						error={ error }
						title={ __(
							'Couldn’t load the history',
							'fluent-cart-customers'
						) }
						onRetry={ retry }
					>
						<ToList />
					</Failure>
				) : (
					<Runs list={ list } page={ page } />
				) }
			</div>
			{ !! error && isCurrent && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t refresh the history',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
		</>
	);
}

interface RunsProps {
	/** Undefined before the first page is read. */
	list: RunList | undefined;
	page: number;
}

function Runs( { list, page }: RunsProps ) {
	if ( ! list ) {
		return (
			<div className="fcc-history__loading">
				<Placeholder lines={ 10 } />
			</div>
		);
	}
	const { runs, pagination } = list;

	return pagination.total === 0 ? (
		<StatePanel
			title={ __( 'No changes yet', 'fluent-cart-customers' ) }
			description={ __(
				'When you change or delete several customers at once, the change appears here, and you can undo it.',
				'fluent-cart-customers'
			) }
		>
			<ToList />
		</StatePanel>
	) : (
		<>
			<HistoryTable runs={ runs } />
			<div className="fcc-footer">
				<p className="fcc-footer__count" role="status">
					{ countText( pagination ) }
				</p>
				<Pages
					page={ page }
					totalPages={ pagination.total_pages }
					onPage={ goToHistory }
				/>
			</div>
		</>
	);
}

function ToList() {
	return (
		<Button
			__next40pxDefaultSize
			variant="secondary"
			{ ...listLinkProps() }
		>
			{ __( 'All customers', 'fluent-cart-customers' ) }
		</Button>
	);
}

function countText( { current_page, per_page, total }: Pagination ): string {
	const first = ( current_page - 1 ) * per_page + 1;
	const last = Math.min( current_page * per_page, total );

	return sprintf(
		/* translators: 1: number of the first change shown, 2: number of the last, 3: number of all. */
		_n(
			'%1$s–%2$s of %3$s change',
			'%1$s–%2$s of %3$s changes',
			total,
			'fluent-cart-customers'
		),
		formatNumber( first ),
		formatNumber( last ),
		formatNumber( total )
	);
}

/**
 * Reads a page of runs.
 */
function useRuns( page: number ) {
	const { list, error } = useSelect(
		( select ) => {
			const query = historyPage( page );
			return {
				list: select( store ).getRuns( query ),
				error: select( store ).getResolutionError( 'getRuns', [
					query,
				] ),
			};
		},
		[ page ]
	);
	useNeeded( 'getRuns', [ [ historyPage( page ) ] ] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		void invalidateResolution( 'getRuns', [ historyPage( page ) ] );
	}, [ invalidateResolution, page ] );

	return { list: useLastKnown( list ), isCurrent: !! list, error, retry };
}
