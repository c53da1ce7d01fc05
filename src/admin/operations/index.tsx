import { useDispatch, useSelect } from '@wordpress/data';
import { lazy, Suspense, useEffect } from '@wordpress/element';
import { getBootstrap, hasRunEnded, isWorking, store } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { onReturn } from '../../components/on-return';
import { useArguments } from '../navigation/location';
import { readDismissedRun } from '../navigation/preferences';
import { runWhenIdle } from '../navigation/prefetch';
import { parseRoute } from '../navigation/routes';
import { useDialog } from './dialogs';
import { isSmallSuccess } from './small-success';
import './style.scss';

const RunBar = lazy(
	() => import( /* webpackChunkName: "bulk" */ './run-bar' )
);
const StatusDialog = lazy(
	() => import( /* webpackChunkName: "bulk" */ './status-dialog' )
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
 * The mount point of operations: the bar of the current run, and the dialogs.
 */
export function Operations() {
	const dialog = useDialog();
	const { can } = getBootstrap();

	return (
		<ErrorBoundary>
			<Suspense fallback={ null }>
				{ ( can.manage || can.delete ) && <CurrentRun /> }
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
			</Suspense>
		</ErrorBoundary>
	);
}

/**
 * Drives the current run and shows it in the bar, except on its own page.
 */
function CurrentRun() {
	const { starting, run, isOwn } = useCurrentRun();
	const { driveRun } = useDispatch( store );
	const { runId, isImport } = parseRoute( useArguments() );
	// A checked undo waits on its own page. The page of another run, such as the undo of this one, has no use for a result.
	const isHidden =
		( runId !== undefined &&
			!! run &&
			( runId === run.id || hasRunEnded( run ) ) ) ||
		( isImport && run?.kind === 'import' );
	const isDriven = !! run && isWorking( run );
	const id = run?.id;

	useEffect( () => {
		if ( id !== undefined && isDriven ) {
			void driveRun( id );
		}
	}, [ driveRun, id, isDriven ] );

	const isShown =
		run && ! isHidden && ! run.undone_by && run.state !== 'planned';

	return starting || isShown ? (
		<RunBar starting={ starting } run={ run } isOwn={ isOwn } />
	) : null;
}

/**
 * The current run: at first one that has not ended, else the last one of the user,
 * unless its result was dismissed.
 */
function useCurrentRun() {
	const { findCurrentRun } = useDispatch( store );

	useEffect( () => {
		const find = () => {
			findCurrentRun(
				( run ) =>
					run.id > readDismissedRun() &&
					! isSmallSuccess( run ) &&
					! run.undone_by
			).catch( () => {
				// The bar is not needed to work with the list.
			} );
		};
		// After the reads of the first screen.
		const cancel = runWhenIdle( find );
		const stop = onReturn( find );
		return () => {
			cancel();
			stop();
		};
	}, [ findCurrentRun ] );

	return useSelect( ( select ) => {
		const { getRun, getShownRunId, getStartingOperation, isShownRunOwn } =
			select( store );
		const id = getShownRunId();
		const starting = getStartingOperation();
		return {
			starting,
			run: id === null ? undefined : getRun( id ),
			isOwn: starting !== null || isShownRunOwn(),
		};
	}, [] );
}
