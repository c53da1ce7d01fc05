import { Spinner } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { LIMITS, store, type BulkResult, type Column } from '@fcc/store';
import { Failure } from '../../components/failure';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { notifySuccess } from '../navigation/notices';
import { ConfirmDialog } from '../operations/confirm-dialog';
import { fetchColumns } from '../import-api/requests';
import { closeDialog, type ExportOptions } from '../operations/dialogs';
import { useCustomerName } from '../operations/use-customer-name';
import {
	chosenColumns,
	parseChoices,
	readExportChoices,
	saveExportChoices,
	toExportData,
	type ExportChoices,
} from './choices';
import { ColumnGroups } from './columns';
import { FileOptions } from './options';

/**
 * Asks which columns to export and how, and downloads the file.
 */
export function ExportDialog( exported: ExportOptions ) {
	const { customers, order } = exported;
	const { columns, error, read } = useColumns();
	const [ choices, setChoices ] = useState< ExportChoices >( () =>
		parseChoices( readExportChoices() )
	);
	const { exportCustomers } = useDispatch( store );
	const { isSubmitting, failure, submit } = useSubmit();
	const [ isEmpty, setIsEmpty ] = useState( false );
	const count = columns ? chosenColumns( choices, columns ).length : 0;
	const problem = columns && columnsProblem( count );

	async function download( known: Column[] ) {
		setIsEmpty( false );
		const result = await submit( () =>
			exportCustomers( customers, {
				...toExportData( choices, known ),
				...( order?.order_by !== 'relevance' &&
					order && {
						order_by: order.order_by,
						order: order.order_type === 'ASC' ? 'asc' : 'desc',
					} ),
			} )
		);
		if ( result?.download_url ) {
			saveExportChoices( choices );
			closeDialog();
			downloadFile( result.download_url );
			notifyDownload( result );
		} else if ( result ) {
			setIsEmpty( true );
		}
	}

	return (
		<ConfirmDialog
			size="large"
			title={ __( 'Export customers', 'fluent-cart-customers' ) }
			label={ __( 'Export CSV', 'fluent-cart-customers' ) }
			isSubmitting={ isSubmitting }
			isDisabled={ ! columns || !! problem }
			failure={
				isEmpty
					? __( 'No customers to export.', 'fluent-cart-customers' )
					: ( failure ?? problem )
			}
			onConfirm={ () => columns && void download( columns ) }
		>
			<p>
				<ExportedText { ...exported } />
			</p>
			{ columns ? (
				<>
					<ColumnGroups
						columns={ columns }
						chosen={ choices.columns }
						onChange={ ( chosen ) =>
							setChoices( { ...choices, columns: chosen } )
						}
					/>
					<FileOptions
						choices={ choices }
						onChange={ ( changed ) =>
							setChoices( { ...choices, ...changed } )
						}
					/>
				</>
			) : (
				<div className="fcc-export-loading">
					{ error ? (
						<Failure
							isCompact
							error={ error }
							title={ __(
								'Couldn’t load columns',
								'fluent-cart-customers'
							) }
							onRetry={ read }
						/>
					) : (
						<Spinner />
					) }
				</div>
			) }
		</ConfirmDialog>
	);
}

interface Columns {
	/** Columns that an export can contain; undefined before they are read. */
	columns: Column[] | undefined;
	error: unknown;
	read: () => void;
}

function useColumns(): Columns {
	const [ columns, setColumns ] = useState< Column[] >();
	const [ error, setError ] = useState< unknown >();

	const read = useCallback( () => {
		setError( undefined );
		fetchColumns().then(
			( all ) =>
				setColumns( all.filter( ( column ) => column.is_exportable ) ),
			setError
		);
	}, [] );
	useEffect( read, [ read ] );

	return { columns, error, read };
}

function columnsProblem( count: number ): string | undefined {
	if ( count === 0 ) {
		return __( 'Select at least one column.', 'fluent-cart-customers' );
	}
	return count > LIMITS.exportColumns
		? sprintf(
				/* translators: %s: number of columns. */
				_n(
					'Select up to %s column.',
					'Select up to %s columns.',
					LIMITS.exportColumns,
					'fluent-cart-customers'
				),
				formatNumber( LIMITS.exportColumns )
			)
		: undefined;
}

function CustomerName( { id }: { id: number } ) {
	return <>{ useCustomerName( id ) }</>;
}

/**
 * What is exported.
 */
function ExportedText( { customers, isView, total, isExact }: ExportOptions ) {
	const [ first, ...others ] = 'ids' in customers ? customers.ids : [];

	if ( first !== undefined && others.length === 0 ) {
		return <CustomerName id={ first } />;
	}
	if ( total === undefined ) {
		return __( 'All customers in this view', 'fluent-cart-customers' );
	}
	const count = formatNumber( total );

	if ( ! isExact ) {
		return isView
			? sprintf(
					/* translators: %s: number of customers. */
					_n(
						'More than %s customer in this view',
						'More than %s customers in this view',
						total,
						'fluent-cart-customers'
					),
					count
				)
			: sprintf(
					/* translators: %s: number of customers. */
					_n(
						'More than %s selected customer',
						'More than %s selected customers',
						total,
						'fluent-cart-customers'
					),
					count
				);
	}
	return isView
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer in this view',
					'%s customers in this view',
					total,
					'fluent-cart-customers'
				),
				count
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s selected customer',
					'%s selected customers',
					total,
					'fluent-cart-customers'
				),
				count
			);
}

function notifyDownload( { processed }: BulkResult ): void {
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
