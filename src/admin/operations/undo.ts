import { dispatch, resolveSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import {
	getBootstrap,
	hasRunEnded,
	store,
	type Run,
	type RunKind,
} from '@fcc/store';
import { joinSentences } from '../../components/sentences';
import { focusTitle } from '../navigation/focus';
import {
	notifyApiError,
	notifyError,
	notifySuccess,
} from '../navigation/notices';
import { goToPanel } from '../navigation/panel';
import { openRun } from '../navigation/routes';

/** What a button needs to undo a run. */
interface Undoable {
	id: number;
	/** Number of customers of the run. */
	customers: number;
}

/**
 * Undoes a run. For more than one customer, opens the page of the undo with its
 * plan, where it is started. Reports the result in a notice.
 */
export async function undo( { id, customers }: Undoable ): Promise< void > {
	const isPlanned = customers > 1;
	try {
		const run = await dispatch( store ).undoRun( id, {
			dryRun: isPlanned,
		} );
		if ( isPlanned || ! hasRunEnded( run ) ) {
			openRun( run.id );
		} else {
			await notifyUndo( run );
		}
	} catch ( error ) {
		notifyApiError( error, {
			what: __( 'Couldn’t undo the change.', 'fluent-cart-customers' ),
		} );
	}
}

/** A change of at most this many customers is undone without a plan. */
const MAX_WITHOUT_PLAN = 20;

interface ChangeOptions {
	/** Id of the panel of the customer screen that shows the change. */
	panel?: string;
	/** Number of changed customers. */
	customers?: number;
}

/**
 * Announces a change, with an undo if it was recorded and the user may undo it.
 *
 * @param text
 * @param runId             Null or undefined if the change was not recorded.
 * @param options
 * @param options.panel
 * @param options.customers
 */
export function notifyChange(
	text: string,
	runId: number | null | undefined,
	{ panel, customers = 1 }: ChangeOptions = {}
): void {
	notifySuccess(
		text,
		runId && getBootstrap().can.manage
			? () => {
					// The undo removes the button that has the focus.
					focusTitle();
					if ( panel ) {
						goToPanel( panel );
					}
					void undo( {
						id: runId,
						customers: customers > MAX_WITHOUT_PLAN ? customers : 1,
					} );
				}
			: undefined
	);
}

/**
 * @return Label of the button that undoes a run.
 */
export function undoLabel( kind: RunKind ): string {
	return kind === 'undo'
		? __( 'Undo again', 'fluent-cart-customers' )
		: __( 'Undo', 'fluent-cart-customers' );
}

/**
 * @param run An undo that has ended.
 */
async function notifyUndo( run: Run ): Promise< void > {
	const { failed } = run.counts;
	const kept = run.counts.kept + run.partial;

	if ( kept + failed === 0 && run.state === 'done' ) {
		notifySuccess( __( 'Change undone.', 'fluent-cart-customers' ) );
		return;
	}
	const list = await resolveSelect( store ).getRunResults( run.id, {
		outcome: kept > 0 ? 'kept' : 'failed',
		page: 1,
		per_page: 1,
	} );
	const reasons = [
		run.reason?.message,
		...( list?.results.map( ( { message } ) => message ) ?? [] ),
	].flatMap( ( reason ) => reason ?? [] );

	notifyError(
		joinSentences( [
			__( 'Couldn’t undo all changes.', 'fluent-cart-customers' ),
			...reasons,
		] ),
		{
			label: __( 'View details', 'fluent-cart-customers' ),
			onClick: () => openRun( run.id ),
		}
	);
}
