import { Button, Icon, Notice } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { createInterpolateElement } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import { hasRunEnded, store, type Run } from '@fcc/store';
import { Badge } from '../../components/badge';
import { Failure } from '../../components/failure';
import { Moment } from '../../components/moment';
import { Placeholder } from '../../components/placeholder';
import { useNeeded } from '../../components/use-needed';
import { useDocumentTitle } from '../navigation/document-title';
import { importLinkProps, runLinkProps } from '../navigation/routes';
import { starterName } from '../operations/texts';
import { Counts } from './counts';
import { backToHistoryLinkProps } from './leave-run';
import { Plan } from './plan';
import { Progress } from './progress';
import { Results } from './results';
import { stateLabel } from './texts';
import { UndoControl } from './undo-control';
import { useDrivenRun } from './use-run';

const TITLE_ID = 'fcc-run-title';

/**
 * The page of a run: what it does, how far it is, what failed, and its undo.
 */
export function RunScreen( { runId }: { runId: number } ) {
	const { run, error, retry } = useDrivenRun( runId );

	useDocumentTitle( run?.title ?? __( 'History', 'fluent-cart-customers' ) );

	return (
		<>
			<nav
				className="fcc-topbar"
				aria-label={ __( 'History', 'fluent-cart-customers' ) }
			>
				<a className="fcc-topbar__back" { ...backToHistoryLinkProps() }>
					<Icon icon={ isRTL() ? chevronRight : chevronLeft } />
					{ __( 'History', 'fluent-cart-customers' ) }
				</a>
			</nav>
			<Head run={ run } />
			{ !! error && (
				<div className={ run ? undefined : 'fcc-card' }>
					<Failure
						isCompact={ !! run }
						error={ error }
						title={
							run
								? __(
										'Couldn’t refresh this change',
										'fluent-cart-customers'
									)
								: __(
										'Couldn’t load this change',
										'fluent-cart-customers'
									)
						}
						onRetry={ retry }
					>
						<Button
							__next40pxDefaultSize
							variant="secondary"
							{ ...backToHistoryLinkProps() }
						>
							{ __( 'History', 'fluent-cart-customers' ) }
						</Button>
					</Failure>
				</div>
			) }
			{ ! run && ! error && (
				<div className="fcc-card fcc-run__loading">
					<Placeholder lines={ 4 } />
				</div>
			) }
			{ run && <Details run={ run } /> }
		</>
	);
}

/** The heading stays the same element, so that it keeps the focus. */
function Head( { run }: { run: Run | undefined } ) {
	return (
		<div className="fcc-run__head">
			<div className="fcc-run__text">
				<div className="fcc-run__title">
					<h1 id={ TITLE_ID } tabIndex={ -1 }>
						{ run?.title ??
							__( 'Change', 'fluent-cart-customers' ) }
					</h1>
					{ run && <State run={ run } /> }
				</div>
				{ run && (
					<ul className="fcc-run__facts">
						<li>{ starterName( run ) }</li>
						{ run.created_at && (
							<li>
								<Moment moment={ run.created_at } />
							</li>
						) }
						{ run.import_id !== null && (
							<li>
								<a { ...importLinkProps( run.import_id ) }>
									{ __(
										'View the import',
										'fluent-cart-customers'
									) }
								</a>
							</li>
						) }
						{ run.undoes && (
							<li>
								<UndoneRun id={ run.undoes } />
							</li>
						) }
					</ul>
				) }
			</div>
			{ run && <UndoControl run={ run } describedBy={ TITLE_ID } /> }
		</div>
	);
}

function State( { run }: { run: Run } ) {
	const [ label, tone ] = stateLabel( run );
	return <Badge tone={ tone }>{ label }</Badge>;
}

function Details( { run }: { run: Run } ) {
	const { reason, state } = run;
	const isPlan = state === 'planned';

	return (
		<>
			{ reason && (
				<Notice
					className="fcc-run__reason"
					status={ state === 'failed' ? 'error' : 'warning' }
					isDismissible={ false }
				>
					{ reason.message }
				</Notice>
			) }
			{ ! hasRunEnded( run ) && ! isPlan && <Progress run={ run } /> }
			{ isPlan && run.import_id === null ? (
				<Plan run={ run } />
			) : (
				<Counts run={ run } />
			) }
			{ ! isPlan && <Results run={ run } /> }
		</>
	);
}

/** The link from an undo to what it undoes. */
function UndoneRun( { id }: { id: number } ) {
	const undone = useSelect(
		( select ) => select( store ).getRun( id ),
		[ id ]
	);
	useNeeded( 'getRun', [ [ id ] ] );

	return undone ? (
		<>
			{ createInterpolateElement(
				/* translators: <change /> is what is undone, like “Delete customers”. */
				__( 'Undoes: <change />', 'fluent-cart-customers' ),
				{
					change: <a { ...runLinkProps( id ) }>{ undone.title }</a>,
				}
			) }
		</>
	) : null;
}
