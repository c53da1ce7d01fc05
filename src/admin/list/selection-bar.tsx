import { speak } from '@wordpress/a11y';
import { Button, DropdownMenu } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { chevronDown, closeSmall, download, trash } from '@wordpress/icons';
import {
	countSelected,
	getBootstrap,
	store,
	type CustomerCriteria,
	type Pagination,
	type Selection,
} from '@fcc/store';
import { formatNumber } from '../../components/format';
import { openExport } from '../export';
import { focusList } from '../navigation/focus';
import { openDeleteDialog, type ExportOrder } from '../operations/dialogs';
import { openStatusChange } from '../operations/set-status';

export interface SelectionBarProps {
	selection: Selection;
	criteria: CustomerCriteria;
	/** Of the shown list. */
	pagination: Pagination;
	order: ExportOrder;
}

/**
 * Number of selected customers, and the operations on them. Placed below the rows,
 * so that rows do not move when it appears.
 */
export default function SelectionBar( {
	selection,
	criteria,
	pagination,
	order,
}: SelectionBarProps ) {
	const { clearSelection, selectAllMatching } = useDispatch( store );
	const element = useRef< HTMLDivElement >( null );
	const count = countSelected( selection, pagination.total );
	const text = count > 0 ? selectionText( selection, pagination ) : '';

	useEffect( () => {
		if ( text ) {
			speak( text );
		}
	}, [ text ] );

	if ( count === 0 ) {
		return null;
	}
	const { can } = getBootstrap();
	const canSelectAll =
		count < pagination.total && pagination.total > pagination.per_page;

	return (
		<div
			ref={ element }
			className="fcc-selection"
			role="region"
			tabIndex={ -1 }
			aria-label={ __( 'Selected customers', 'fluent-cart-customers' ) }
		>
			<div className="fcc-selection__count">
				<strong>{ text }</strong>
				{ canSelectAll && (
					<Button
						variant="link"
						onClick={ () => {
							void selectAllMatching( criteria );
							// The button is removed now.
							element.current?.focus();
						} }
					>
						{ selectAllText( pagination ) }
					</Button>
				) }
			</div>
			<div className="fcc-selection__actions">
				{ can.manage && (
					<StatusMenu
						onChoose={ ( status ) =>
							openStatusChange( selection, status )
						}
					/>
				) }
				<Button
					size="compact"
					icon={ download }
					onClick={ () =>
						openExport(
							selection,
							count,
							'ids' in selection || pagination.total_is_exact,
							order
						)
					}
				>
					{ __( 'Export CSV', 'fluent-cart-customers' ) }
				</Button>
				{ can.delete && (
					<Button
						size="compact"
						icon={ trash }
						isDestructive
						onClick={ () => openDeleteDialog( selection ) }
					>
						{ __( 'Delete', 'fluent-cart-customers' ) }
					</Button>
				) }
				<Button
					className="fcc-selection__clear"
					size="compact"
					icon={ closeSmall }
					label={ __( 'Clear selection', 'fluent-cart-customers' ) }
					onClick={ () => {
						void clearSelection();
						focusList();
					} }
				/>
			</div>
		</div>
	);
}

function StatusMenu( { onChoose }: { onChoose: ( status: string ) => void } ) {
	return (
		<DropdownMenu
			icon={ chevronDown }
			label={ __( 'Change status', 'fluent-cart-customers' ) }
			text={ __( 'Change status', 'fluent-cart-customers' ) }
			toggleProps={ {
				size: 'compact',
				iconPosition: 'right',
				showTooltip: false,
			} }
			popoverProps={ { placement: 'top-start' } }
			controls={ getBootstrap().statuses.map( ( { value, label } ) => ( {
				title: label,
				onClick: () => onChoose( value ),
			} ) ) }
		/>
	);
}

/**
 * @param pagination Of the list in which the selection was made.
 */
function selectionText( selection: Selection, pagination: Pagination ): string {
	const count = countSelected( selection, pagination.total );

	if ( 'all' in selection && ! pagination.total_is_exact ) {
		return sprintf(
			/* translators: %s: number of customers. */
			_n(
				'More than %s customer selected',
				'More than %s customers selected',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		);
	}
	if ( 'all' in selection && selection.except.length === 0 ) {
		return sprintf(
			/* translators: %s: number of customers. */
			_n(
				'All %s customer selected',
				'All %s customers selected',
				count,
				'fluent-cart-customers'
			),
			formatNumber( count )
		);
	}
	return sprintf(
		/* translators: %s: number of customers. */
		_n(
			'%s customer selected',
			'%s customers selected',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

function selectAllText( { total, total_is_exact }: Pagination ): string {
	return total_is_exact
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'Select all %s customer',
					'Select all %s customers',
					total,
					'fluent-cart-customers'
				),
				formatNumber( total )
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'Select all customers (more than %s)',
					'Select all customers (more than %s)',
					total,
					'fluent-cart-customers'
				),
				formatNumber( total )
			);
}
