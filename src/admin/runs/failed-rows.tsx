import { __ } from '@wordpress/i18n';
import type { Run } from '@fcc/store';
import { DownloadButton } from './download-button';
import { downloadFailedRows } from './failed-rows-csv';

/**
 * Downloads the rows that an import could not import, so that they can be corrected
 * and imported again.
 */
export function FailedRowsButton( { runs }: { runs: Run[] } ) {
	const importId = runs[ 0 ]?.import_id ?? null;
	const ids = runs.map( ( { id } ) => id );

	return importId === null ? null : (
		<DownloadButton
			download={ () => downloadFailedRows( importId, ids ) }
			failure={ __(
				'Couldn’t download the failed rows.',
				'fluent-cart-customers'
			) }
		>
			{ __( 'Download failed rows', 'fluent-cart-customers' ) }
		</DownloadButton>
	);
}
