/**
 * Text that a spreadsheet may take for a formula: at the start of a cell, or
 * after a character that another list separator would make the start of one.
 */
const FORMULA = /^(?=["'\s]*[=+\-@\t\r])|(?<=[;|\t\r\n])(?=["' \t]*[=+\-@])/g;

/** Excel needs it to recognise UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * @param rows      The headings come first.
 * @param delimiter Between cells.
 * @return A CSV file without formulas.
 */
export function toCsv( rows: string[][], delimiter = ',' ): string {
	return (
		BYTE_ORDER_MARK +
		rows
			.map( ( row ) => row.map( toCell ).join( delimiter ) )
			.join( '\r\n' ) +
		'\r\n'
	);
}

/**
 * Downloads a CSV file.
 *
 * @param name      Of the file.
 * @param rows      The headings come first.
 * @param delimiter Between cells.
 */
export function saveCsv(
	name: string,
	rows: string[][],
	delimiter?: string
): void {
	const link = document.createElement( 'a' );
	link.href = URL.createObjectURL(
		new Blob( [ toCsv( rows, delimiter ) ], {
			type: 'text/csv;charset=utf-8',
		} )
	);
	link.download = name;
	link.click();
	URL.revokeObjectURL( link.href );
}

/**
 * Quotes every cell, because a spreadsheet with the separator “;” would split
 * others.
 */
function toCell( text: string ): string {
	return `"${ text.replace( FORMULA, "'" ).replaceAll( '"', '""' ) }"`;
}
