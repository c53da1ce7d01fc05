import { Button, MenuItem } from '@wordpress/components';
import { dispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { download } from '@wordpress/icons';
import {
	store,
	type CustomerCriteria,
	type ExportColumn,
	type Selection,
} from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
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

interface ExportViewProps {
	criteria: CustomerCriteria;
	/** Whether no customer matches. */
	isEmpty: boolean;
}

/**
 * Downloads all customers that match search and filters.
 */
export function ExportViewButton( { criteria, isEmpty }: ExportViewProps ) {
	const { isSubmitting, submit } = useSubmit();

	return (
		<Button
			__next40pxDefaultSize
			className="fcc-export"
			icon={ download }
			label={ exportViewLabel() }
			showTooltip
			isBusy={ isSubmitting }
			disabled={ isSubmitting || isEmpty }
			accessibleWhenDisabled
			onClick={ () => void submit( () => exportView( criteria ) ) }
		>
			<span className="fcc-export__text">
				{ __( 'Export CSV', 'fluent-cart-customers' ) }
			</span>
		</Button>
	);
}

interface ExportViewItemProps extends ExportViewProps {
	onClose: () => void;
}

/**
 * The same as an item of a menu.
 */
export function ExportViewItem( {
	criteria,
	isEmpty,
	onClose,
}: ExportViewItemProps ) {
	return (
		<MenuItem
			label={ exportViewLabel() }
			disabled={ isEmpty }
			onClick={ () => {
				onClose();
				void exportView( criteria );
			} }
		>
			{ __( 'Export CSV', 'fluent-cart-customers' ) }
		</MenuItem>
	);
}

function exportView( criteria: CustomerCriteria ): Promise< void > {
	return exportCustomers( { all: criteria, except: [] } );
}

function exportViewLabel(): string {
	return __(
		'Export CSV of the customers in this view',
		'fluent-cart-customers'
	);
}
