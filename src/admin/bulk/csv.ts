/** With which a spreadsheet takes a cell for a formula, after quotes and spaces too. */
const FORMULA = /^["'\s]*[=+\-@\t\r]/;

/** Tells Excel that it is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * @param rows The first one holds the headings.
 * @return A CSV file, whose cells no spreadsheet calculates.
 */
export function toCsv( rows: string[][] ): string {
	return (
		BYTE_ORDER_MARK +
		rows.map( ( row ) => row.map( toCell ).join( ',' ) ).join( '\r\n' ) +
		'\r\n'
	);
}

function toCell( text: string ): string {
	const harmless = FORMULA.test( text ) ? `'${ text }` : text;
	return /[",\r\n]/.test( harmless )
		? `"${ harmless.replaceAll( '"', '""' ) }"`
		: harmless;
}
