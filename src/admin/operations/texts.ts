import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { getBootstrap, type BulkOperation, type Run } from '@fcc/store';
import { authorName } from '../../components/author-name';
import { formatMoney, formatNumber } from '../../components/format';
import { joinSentences } from '../../components/sentences';
import { statusLabel } from '../../components/status-label';

/**
 * @return What an operation does, as the title of its run will be.
 */
export function operationTitle( { action, data }: BulkOperation ): string {
	return action === 'delete'
		? __( 'Delete customers', 'fluent-cart-customers' )
		: sprintf(
				/* translators: %s: a status, like “Inactive”. */
				__( 'Set status to “%s”', 'fluent-cart-customers' ),
				statusLabel( data.status ?? '' )
			);
}

/**
 * @param progress
 * @param progress.processed
 * @param progress.total
 * @param progress.failed           Number of customers.
 * @param progress.millisecondsLeft An estimate, if there is one.
 * @return Processed and failed customers, and the remaining time.
 */
export function progressText( {
	processed,
	total,
	failed,
	millisecondsLeft,
}: {
	processed: number;
	total: number;
	failed: number;
	millisecondsLeft: number | undefined;
} ): string {
	const parts: string[] = [
		sprintf(
			/* translators: 1: number of processed customers, 2: number of all customers. */
			_x( '%1$s of %2$s', 'progress', 'fluent-cart-customers' ),
			formatNumber( processed ),
			formatNumber( total )
		),
	];
	if ( failed > 0 ) {
		parts.push(
			sprintf(
				/* translators: %s: number of customers. */
				_n( '%s failed', '%s failed', failed, 'fluent-cart-customers' ),
				formatNumber( failed )
			)
		);
	}
	if ( millisecondsLeft ) {
		parts.push(
			sprintf(
				/* translators: %s: for example “2 minutes”. */
				__( 'about %s left', 'fluent-cart-customers' ),
				durationText( millisecondsLeft )
			)
		);
	}
	return parts.join( ' · ' );
}

/**
 * @return Who started a run; with the name of the application that did it for
 *         them.
 */
export function starterName( { user, application }: Run ): string {
	const name = authorName( user );

	return application
		? sprintf(
				/* translators: 1: name of a person, 2: name of the application that acted for them, like “Zapier”. */
				_x( '%1$s (%2$s)', 'person', 'fluent-cart-customers' ),
				name,
				application
			)
		: name;
}

/**
 * @return Who started a run; empty for a run that the current user started in a
 *         browser.
 */
export function startedByText( run: Run ): string {
	const isOwn =
		run.user?.id === getBootstrap().userId && run.application === null;

	return isOwn
		? ''
		: sprintf(
				/* translators: %s: name of a person. */
				__( 'Started by %s', 'fluent-cart-customers' ),
				starterName( run )
			);
}

/**
 * @param isRecorded Whether the change will be recorded.
 * @return Whether and how long a change can be undone, as a sentence.
 */
export function undoableText( isRecorded = true ): string {
	const { can, undoDays } = getBootstrap();

	if ( ! isRecorded || undoDays === 0 ) {
		return __( 'This can’t be undone.', 'fluent-cart-customers' );
	}
	return can.manage
		? sprintf(
				/* translators: %s: number of days. */
				_n(
					'You can undo this for %s day.',
					'You can undo this for %s days.',
					undoDays,
					'fluent-cart-customers'
				),
				formatNumber( undoDays )
			)
		: sprintf(
				/* translators: %s: number of days. */
				_n(
					'Users who can change customers can undo this for %s day.',
					'Users who can change customers can undo this for %s days.',
					undoDays,
					'fluent-cart-customers'
				),
				formatNumber( undoDays )
			);
}

/**
 * @param run A run that has ended.
 * @return A summary of its result, in sentences.
 */
export function resultText( run: Run ): string {
	const { counts, kind, partial, processed, reason, state, total } = run;
	const { created, deleted, failed, kept, restored, unchanged, updated } =
		counts;
	const sentences: Sentence[] = [
		[ deleted, deletedText( deleted ) ],
		[ updated, updatedText( updated ) ],
		kind === 'import'
			? [ created, addedText( created ) ]
			: [ restored + created, restoredText( restored + created ) ],
		[ unchanged, unchangedText( unchanged ) ],
		[ kept + partial, keptText( kept + partial ) ],
		[ failed, failedText( kind, failed ) ],
	];
	const shown = sentences.flatMap( ( [ count, text ] ) =>
		count > 0 ? [ text ] : []
	);
	const left = total - processed;

	if ( state === 'canceled' ) {
		shown.push( canceledText( left ) );
	}
	if ( state === 'failed' && reason ) {
		shown.push( reason.message );
	}
	return shown.length > 0
		? joinSentences( shown )
		: __( 'No customers changed.', 'fluent-cart-customers' );
}

type Sentence = [ count: number, text: string ];

function addedText( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer added.',
			'%s customers added.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function deletedText( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer deleted.',
			'%s customers deleted.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function updatedText( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer changed.',
			'%s customers changed.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function restoredText( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s deleted customer exists again.',
			'%s deleted customers exist again.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function unchangedText( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer needed no change.',
			'%s customers needed no change.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function keptText( count: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer was changed since, and later changes were kept.',
			'%s customers were changed since, and later changes were kept.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function failedText( kind: Run[ 'kind' ], count: number ): string {
	if ( kind === 'import' ) {
		return sprintf(
			/* translators: %s: number of rows. */
			_n(
				'%s row couldn’t be imported.',
				'%s rows couldn’t be imported.',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		);
	}
	return kind === 'delete'
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer couldn’t be deleted.',
					'%s customers couldn’t be deleted.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count )
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer couldn’t be changed.',
					'%s customers couldn’t be changed.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count )
			);
}

function canceledText( left: number ): string {
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'Canceled. %s customer wasn’t changed.',
			'Canceled. %s customers weren’t changed.',
			left,
			'fluent-cart-customers'
		),
		formatNumber( left )
	);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * @return The duration, rounded to seconds, minutes or hours.
 */
export function durationText( milliseconds: number ): string {
	const seconds = Math.max( Math.ceil( milliseconds / 1000 ), 1 );

	if ( seconds < 2 * MINUTE ) {
		return sprintf(
			/* translators: %s: number of seconds. */
			_n( '%s second', '%s seconds', seconds, 'fluent-cart-customers' ),
			formatNumber( seconds )
		);
	}
	if ( seconds < 2 * HOUR ) {
		const minutes = Math.round( seconds / MINUTE );
		return sprintf(
			/* translators: %s: number of minutes. */
			_n( '%s minute', '%s minutes', minutes, 'fluent-cart-customers' ),
			formatNumber( minutes )
		);
	}
	const hours = Math.round( seconds / HOUR );
	return sprintf(
		/* translators: %s: number of hours. */
		_n( '%s hour', '%s hours', hours, 'fluent-cart-customers' ),
		formatNumber( hours )
	);
}

/**
 * @param totalSpent In hundredths of the store's currency.
 * @return For example “12 orders ($1,234.00 USD)”.
 */
export function ordersText( orders: number, totalSpent: number ): string {
	return sprintf(
		/* translators: 1: number of orders, 2: amount of money, 3: currency code, such as USD. Orders in other currencies aren’t included. */
		_n(
			'%1$s order (%2$s %3$s)',
			'%1$s orders (%2$s %3$s)',
			orders,
			'fluent-cart-customers'
		),
		formatNumber( orders ),
		formatMoney( totalSpent ),
		getBootstrap().currency
	);
}
