import { dispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store, type ExportColumn, type Selection } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { notifyApiError, notifySuccess } from '../navigation/notices';

/** Amounts in whole units, as users expect them in a spreadsheet. */
const COLUMNS: ExportColumn[] = [
	'id',
	'email',
	'first_name',
	'last_name',
	'phone',
	'status',
	'order_count',
	'total_spent_decimal',
	'average_order_value_decimal',
	'currency',
	'first_order_date',
	'last_order_date',
	'created_at',
];

/**
 * Downloads customers as a CSV file. Reports a failure in a notice.
 */
export async function exportCustomers( customers: Selection ): Promise< void > {
	try {
		const { processed, download_url } = await dispatch(
			store
		).exportCustomers( customers, COLUMNS );

		if ( ! download_url ) {
			notifySuccess(
				__( 'No customers to export.', 'fluent-cart-customers' )
			);
			return;
		}
		downloadFile( download_url );
		notifySuccess(
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'Downloading %s customer as a CSV file.',
					'Downloading %s customers as a CSV file.',
					processed,
					'fluent-cart-customers'
				),
				formatNumber( processed )
			)
		);
	} catch ( error ) {
		notifyApiError( error, {
			what: __( 'Couldn’t export customers.', 'fluent-cart-customers' ),
			retry: () => void exportCustomers( customers ),
		} );
	}
}

/**
 * A link, because changing the location would make the browser ask about unsaved
 * edits.
 */
function downloadFile( url: string ): void {
	const link = document.createElement( 'a' );
	link.href = url;
	link.download = '';
	link.click();
}
