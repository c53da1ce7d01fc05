import { __, _n, _x, sprintf } from '@wordpress/i18n';
import {
	getBootstrap,
	type BulkOperation,
	type BulkProgress,
} from '@fcc/store';
import { formatMoney, formatNumber } from '../../components/format';
import { joinSentences } from '../../components/sentences';
import { statusLabel } from '../../components/status-label';

type TextByAction = Record< BulkOperation[ 'action' ], string >;

/**
 * @return What the operation does, for the title of the run bar.
 */
export function runTitle( { action, data }: BulkOperation ): string {
	const titles: TextByAction = {
		delete: __( 'Deleting customers', 'fluent-cart-customers' ),
		update_status: sprintf(
			/* translators: %s: a status. */
			__( 'Changing status to %s', 'fluent-cart-customers' ),
			statusLabel( data.status ?? '' )
		),
	};
	return titles[ action ];
}

/**
 * @return Processed and failed customers, and the remaining time.
 */
export function progressText( progress: BulkProgress ): string {
	const { total, processed, failed, phase, millisecondsLeft } = progress;
	const parts: string[] = [
		sprintf(
			/* translators: 1: number of processed customers, 2: number of all customers. */
			_x( '%1$s of %2$s', 'progress', 'fluent-cart-customers' ),
			formatNumber( processed + failed ),
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
	if ( phase === 'running' && millisecondsLeft ) {
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
 * @param progress Of a finished operation.
 * @return A summary of the result.
 */
export function resultText(
	operation: BulkOperation,
	progress: BulkProgress
): string {
	const { total, processed, failed, phase } = progress;
	const left = total - processed - failed;
	const sentences: string[] = [ processedText( operation, processed ) ];

	if ( failed > 0 ) {
		sentences.push( failedText( operation, failed ) );
	}
	if ( left > 0 ) {
		sentences.push(
			phase === 'cancelled'
				? sprintf(
						/* translators: %s: number of customers. */
						_n(
							'Canceled. %s customer wasn’t changed.',
							'Canceled. %s customers weren’t changed.',
							left,
							'fluent-cart-customers'
						),
						formatNumber( left )
					)
				: sprintf(
						/* translators: %s: number of customers. */
						_n(
							'%s customer no longer matched and was skipped.',
							'%s customers no longer matched and were skipped.',
							left,
							'fluent-cart-customers'
						),
						formatNumber( left )
					)
		);
	}
	return joinSentences( sentences );
}

function processedText(
	{ action, data }: Pick< BulkOperation, 'action' | 'data' >,
	count: number
): string {
	const texts: TextByAction = {
		delete: sprintf(
			/* translators: %s: number of customers. */
			_n(
				'%s customer deleted.',
				'%s customers deleted.',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		),
		update_status: sprintf(
			/* translators: 1: number of customers, 2: a status. */
			_n(
				'Status of %1$s customer changed to %2$s.',
				'Status of %1$s customers changed to %2$s.',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count ),
			statusLabel( data.status ?? '' )
		),
	};
	return texts[ action ];
}

/**
 * @return Title of a dialog: how many customers an operation failed for.
 */
export function failuresTitle(
	{ action }: Pick< BulkOperation, 'action' >,
	count: number
): string {
	const texts: TextByAction = {
		delete: sprintf(
			/* translators: %s: number of customers. */
			_n(
				'%s customer couldn’t be deleted',
				'%s customers couldn’t be deleted',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		),
		update_status: sprintf(
			/* translators: %s: number of customers. */
			_n(
				'%s customer couldn’t be changed',
				'%s customers couldn’t be changed',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		),
	};
	return texts[ action ];
}

function failedText(
	{ action }: Pick< BulkOperation, 'action' >,
	count: number
): string {
	const texts: TextByAction = {
		delete: sprintf(
			/* translators: %s: number of customers. */
			_n(
				'%s customer couldn’t be deleted.',
				'%s customers couldn’t be deleted.',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		),
		update_status: sprintf(
			/* translators: %s: number of customers. */
			_n(
				'%s customer couldn’t be changed.',
				'%s customers couldn’t be changed.',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		),
	};
	return texts[ action ];
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
