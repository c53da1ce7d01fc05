import { getBootstrap } from '@fcc/store';

const { locale } = getBootstrap();
const format = new Intl.RelativeTimeFormat( locale );
const justNow = new Intl.RelativeTimeFormat( locale, {
	numeric: 'auto',
} ).format( 0, 'second' );

/** The largest first, each with its seconds. */
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
 * @param now    In milliseconds.
 * @return For example `3 hours ago`, or `now` within the first minute, and where
 *         the server's clock is ahead.
 */
export function relativeTime( moment: string, now: number ): string {
	const seconds = ( now - Date.parse( moment ) ) / 1000;
	const unit = UNITS.find( ( [ , length ] ) => seconds >= length );

	return unit
		? format.format( -Math.floor( seconds / unit[ 1 ] ), unit[ 0 ] )
		: justNow;
}
