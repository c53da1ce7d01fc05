import { __, _n, _x, sprintf } from '@wordpress/i18n';
import {
	hasRunEnded,
	type Run,
	type RunCounts,
	type RunOutcome,
	type RunResult,
	type RunState,
} from '@fcc/store';
import type { Tone } from '../../components/badge';
import { customerName } from '../../components/customer-name';
import { formatDate, formatNumber } from '../../components/format';
import { joinSentences } from '../../components/sentences';
import { unknownCustomerName } from '../operations/use-customer-name';

type Label = [ label: string, tone: Tone ];

const STATES: Record< RunState, Label > = {
	planning: [
		_x( 'Checking', 'state of a change', 'fluent-cart-customers' ),
		'attention',
	],
	planned: [
		_x( 'Not started', 'state of a change', 'fluent-cart-customers' ),
		'attention',
	],
	running: [
		_x( 'Running', 'state of a change', 'fluent-cart-customers' ),
		'attention',
	],
	paused: [
		_x( 'Paused', 'state of a change', 'fluent-cart-customers' ),
		'attention',
	],
	done: [
		_x( 'Done', 'state of a change', 'fluent-cart-customers' ),
		'positive',
	],
	failed: [
		_x( 'Failed', 'state of a change', 'fluent-cart-customers' ),
		'negative',
	],
	canceled: [
		_x( 'Canceled', 'state of a change', 'fluent-cart-customers' ),
		'neutral',
	],
};

const WAITING: Label = [
	_x( 'Waiting', 'state of a change', 'fluent-cart-customers' ),
	'attention',
];

/**
 * @return The state of a run for a badge.
 */
export function stateLabel( { state, waits_for: waitsFor }: Run ): Label {
	return state === 'running' && waitsFor ? WAITING : STATES[ state ];
}

/**
 * @return The name of the customer of a result; empty for no customer.
 */
export function resultName( { customer, customer_id: id }: RunResult ): string {
	if ( id === null ) {
		return '';
	}
	return customer
		? customerName( { id, ...customer } )
		: unknownCustomerName( id );
}

/**
 * @return Number of customers of a run. Of a run that ended early, also how many
 *         were reached.
 */
export function customersText( run: Run ): string {
	const { processed, total } = run;

	return hasRunEnded( run ) && processed < total
		? sprintf(
				/* translators: 1: number of processed customers, 2: number of all customers. */
				_x( '%1$s of %2$s', 'progress', 'fluent-cart-customers' ),
				formatNumber( processed ),
				formatNumber( total )
			)
		: formatNumber( total );
}

/**
 * @param now Milliseconds since 1970.
 * @return Why a run that has ended cannot be undone; undefined if it can, if it was
 *         undone, or if it did nothing.
 */
export function notUndoableText( run: Run, now: number ): string | undefined {
	const { can_undo: canUndo, undone_by: undoneBy, undo_until: until } = run;

	if ( canUndo || undoneBy || ! hasRunEnded( run ) || ! hasChanged( run ) ) {
		return undefined;
	}
	if ( ! until ) {
		return __( 'Can’t be undone', 'fluent-cart-customers' );
	}
	return Date.parse( until ) <= now
		? sprintf(
				/* translators: %s: a date. */
				__( 'Can’t be undone since %s', 'fluent-cart-customers' ),
				formatDate( until )
			)
		: undefined;
}

function hasChanged( { counts }: Run ): boolean {
	const { created, updated, deleted, restored } = counts;
	return created + updated + deleted + restored > 0;
}

const OUTCOMES: Record< RunOutcome, string > = {
	created: _x( 'Added', 'customers', 'fluent-cart-customers' ),
	updated: _x( 'Changed', 'customers', 'fluent-cart-customers' ),
	deleted: _x( 'Deleted', 'customers', 'fluent-cart-customers' ),
	restored: _x( 'Restored', 'customers', 'fluent-cart-customers' ),
	unchanged: _x( 'Unchanged', 'customers', 'fluent-cart-customers' ),
	kept: _x( 'Not undone', 'customers', 'fluent-cart-customers' ),
	failed: _x( 'Failed', 'customers', 'fluent-cart-customers' ),
};

