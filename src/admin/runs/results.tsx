import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { hasRunEnded, store, type Run, type RunOutcome } from '@fcc/store';
import { Failure } from '../../components/failure';
import { formatNumber } from '../../components/format';
import { Pages } from '../../components/pages';
import { Placeholder } from '../../components/placeholder';
import { useLastKnown } from '../../components/use-last-known';
import { useNeeded } from '../../components/use-needed';
import { DownloadButton } from './download-button';
import { FailedRowsButton } from './failed-rows';
import { downloadResults, EXPLAINED, explainedCount } from './results-csv';
import { ResultsTable } from './results-table';

/** Rows on one page. */
const PER_PAGE = 20;

/**
 * The customers that failed or were kept, with the reasons. Shown once no more are
 * added.
 */
export function Results( { run }: { run: Run } ) {
	const shown = EXPLAINED.filter(
		( outcome ) => explainedCount( run, outcome ) > 0
	);

	if (
		shown.length === 0 ||
		! ( hasRunEnded( run ) || run.state === 'paused' )
	) {
		return null;
	}
	return (
		<section
			className="fcc-card fcc-panel fcc-run__explained"
			aria-label={ __( 'Reasons', 'fluent-cart-customers' ) }
		>
			<div className="fcc-run__csv">
				{ run.import_id === null ? (
					<DownloadButton
						download={ () => downloadResults( run.id ) }
						failure={ __(
							'Couldn’t download the results.',
							'fluent-cart-customers'
						) }
					>
						{ __( 'Download CSV', 'fluent-cart-customers' ) }
					</DownloadButton>
				) : (
					<FailedRowsButton runs={ [ run ] } />
				) }
			</div>
			{ shown.map( ( outcome ) => (
				<ResultsOf
					key={ outcome }
					id={ run.id }
					outcome={ outcome }
					count={ explainedCount( run, outcome ) }
				/>
			) ) }
		</section>
	);
}

interface ResultsOfProps {
	id: number;
	outcome: RunOutcome;
	/** Number of all results. */
	count: number;
}

function ResultsOf( { id, outcome, count }: ResultsOfProps ) {
	const [ page, setPage ] = useState( 1 );
	const { list, error, retry } = useResults( id, outcome, page );

	return (
		<>
			<h2 className="fcc-panel__title" tabIndex={ -1 }>
				{ outcome === 'kept'
					? keptTitle( count )
					: failedTitle( count ) }
			</h2>
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load results',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ list ? (
				<ResultsTable results={ list.results } />
			) : (
				! error && <Placeholder lines={ 4 } />
			) }
			<Pages
				page={ page }
				totalPages={ Math.ceil( count / PER_PAGE ) }
				onPage={ setPage }
			/>
		</>
	);
}

function failedTitle( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer failed',
			'%s customers failed',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function keptTitle( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer keeps later changes',
			'%s customers keep later changes',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

/**
 * Reads one page of the results with an outcome.
 */
function useResults( id: number, outcome: RunOutcome, page: number ) {
	const { list, error } = useSelect(
		( select ) => {
			const query = { outcome, page, per_page: PER_PAGE };
			return {
				list: select( store ).getRunResults( id, query ),
				error: select( store ).getResolutionError( 'getRunResults', [
					id,
					query,
				] ),
			};
		},
		[ id, outcome, page ]
	);
	useNeeded( 'getRunResults', [
		[ id, { outcome, page, per_page: PER_PAGE } ],
	] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		void invalidateResolution( 'getRunResults', [
			id,
			{ outcome, page, per_page: PER_PAGE },
		] );
	}, [ invalidateResolution, id, outcome, page ] );

	return { list: useLastKnown( list ), error, retry };
}
