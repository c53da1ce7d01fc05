import { Button, DropdownMenu } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useEffect, useRef } from '@wordpress/element';
import { speak } from '@wordpress/a11y';
import { chevronDown, closeSmall, download, trash } from '@wordpress/icons';
import {
	countSelected,
	getBootstrap,
	store,
	type Matching,
	type Pagination,
} from '@fcc/store';
import { openStatusChange } from '../bulk/open-status-change';
import { openDeletion } from '../delete/open-deletion';
import { exportCustomers } from '../export/export-customers';
import { focusList } from './focus-list';
import { selectAllText, selectionText } from './selection-text';
import './style.scss';

interface SelectionBarProps {
	matching: Matching;
	/** Of the list that is shown. */
	pagination: Pagination;
}

/**
 * How many are selected, and what can be done to them at once. It stays in
 * sight below the rows, which so keep their place when it comes.
 *
 * @param props
 * @param props.matching
 * @param props.pagination
 */
export function SelectionBar( { matching, pagination }: SelectionBarProps ) {
	const selection = useSelect(
		( select ) => select( store ).getSelection(),
		[]
	);
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
	const isAllOffered =
		count < pagination.total && pagination.total > pagination.per_page;

	return (
		<div
			ref={ element }
			className="fcc-selection"
			role="region"
			tabIndex={ -1 }
			aria-label={ __( 'Selection', 'fluent-cart-customers' ) }
		>
			<div className="fcc-selection__count">
				<strong>{ text }</strong>
				{ isAllOffered && (
					<Button
						variant="link"
						onClick={ () => {
							void selectAllMatching( matching );
							// The button has done its part and goes.
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
					onClick={ () => void exportCustomers( selection ) }
				>
					{ __( 'Export', 'fluent-cart-customers' ) }
				</Button>
				{ can.delete && (
					<Button
						size="compact"
						icon={ trash }
						isDestructive
						onClick={ () => openDeletion( selection ) }
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
			label={ __( 'Set status', 'fluent-cart-customers' ) }
			text={ __( 'Set status', 'fluent-cart-customers' ) }
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
