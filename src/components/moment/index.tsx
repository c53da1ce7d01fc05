import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { formatDateTime } from '../format';
import './style.scss';

const MINUTE_MS = 60_000;

/**
 * The time since a moment, kept up to date, and its date.
 *
 * @param props.moment In GMT, as the API sends it.
 */
export function Moment( { moment }: { moment: string } ) {
	const [ now, setNow ] = useState( Date.now );

	useEffect( () => {
		const timer = setInterval( () => setNow( Date.now() ), MINUTE_MS );
		return () => clearInterval( timer );
	}, [] );

	return (
		<time className="fcc-moment" dateTime={ moment }>
			{ relativeTime( moment, now ) }
			<span className="fcc-moment__date">
				{ formatDateTime( moment ) }
			</span>
		</time>
	);
}

const { locale } = getBootstrap();
const format = new Intl.RelativeTimeFormat( locale );

/** The largest first, each with its length in seconds. */
const UNITS: Array< [ Intl.RelativeTimeFormatUnit, number ] > = [
	[ 'year', 31_557_600 ],
	[ 'month', 2_629_800 ],
	[ 'week', 604_800 ],
	[ 'day', 86_400 ],
	[ 'hour', 3_600 ],
	[ 'minute', 60 ],
];

/**
 * @param moment In GMT, as the API sends it.
 * @param now    Milliseconds since 1970.
 * @return For example `3 hours ago`; `Just now` within the first minute, or if the
 *         server's clock is ahead.
 */
export function relativeTime( moment: string, now: number ): string {
	const seconds = ( now - Date.parse( moment ) ) / 1000;
	const unit = UNITS.find( ( [ , length ] ) => seconds >= length );

	return unit
		? format.format( -Math.floor( seconds / unit[ 1 ] ), unit[ 0 ] )
		: __( 'Just now', 'fluent-cart-customers' );
}
