/**
 * Amounts, numbers and dates in the user's language.
 */
import { dateI18n, getSettings } from '@wordpress/date';
import { getBootstrap } from '@fcc/store';

const { currency, locale } = getBootstrap();

const moneyFormats = new Map< string, Intl.NumberFormat >();
const number = new Intl.NumberFormat( locale );
const list = new Intl.ListFormat( locale );

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
 * @return For example `Phone, Notes and company`.
 */
export function listText( items: string[] ): string {
	return list.format( items );
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
