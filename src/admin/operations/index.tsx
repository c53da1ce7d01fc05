import { useDispatch, useSelect } from '@wordpress/data';
import { lazy, Suspense, useEffect } from '@wordpress/element';
import { store, type BulkProgress } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { notifyDone } from '../navigation/notices';
import { MAX_PER_PAGE } from '../navigation/view';
import { useDialog } from './dialogs';
import { resultText } from './texts';
import './style.scss';

const WorkBar = lazy(
	() => import( /* webpackChunkName: "bulk" */ './run-bar' )
);
const StatusDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './status-dialog' )
);
const FailuresDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './failures-dialog' )
);
const DeletionDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './delete-dialog' )
);

/**
 * What is done to many customers at once, and the questions before it.
 */
export function Bulk() {
	const dialog = useDialog();
	const bulk = useSelect( ( select ) => select( store ).getBulkWork(), [] );
	const { dismissBulkWork } = useDispatch( store );
	const isTrifle = !! bulk && isTrifling( bulk );
	const isShown = !! bulk && ! isTrifle && ! isSoonDone( bulk );

	useEffect( () => {
		if ( bulk && isTrifle ) {
			notifyDone( resultText( bulk.work, bulk.progress ) );
			void dismissBulkWork();
		}
	}, [ bulk, dismissBulkWork, isTrifle ] );

	return (
		<ErrorBoundary>
			<Suspense fallback={ null }>
				{ bulk && isShown && <WorkBar { ...bulk } /> }
				{ dialog?.about === 'status' && <StatusDialog { ...dialog } /> }
				{ dialog?.about === 'deletion' && (
					<DeletionDialog { ...dialog } />
				) }
				{ dialog?.about === 'failures' && bulk && (
					<FailuresDialog { ...bulk } />
				) }
			</Suspense>
		</ErrorBoundary>
	);
}

/** Of no more than a page, nobody needs to see the progress. */
function isSoonDone( { progress }: { progress: BulkProgress } ): boolean {
	return progress.phase === 'running' && progress.total <= MAX_PER_PAGE;
}

/** Of a page of customers, all went well: worth no more than a word. */
function isTrifling( {
	progress: { phase, total, processed },
}: {
	progress: BulkProgress;
} ): boolean {
	return phase === 'done' && processed === total && total <= MAX_PER_PAGE;
}
