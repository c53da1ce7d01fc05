import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { download } from '@wordpress/icons';
import type { Import, ImportFailedRow, Run } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { fetchAllFailedRows, fetchImport } from '../import-api/requests';
import { notifyApiError } from '../navigation/notices';
import { saveCsv } from './csv';

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

async function downloadFailedRows(
	importId: number,
	runIds: number[]
): Promise< void > {
	const [ current, ...parts ] = await Promise.all( [
		fetchImport( importId ),
		...runIds.map( ( id ) => fetchAllFailedRows( importId, id ) ),
	] );
	saveCsv(
		failedRowsName( current.name ),
		failedRowsTable( current, parts.flat() )
	);
}

/**
 * @return For example `customers-failed.csv`.
 */
export function failedRowsName( name: string ): string {
	return `${ name.replace( /\.\w+$/, '' ) }-failed.csv`;
}

/**
 * @return The rows of the file: the columns of the imported file, and why each row
 *         failed.
 */
export function failedRowsTable(
	{ mapping }: Pick< Import, 'mapping' >,
	rows: ImportFailedRow[]
): string[][] {
	const columns = mapping.map( ( { column } ) => column );
	const reason = uniqueName(
		__( 'Why it failed', 'fluent-cart-customers' ),
		columns
	);
	return [
		[ ...columns, reason ],
		...rows.map( ( { cells, message } ) => [
			...columns.map( ( _, index ) => cells[ index ] ?? '' ),
			message,
		] ),
	];
}

function uniqueName( name: string, taken: string[] ): string {
	return taken.includes( name ) ? uniqueName( `${ name } ·`, taken ) : name;
}
