import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { download } from '@wordpress/icons';
import type { Run } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { notifyApiError } from '../navigation/notices';
import { downloadFailedRows } from './failed-rows-csv';

/**
 * Downloads the rows that an import could not import, so that they can be corrected
 * and imported again.
 */
export function FailedRowsButton( { runs }: { runs: Run[] } ) {
	const { isSubmitting, submit } = useSubmit();
	const importId = runs[ 0 ]?.import_id ?? null;
	const ids = runs.map( ( { id } ) => id );

	return importId === null ? null : (
		<Button
			__next40pxDefaultSize
			variant="secondary"
			icon={ download }
			isBusy={ isSubmitting }
			disabled={ isSubmitting }
			accessibleWhenDisabled
			onClick={ () =>
				void submit( () =>
					downloadFailedRows( importId, ids ).catch( ( error ) =>
						notifyApiError( error, {
							what: __(
								'Couldn’t download the failed rows.',
								'fluent-cart-customers'
							),
						} )
					)
				)
			}
		>
			{ __( 'Download failed rows', 'fluent-cart-customers' ) }
		</Button>
	);
}
