import { getBootstrap } from '@fcc/store';

const format = new Intl.DateTimeFormat( getBootstrap().locale, {
	month: 'short',
	year: 'numeric',
	// Of the month's first day below, wherever the person is.
	timeZone: 'UTC',
} );

/**
 * @param month As `2026-03`.
 * @return For example `Mar 2026`.
 */
export function formatMonth( month: string ): string {
	return format.format( new Date( `${ month }-01T00:00:00Z` ) );
}
