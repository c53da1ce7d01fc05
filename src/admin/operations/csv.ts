/**
 * What a spreadsheet may take for a formula: at the beginning of a cell, or
 * behind what another list separator would make the beginning of one.
 */
const FORMULA = /^(?=["'\s]*[=+\-@\t\r])|(?<=[;|\t\r\n])(?=["' \t]*[=+\-@])/g;

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

/** Every cell in quotes: a spreadsheet whose separator is ";" must not split one. */
function toCell( text: string ): string {
	return `"${ text.replace( FORMULA, "'" ).replaceAll( '"', '""' ) }"`;
}
