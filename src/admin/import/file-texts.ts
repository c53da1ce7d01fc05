import { __, _n, _x, sprintf } from '@wordpress/i18n';
import { formatNumber, formatSize } from '../../components/format';
import {
	isEmail,
	MAX_BYTES,
	MAX_COLUMNS,
	MAX_ROWS,
	type Contents,
	type FileProblem,
} from './file/inspect';

const MEGABYTE = 1024 * 1024;

/**
 * @return Why a file cannot be imported, and what to do.
 */
export function problemText( problem: FileProblem ): string {
	switch ( problem.code ) {
		case 'empty':
			return __(
				'This file is empty. Select another file.',
				'fluent-cart-customers'
			);
		case 'no_rows':
			return __(
				'This file has column names, but no rows below them. Select another file, or turn off “First row has column names.”',
				'fluent-cart-customers'
			);
		case 'not_csv':
			return __(
				'This isn’t a CSV file. Save it as CSV UTF-8 and choose it again.',
				'fluent-cart-customers'
			);
		case 'too_large':
			return sprintf(
				/* translators: %s: number of megabytes. */
				__(
					'This file is larger than %s MB. Split it into smaller files and import them one after the other.',
					'fluent-cart-customers'
				),
				formatNumber( MAX_BYTES / MEGABYTE )
			);
		case 'too_many_rows':
			return sprintf(
				/* translators: %s: number of rows. */
				_n(
					'This file has more than %s row. Split it into smaller files and import them one after the other.',
					'This file has more than %s rows. Split it into smaller files and import them one after the other.',
					MAX_ROWS,
					'fluent-cart-customers'
				),
				formatNumber( MAX_ROWS )
			);
		case 'too_many_columns':
			return sprintf(
				/* translators: 1: number of columns, 2: the greatest number. */
				_n(
					'This file has %1$s column. An import can have up to %2$s. Remove columns you don’t need, or select another delimiter.',
					'This file has %1$s columns. An import can have up to %2$s. Remove columns you don’t need, or select another delimiter.',
					problem.columns,
					'fluent-cart-customers'
				),
				formatNumber( problem.columns ),
				formatNumber( MAX_COLUMNS )
			);
		case 'unclosed_quote':
			return sprintf(
				/* translators: %s: number of a row. */
				__(
					'A quotation mark in row %s is never closed. Correct the file and choose it again.',
					'fluent-cart-customers'
				),
				formatNumber( problem.row )
			);
		case 'unreadable':
			return __(
				'Couldn’t read the file. It might have been moved or changed. Choose it again.',
				'fluent-cart-customers'
			);
	}
}

/**
 * @return What a person should check before they continue.
 */
export function warningTexts( contents: Contents ): string[] {
	const { columns, garbledRows, longRows, sample } = contents;
	const texts: string[] = [];

	if ( columns.length === 1 ) {
		texts.push(
			__(
				'This file has one column only. If it should have more, select another delimiter.',
				'fluent-cart-customers'
			)
		);
	}
	if ( ! sample.some( ( row ) => row.some( isEmail ) ) ) {
		texts.push(
			__(
				'No column seems to contain email addresses. An import needs an email address for each customer.',
				'fluent-cart-customers'
			)
		);
	}
	if ( garbledRows > 0 ) {
		texts.push(
			sprintf(
				/* translators: %s: number of rows. */
				_n(
					'%s row has characters that can’t be read. Select another encoding.',
					'%s rows have characters that can’t be read. Select another encoding.',
					garbledRows,
					'fluent-cart-customers'
				),
				formatNumber( garbledRows )
			)
		);
	}
	if ( longRows > 0 ) {
		texts.push(
			sprintf(
				/* translators: %s: number of rows. */
				_n(
					'%s row has more cells than there are columns. The delimiter might be wrong, or quotation marks are missing.',
					'%s rows have more cells than there are columns. The delimiter might be wrong, or quotation marks are missing.',
					longRows,
					'fluent-cart-customers'
				),
				formatNumber( longRows )
			)
		);
	}
	return texts;
}

/**
 * @return For example `812 KB` or `4.2 MB`.
 */
export function fileSizeText( bytes: number ): string {
	return bytes < MEGABYTE
		? formatSize( Math.max( bytes, 1024 ) )
		: sprintf(
				/* translators: %s: number of megabytes. */
				_x( '%s MB', 'size of a file', 'fluent-cart-customers' ),
				formatNumber( Math.round( ( bytes / MEGABYTE ) * 10 ) / 10 )
			);
}

/**
 * @return For example `8,000 rows`.
 */
export function rowsText( count: number ): string {
	return sprintf(
		/* translators: %s: number of rows. */
		_n( '%s row', '%s rows', count, 'fluent-cart-customers' ),
		formatNumber( count )
	);
}
