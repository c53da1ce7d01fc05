import { useDispatch, useSelect } from '@wordpress/data';
import { lazy, Suspense, useEffect } from '@wordpress/element';
import { store, type BulkProgress } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { notifySuccess } from '../navigation/notices';
import { MAX_PER_PAGE } from '../navigation/view';
import { useDialog } from './dialogs';
import { resultText } from './texts';
import './style.scss';

const RunBar = lazy(
	() => import( /* webpackChunkName: "bulk" */ './run-bar' )
);
const StatusDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './status-dialog' )
);
const FailuresDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './failures-dialog' )
);
const DeleteDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './delete-dialog' )
);

const CreateUserDialog = lazy(
	() => import( /* webpackChunkName: "user" */ './create-user-dialog' )
);
const PasswordResetDialog = lazy(
	() => import( /* webpackChunkName: "user" */ './password-reset-dialog' )
);

/**
 * The mount point of operations: the run bar and the dialogs.
 */
export function Operations() {
	const dialog = useDialog();
	const bulk = useSelect(
		( select ) => select( store ).getBulkOperation(),
		[]
	);
	const { dismissBulkOperation } = useDispatch( store );
	const isSmall = !! bulk && isSmallSuccess( bulk );
	const isShown = !! bulk && ! isSmall && ! fitsOnePage( bulk );

	useEffect( () => {
		if ( bulk && isSmall ) {
			notifySuccess( resultText( bulk.operation, bulk.progress ) );
			void dismissBulkOperation();
		}
	}, [ bulk, dismissBulkOperation, isSmall ] );

	return (
		<ErrorBoundary>
			<Suspense fallback={ null }>
				{ bulk && isShown && <RunBar { ...bulk } /> }
				{ dialog?.kind === 'status' && <StatusDialog { ...dialog } /> }
				{ dialog?.kind === 'deletion' && (
					<DeleteDialog { ...dialog } />
				) }
				{ dialog?.kind === 'user-creation' && (
					<CreateUserDialog { ...dialog } />
				) }
				{ dialog?.kind === 'password-reset' && (
					<PasswordResetDialog { ...dialog } />
				) }
				{ dialog?.kind === 'failures' && bulk && (
					<FailuresDialog { ...bulk } />
				) }
			</Suspense>
		</ErrorBoundary>
	);
}

/** An operation on one page finishes before a progress bar is useful. */
function fitsOnePage( { progress }: { progress: BulkProgress } ): boolean {
	return progress.phase === 'running' && progress.total <= MAX_PER_PAGE;
}

/** A success on one page is reported in a notice instead of the run bar. */
function isSmallSuccess( {
	progress: { phase, total, processed },
}: {
	progress: BulkProgress;
} ): boolean {
	return phase === 'done' && processed === total && total <= MAX_PER_PAGE;
}
