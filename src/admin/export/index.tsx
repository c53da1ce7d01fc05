import { Button, MenuItem } from '@wordpress/components';
import { lazy, Suspense } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { download } from '@wordpress/icons';
import type { Selection } from '@fcc/store';
import { openDialog, useDialog, type ExportOrder } from '../operations/dialogs';
import './style.scss';

/** Loads the script of the dialog; cached after the first call. */
function loadDialog() {
	return import( /* webpackChunkName: "export" */ './dialog' );
}

const LazyDialog = lazy( async () => ( {
	default: ( await loadDialog() ).ExportDialog,
} ) );

/**
 * The mount point of the dialog of exports, in a lazy chunk.
 */
export function Exports() {
	const dialog = useDialog();

	return dialog?.kind === 'export' ? (
		<Suspense fallback={ null }>
			<LazyDialog { ...dialog } />
		</Suspense>
	) : null;
}

/**
 * Asks how to export selected customers.
 *
 * @param customers
 * @param total     Number of selected customers, as far as the list counts it.
 * @param isExact   Whether the list counts all.
 * @param order     Of the list; without it, the file is in the order of ids.
 */
export function openExport(
	customers: Selection,
	total: number,
	isExact = true,
	order?: ExportOrder
): void {
	openDialog( {
		kind: 'export',
		customers,
		isView: false,
		total,
		isExact,
		order,
	} );
}

/** Loads the dialog while the pointer or the focus rests on the button. */
function prefetch(): void {
	loadDialog().catch( () => {
		// The click loads it again and reports an error.
	} );
}

/** All customers that match search and filters. */
export interface ExportedView {
	customers: Selection;
	/** Undefined while the list is loading. */
	total: number | undefined;
	isExact: boolean | undefined;
	order: ExportOrder;
}

/**
 * Asks how to export all customers that match search and filters.
 */
export function ExportViewButton( view: ExportedView ) {
	return (
		<Button
			__next40pxDefaultSize
			className="fcc-export"
			icon={ download }
			label={ exportViewLabel() }
			showTooltip
			disabled={ view.total === 0 }
			accessibleWhenDisabled
			onPointerEnter={ prefetch }
			onFocus={ prefetch }
			onClick={ () => openView( view ) }
		>
			<span className="fcc-export__text">
				{ __( 'Export CSV', 'fluent-cart-customers' ) }
			</span>
		</Button>
	);
}

/**
 * The same as an item of a menu.
 */
export function ExportViewItem( {
	onClose,
	...view
}: ExportedView & { onClose: () => void } ) {
	return (
		<MenuItem
			label={ exportViewLabel() }
			disabled={ view.total === 0 }
			onClick={ () => {
				onClose();
				openView( view );
			} }
		>
			{ __( 'Export CSV', 'fluent-cart-customers' ) }
		</MenuItem>
	);
}

function openView( view: ExportedView ): void {
	openDialog( { kind: 'export', ...view, isView: true } );
}

function exportViewLabel(): string {
	return __(
		'Export CSV of the customers in this view',
		'fluent-cart-customers'
	);
}
