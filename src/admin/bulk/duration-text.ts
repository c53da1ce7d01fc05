import { _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../../components/format';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * @param milliseconds
 * @return Roughly how long that is, in the largest unit that says it well.
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
