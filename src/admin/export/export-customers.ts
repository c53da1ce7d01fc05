import { dispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store, type ExportColumn, type Selection } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { notifyDone, notifyFailure } from '../notify';

/** What a person expects of a spreadsheet: amounts in whole units. */
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
 * Downloads customers as a CSV file. If that fails, the person is told.
 *
 * @param customers
 */
export async function exportCustomers( customers: Selection ): Promise< void > {
	try {
		const { processed, download_url } = await dispatch(
			store
		).exportCustomers( customers, COLUMNS );

		if ( ! download_url ) {
			notifyDone(
				__(
					'There are no customers to export.',
					'fluent-cart-customers'
				)
			);
			return;
		}
		download( download_url );
		notifyDone(
			sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer is being downloaded as a CSV file.',
					'%s customers are being downloaded as a CSV file.',
					processed,
					'fluent-cart-customers'
				),
				formatNumber( processed )
			)
		);
	} catch ( error ) {
		notifyFailure( error, {
			what: __( 'Nothing was exported.', 'fluent-cart-customers' ),
			retry: () => void exportCustomers( customers ),
		} );
	}
}

/** By a link, since leading the window there would ask whoever has unsaved work. */
function download( url: string ): void {
	const link = document.createElement( 'a' );
	link.href = url;
	link.download = '';
	link.click();
}
