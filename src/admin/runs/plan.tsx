import { Button, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store, type Run, type RunPlan } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { fieldLabel } from '../forms/field-labels';
import { leaveRun } from './leave-run';
import { undoLabel } from '../operations/undo';
import { ResultsTable } from './results-table';
import { planText, previewText } from './texts';

/**
 * What a checked run will do, before a person starts it.
 */
export function Plan( { run }: { run: Run } ) {
	const { id, plan, undoes } = run;
	const isUndo = run.kind === 'undo';
	const undone = useSelect(
		( select ) => ( undoes ? select( store ).getRun( undoes ) : undefined ),
		[ undoes ]
	);
	const { cancelRun, continueRun } = useDispatch( store );
	const starting = useSubmit();
	const canceling = useSubmit();
	const isBusy = starting.isSubmitting || canceling.isSubmitting;
	const failure = starting.failure ?? canceling.failure;

	async function cancel() {
		const canceled = await canceling.submit( () => cancelRun( id ) );
		if ( canceled ) {
			leaveRun( undoes ?? id );
		}
	}

	return (
		<section
			className="fcc-card fcc-panel fcc-run__plan"
			aria-labelledby="fcc-run-plan"
		>
			<h2 id="fcc-run-plan" className="fcc-panel__title" tabIndex={ -1 }>
				{ __( 'What will happen', 'fluent-cart-customers' ) }
			</h2>
			{ plan && <PlanDetails plan={ plan } isUndo={ isUndo } /> }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			{ run.can_drive && (
				<div className="fcc-run__actions">
					<Button
						__next40pxDefaultSize
						variant="primary"
						isDestructive={ run.kind === 'delete' }
						isBusy={ starting.isSubmitting }
						disabled={ isBusy || ! plan || ! hasWork( plan ) }
						accessibleWhenDisabled
						onClick={ () =>
							void starting.submit( () =>
								continueRun( id, 'planned' )
							)
						}
					>
						{ isUndo
							? undoLabel( undone?.kind ?? 'update_status' )
							: run.title }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ () => void cancel() }
					>
						{ __( 'Cancel', 'fluent-cart-customers' ) }
					</Button>
				</div>
			) }
		</section>
	);
}

/** A customer some of whose values are kept has others that are undone. */
function hasWork( {
	counts: { created, updated, deleted, restored, kept },
}: RunPlan ): boolean {
	return created + updated + deleted + restored + kept > 0;
}

function PlanDetails( { plan, isUndo }: { plan: RunPlan; isUndo: boolean } ) {
	const { counts, fields, failed, samples } = plan;
	const shown = isUndo ? samples.filter( ( { code } ) => code ) : samples;

	return (
		<>
			<p>{ isUndo ? planText( counts ) : previewText( counts ) }</p>
			{ fields.length > 0 && (
				<>
					<h3>{ __( 'Fields', 'fluent-cart-customers' ) }</h3>
					<ul className="fcc-run__list">
						{ fields.map( ( { field, customers } ) => (
							<li key={ field }>
								{ sprintf(
									/* translators: 1: name of a field, 2: number of customers. */
									_n(
										'%1$s: %2$s customer',
										'%1$s: %2$s customers',
										customers,
										'fluent-cart-customers'
									),
									fieldLabel( field ),
									formatNumber( customers )
								) }
							</li>
						) ) }
					</ul>
				</>
			) }
			{ failed.length > 0 && (
				<>
					<h3>
						{ isUndo
							? __(
									'What won’t be undone',
									'fluent-cart-customers'
								)
							: __(
									'What won’t be changed',
									'fluent-cart-customers'
								) }
					</h3>
					<ul className="fcc-run__list">
						{ failed.map( ( { code, message, customers } ) => (
							<li key={ code }>
								{ sprintf(
									/* translators: 1: number of customers, 2: why, in sentences. */
									_n(
										'%1$s customer: %2$s',
										'%1$s customers: %2$s',
										customers,
										'fluent-cart-customers'
									),
									formatNumber( customers ),
									message
								) }
							</li>
						) ) }
					</ul>
				</>
			) }
			{ shown.length > 0 && (
				<>
					<h3>{ __( 'Examples', 'fluent-cart-customers' ) }</h3>
					<ResultsTable results={ shown } />
				</>
			) }
		</>
	);
}
