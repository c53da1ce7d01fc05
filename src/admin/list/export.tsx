import { Button, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { download } from '@wordpress/icons';
import type { CustomerCriteria } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { exportCustomers } from '../operations/on-demand';

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