/**
 * @return What happened to customers, for a label.
 */
export function outcomeLabel( outcome: RunOutcome ): string {
	return OUTCOMES[ outcome ];
}

/** In the order in which they are shown. */
const SHOWN_OUTCOMES: RunOutcome[] = [
	'created',
	'updated',
	'deleted',
	'restored',
	'unchanged',
	'kept',
	'failed',
];

/**
 * @return The outcomes that a run has, with the number of customers.
 */
export function countsByOutcome(
	counts: RunCounts
): Array< { outcome: RunOutcome; count: number } > {
	return SHOWN_OUTCOMES.map( ( outcome ) => ( {
		outcome,
		count: counts[ outcome ],
	} ) ).filter( ( { count } ) => count > 0 );
}

type CountedSentence = [ count: number, text: string ];

/**
 * @return What a checked undo will do, in sentences.
 */
export function planText( {
	updated,
	deleted,
	restored,
	created,
	unchanged,
	kept,
	failed,
}: RunCounts ): string {
	const sentences: CountedSentence[] = [
		[
			restored + created,
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s deleted customer will exist again.',
					'%s deleted customers will exist again.',
					restored + created,
					'fluent-cart-customers'
				),
				formatNumber( restored + created )
			),
		],
		[
			updated,
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer will be as before.',
					'%s customers will be as before.',
					updated,
					'fluent-cart-customers'
				),
				formatNumber( updated )
			),
		],
		[ deleted, deletedText( deleted ) ],
		[
			unchanged,
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer is as before already.',
					'%s customers are as before already.',
					unchanged,
					'fluent-cart-customers'
				),
				formatNumber( unchanged )
			),
		],
		[
			kept,
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer was changed since, and later changes will be kept.',
					'%s customers were changed since, and later changes will be kept.',
					kept,
					'fluent-cart-customers'
				),
				formatNumber( kept )
			),
		],
		[
			failed,
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'The change of %s customer can’t be undone.',
					'The changes of %s customers can’t be undone.',
					failed,
					'fluent-cart-customers'
				),
				formatNumber( failed )
			),
		],
	];
	return (
		joinNeeded( sentences ) ||
		__( 'There is nothing to undo.', 'fluent-cart-customers' )
	);
}

/**
 * @return What a previewed bulk action will do, in sentences.
 */
export function previewText( {
	updated,
	deleted,
	unchanged,
	failed,
}: RunCounts ): string {
	return (
		joinNeeded( [
			[
				updated,
				sprintf(
					/* translators: %s: number of customers. */
					_n(
						'%s customer will be updated.',
						'%s customers will be updated.',
						updated,
						'fluent-cart-customers'
					),
					formatNumber( updated )
				),
			],
			[ deleted, deletedText( deleted ) ],
			[
				unchanged,
				sprintf(
					/* translators: %s: number of customers. */
					_n(
						'%s customer won’t change.',
						'%s customers won’t change.',
						unchanged,
						'fluent-cart-customers'
					),
					formatNumber( unchanged )
				),
			],
			[
				failed,
				sprintf(
					/* translators: %s: number of customers. */
					_n(
						'%s customer can’t be changed.',
						'%s customers can’t be changed.',
						failed,
						'fluent-cart-customers'
					),
					formatNumber( failed )
				),
			],
		] ) || __( 'No customer is selected.', 'fluent-cart-customers' )
	);
}

function deletedText( deleted: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer will be deleted.',
			'%s customers will be deleted.',
			deleted,
			'fluent-cart-customers'
		),
		formatNumber( deleted )
	);
}

/** Empty if no sentence counts a customer. */
function joinNeeded( sentences: CountedSentence[] ): string {
	const needed = sentences.flatMap( ( [ count, text ] ) =>
		count > 0 ? [ text ] : []
	);
	return needed.length > 0 ? joinSentences( needed ) : '';
}
