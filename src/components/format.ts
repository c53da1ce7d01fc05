/**
 * Amounts, numbers and dates in the user's language.
 */
import { dateI18n, getSettings } from '@wordpress/date';
import { _x, sprintf } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';

const { currency, locale } = getBootstrap();

const moneyFormats = new Map< string, Intl.NumberFormat >();
const number = new Intl.NumberFormat( locale );
const percent = new Intl.NumberFormat( locale, { style: 'percent' } );
const list = new Intl.ListFormat( locale );
const listWithoutAnd = new Intl.ListFormat( locale, { type: 'unit' } );

/**
 * @param amount In hundredths, also for currencies without hundredths.
 * @param code   ISO 4217; by default the store's currency.
 * @return For example `$1,234.00`.
 */
export function formatMoney( amount: number, code = currency ): string {
	return moneyFormat( code ).format( amount / 100 );
}

/**
 * @param orders Number of orders.
 * @return As formatMoney(); a dash without orders.
 */
export function formatAverage( amount: number, orders: number ): string {
	return orders === 0 ? '—' : formatMoney( amount );
}

/**
 * @return For example `1,234`.
 */
export function formatNumber( value: number ): string {
	return number.format( value );
}

/**
 * @param share From 0 to 1.
 * @return Rounded down, so that only all of it is `100%`.
 */
export function formatPercent( share: number ): string {
	return percent.format( Math.floor( share * 100 ) / 100 );
}

/**
 * @return For example `16 KB`.
 */
export function formatSize( bytes: number ): string {
	return sprintf(
		/* translators: %s: number of kilobytes. */
		_x( '%s KB', 'size of a text', 'fluent-cart-customers' ),
		formatNumber( Math.floor( bytes / 1024 ) )
	);
}

/**
 * @param moment In GMT, as the API sends it.
 * @return The date in the site's time zone and format.
 */
export function formatDate( moment: string ): string {
	return dateI18n( getSettings().formats.date, moment );
}

/**
 * @param moment In GMT, as the API sends it.
 * @return Date and time in the site's time zone and format.
 */
export function formatDateTime( moment: string ): string {
	return dateI18n( getSettings().formats.datetime, moment );
}

/**
 * @return For example `Phone, Notes, and company`.
 */
export function listText( items: string[] ): string {
	return list.format( items );
}

/**
 * @return For example `Phone, Notes`, for a sentence that adds a last item.
 */
export function openListText( items: string[] ): string {
	return listWithoutAnd.format( items );
}

function moneyFormat( code: string ): Intl.NumberFormat {
	const known = moneyFormats.get( code );
	if ( known ) {
		return known;
	}
	const format = new Intl.NumberFormat(
		locale,
		// An importer may have stored any text; Intl throws for an impossible
		// code.
		/^[A-Za-z]{3}$/.test( code )
			? { style: 'currency', currency: code }
			: { minimumFractionDigits: 2, maximumFractionDigits: 2 }
	);
	moneyFormats.set( code, format );
	return format;
}
