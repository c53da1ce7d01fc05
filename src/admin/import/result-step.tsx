import { Button, Notice } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { hasRunEnded, type Import, type Run } from '@fcc/store';
import { Badge } from '../../components/badge';
import { Failure } from '../../components/failure';
import { formatNumber } from '../../components/format';
import { Placeholder } from '../../components/placeholder';
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
import { refreshImport } from './actions';
import { StepPanel } from './step-panel';
import { useStart } from './trial';

/** Id of the heading. */
const TITLE_ID = 'fcc-import-result';

/**
 * The last step: how far the import is, what it did, which rows failed, and its undo.
 */
export function ResultStep( { current }: { current: Import } ) {
	const [ newest ] = current.run_ids;

	return (
		<StepPanel
			step="result"
			title={ __( 'Result', 'fluent-cart-customers' ) }
		>
			{ newest !== undefined && (
				<ResultOf key={ newest } runId={ newest } />
			) }
		</StepPanel>
	);
}

function ResultOf( { runId }: { runId: number } ) {
	const { run, error, retry } = useDrivenRun( runId );

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
			{ run && <Details run={ run } /> }
			{ ! run && ! error && <Placeholder lines={ 6 } /> }
		</>
	);
}

function Details( { run }: { run: Run } ) {
	const { counts, reason, state, undone_by: undoneBy } = run;
	const isEnded = hasRunEnded( run );
	const [ label, tone ] = stateLabel( run );
	useStart( run );

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
				{ isEnded
					? importedText( run )
					: __(
							'You can close this page.',
							'fluent-cart-customers'
						) }
			</p>
			{ reason && (
				<Notice
					status={ state === 'failed' ? 'error' : 'warning' }
					isDismissible={ false }
				>
					{ reason.message }
				</Notice>
			) }
			{ ! isEnded && <Progress run={ run } /> }
			<Counts run={ run } />
			{ isEnded && (
				<div className="fcc-import__actions">
					<Button
						__next40pxDefaultSize
						variant="primary"
						{ ...listLinkProps() }
					>
						{ __( 'View customers', 'fluent-cart-customers' ) }
					</Button>
					{ counts.failed > 0 && <FailedRowsButton run={ run } /> }
					<UndoControl run={ run } describedBy={ TITLE_ID } />
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
		</>
	);
}

function importedText( { counts, total }: Run ): string {
	const imported = total - counts.failed;
	return sprintf(
		/* translators: 1: number of imported rows, 2: number of all rows. */
		_n(
			'%1$s of %2$s row imported.',
			'%1$s of %2$s rows imported.',
			total,
			'fluent-cart-customers'
		),
		formatNumber( imported ),
		formatNumber( total )
	);
}
