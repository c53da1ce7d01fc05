import { Button, Notice } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { hasRunEnded, store, type Import, type Run } from '@fcc/store';
import { Badge } from '../../components/badge';
import { Failure } from '../../components/failure';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { Placeholder } from '../../components/placeholder';
import { useNeeded } from '../../components/use-needed';
import {
	historyLinkProps,
	importLinkProps,
	listLinkProps,
} from '../navigation/routes';
import { Counts } from '../runs/counts';
import { FailedRowsButton } from '../runs/failed-rows';
import { Progress } from '../runs/progress';
import { stateLabel } from '../runs/texts';
import { UndoControl } from '../runs/undo-control';
import { useDrivenRun } from '../runs/use-run';
import { hasStarted, isTrial, refreshImport } from './flow/actions';
import { updateSession, useSession } from './flow/session';
import { StepPanel } from './flow/step-panel';
import { ImportOthers, undoTheseLabel, useStart } from './trial';

/** Id of the heading. */
const TITLE_ID = 'fcc-import-result';

/**
 * The last step: how far the import is, what it did, which rows failed, and its undo.
 */
export function ResultStep( { current }: { current: Import } ) {
	const [ newest, ...earlier ] = current.run_ids;

	return (
		<StepPanel
			step="result"
			title={ __( 'Result', 'fluent-cart-customers' ) }
		>
			{ newest !== undefined && (
				<ResultOf
					key={ newest }
					runId={ newest }
					earlier={ earlier }
					current={ current }
				/>
			) }
		</StepPanel>
	);
}

interface ResultProps {
	runId: number;
	/** Ids of earlier runs, such as a first try. */
	earlier: number[];
	current: Import;
}

function ResultOf( { runId, earlier, current }: ResultProps ) {
	const { run, error, retry } = useDrivenRun( runId );
	const parts = useStartedRuns( earlier );

	return (
		<>
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load this import',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ run && (
				<Details run={ run } earlier={ parts } current={ current } />
			) }
			{ ! run && ! error && <Placeholder lines={ 6 } /> }
		</>
	);
}

/** Reads runs, and keeps those that have imported rows. */
function useStartedRuns( ids: number[] ): Run[] {
	const runs = useSelect(
		( select ) => ids.map( ( id ) => select( store ).getRun( id ) ),
		[ ids ]
	);
	useNeeded(
		'getRun',
		ids.map( ( id ) => [ id ] )
	);
	return runs.flatMap( ( run ) =>
		run && hasStarted( run ) ? [ run ] : []
	);
}

interface DetailsProps {
	run: Run;
	earlier: Run[];
	current: Import;
}

function Details( { run, earlier, current }: DetailsProps ) {
	const { reason, state, undone_by: undoneBy } = run;
	const isEnded = hasRunEnded( run );
	const [ label, tone ] = stateLabel( run );
	const whole = sumOf( run, earlier );
	const { startsId } = useSession();
	const importing = useSubmit();
	// Of a canceled run.
	const left = ( current.total ?? current.rows ) - current.imported;
	const hasParts = earlier.some( ( part ) => part.can_undo );
	// Another tab has tried the first rows, so the run of this tab did not start.
	const isTriedElsewhere =
		startsId !== undefined &&
		startsId !== run.id &&
		isTrial( run, current );
	useStart( run );

	useEffect( () => {
		if ( isTriedElsewhere ) {
			updateSession( { step: 'check', startsId: undefined } );
		}
	}, [ isTriedElsewhere ] );

	useEffect( () => {
		if ( isEnded ) {
			refreshImport().catch( () => {
				// Only the number of imported rows is out of date.
			} );
		}
	}, [ isEnded, undoneBy ] );

	return (
		<>
			<p role="status" className="fcc-import__state">
				<Badge tone={ tone }>{ label }</Badge>{ ' ' }
				{ isEnded ? importedText( whole ) : closingText( run ) }
			</p>
			{ reason && (
				<Notice
					status={ state === 'failed' ? 'error' : 'warning' }
					isDismissible={ false }
				>
					{ reason.message }
				</Notice>
			) }
			{ importing.failure && (
				<Notice status="error" isDismissible={ false }>
					{ importing.failure }
				</Notice>
			) }
			{ ! isEnded && <Progress run={ run } /> }
			<Counts run={ whole } />
			{ isEnded && (
				<div className="fcc-import__actions">
					{ state === 'canceled' && ! undoneBy && left > 0 && (
						<ImportOthers count={ left } importing={ importing } />
					) }
					<Button
						__next40pxDefaultSize
						variant={
							state === 'canceled' ? 'secondary' : 'primary'
						}
						{ ...listLinkProps() }
					>
						{ __( 'View customers', 'fluent-cart-customers' ) }
					</Button>
					{ whole.counts.failed > 0 && (
						<FailedRowsButton runs={ [ ...earlier, run ] } />
					) }
					<UndoControl
						run={ run }
						describedBy={ TITLE_ID }
						label={ hasParts ? undoTheseLabel( run ) : undefined }
					/>
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						{ ...historyLinkProps() }
					>
						{ __( 'History', 'fluent-cart-customers' ) }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						{ ...importLinkProps() }
					>
						{ __( 'Import another file', 'fluent-cart-customers' ) }
					</Button>
				</div>
			) }
			{ isEnded && earlier.length > 0 && <Parts runs={ earlier } /> }
		</>
	);
}

/** Rows that were imported before, with an undo of their own. */
function Parts( { runs }: { runs: Run[] } ) {
	return (
		<ul className="fcc-import__parts">
			{ runs.map( ( run ) => (
				<li key={ run.id }>
					<span id={ `fcc-import-part-${ run.id }` }>
						{ sprintf(
							/* translators: %s: number of rows. */
							_n(
								'%s row was imported before the others.',
								'%s rows were imported before the others.',
								run.processed,
								'fluent-cart-customers'
							),
							formatNumber( run.processed )
						) }
					</span>
					<UndoControl
						run={ run }
						describedBy={ `fcc-import-part-${ run.id }` }
						size="compact"
						label={ undoTheseLabel( run ) }
					/>
				</li>
			) ) }
		</ul>
	);
}

/** A run with the numbers of all runs of the import. */
function sumOf( run: Run, earlier: Run[] ): Run {
	return earlier.reduce(
		( whole, { counts, processed } ) => ( {
			...whole,
			// A canceled run has left its other rows to the next one.
			total: whole.total + processed,
			processed: whole.processed + processed,
			counts: {
				created: whole.counts.created + counts.created,
				updated: whole.counts.updated + counts.updated,
				unchanged: whole.counts.unchanged + counts.unchanged,
				deleted: whole.counts.deleted + counts.deleted,
				restored: whole.counts.restored + counts.restored,
				failed: whole.counts.failed + counts.failed,
				kept: whole.counts.kept + counts.kept,
			},
		} ),
		run
	);
}

/** A run starts from this page only. */
function closingText( { state }: Run ): string {
	return state === 'planning' || state === 'planned'
		? __(
				'Keep this page open until the import starts.',
				'fluent-cart-customers'
			)
		: __( 'You can close this page.', 'fluent-cart-customers' );
}

function importedText( { counts, processed, total }: Run ): string {
	return sprintf(
		/* translators: 1: number of imported rows, 2: number of all rows. */
		_n(
			'%1$s of %2$s row imported.',
			'%1$s of %2$s rows imported.',
			total,
			'fluent-cart-customers'
		),
		formatNumber( processed - counts.failed ),
		formatNumber( total )
	);
}
