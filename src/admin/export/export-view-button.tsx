import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import { download } from '@wordpress/icons';
import type { Matching } from '@fcc/store';
import { exportCustomers } from './export-customers';
import './style.scss';

interface ExportViewButtonProps {
	matching: Matching;
	/** Whether nobody matches. */
	isEmpty: boolean;
}

/**
 * Downloads all customers of the view, on whatever page they are.
 *
 * @param props
 * @param props.matching
 * @param props.isEmpty
 */
export function ExportViewButton( {
	matching,
	isEmpty,
}: ExportViewButtonProps ) {
	const [ isBusy, setIsBusy ] = useState( false );

	async function exportView() {
		setIsBusy( true );
		await exportCustomers( { all: matching, except: [] } );
		setIsBusy( false );
	}

	return (
		<Button
			__next40pxDefaultSize
			className="fcc-export"
			icon={ download }
			label={ __(
				'Export the customers of this view as CSV',
				'fluent-cart-customers'
			) }
			showTooltip
			isBusy={ isBusy }
			disabled={ isBusy || isEmpty }
			accessibleWhenDisabled
			onClick={ () => void exportView() }
		>
			<span className="fcc-export__text">
				{ __( 'Export', 'fluent-cart-customers' ) }
			</span>
		</Button>
	);
}
