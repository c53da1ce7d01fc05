/**
 * How amounts, numbers and dates of the store read in the person's language.
 */
import { dateI18n, getSettings } from '@wordpress/date';
import { getBootstrap } from '@fcc/store';

const { currency, locale } = getBootstrap();

const money = new Intl.NumberFormat( locale, { style: 'currency', currency } );
const number = new Intl.NumberFormat( locale );
const list = new Intl.ListFormat( locale );

/**
 * @param amount In hundredths of the store's currency, also where the currency
 *               itself has no hundredths.
 * @return For example `$1,234.00`.
 */
export function formatMoney( amount: number ): string {
	return money.format( amount / 100 );
}

/**
 * @param value
 * @return For example `1,234`.
 */
export function formatNumber( value: number ): string {
	return number.format( value );
}

/**
 * @param moment In GMT, as the API sends it.
 * @return Its day in the site's time zone, in the site's date format.
 */
export function formatDate( moment: string ): string {
	return dateI18n( getSettings().formats.date, moment );
}

/**
 * @param moment In GMT, as the API sends it.
 * @return Its day and time in the site's time zone, in the site's format.
 */
export function formatDateTime( moment: string ): string {
	return dateI18n( getSettings().formats.datetime, moment );
}

/**
 * @param items
 * @return For example `Phone, Notes and company`.
 */
export function listText( items: string[] ): string {
	return list.format( items );
}
