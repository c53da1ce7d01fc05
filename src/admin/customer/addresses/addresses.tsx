import { Button, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { getBootstrap, store, type Address, type Customer } from '@fcc/store';
import { formatNumber } from '../../../components/format';
import { Placeholder } from '../../../components/placeholder';
import { focusHeading } from '../../navigation/focus';
import { notifyApiError } from '../../navigation/notices';
import type { Panel, PanelProps } from '../../navigation/panel';
import { asFullRecord } from '../editing/draft-base';
import { AddressCard } from './address-card';
import { AddressDialog } from './address-form';
import { addressTypeLabel } from './address-labels';

export const addressesPanel: Panel = {
	id: 'addresses',
	title: __( 'Addresses', 'fluent-cart-customers' ),
	area: 'side',
	Component: AddressesPanel,
};

function AddressesPanel( { customer }: PanelProps ) {
	const full = asFullRecord( customer );
	return full ? <Addresses customer={ full } /> : <Placeholder lines={ 4 } />;
}

/** The open dialog. Without an address, the form adds one. */
type Open =
	| { dialog: 'form'; address: Address | undefined }
	| { dialog: 'delete'; address: Address };

/**
 * Limits the cards at first, because some customers have many shipping addresses.
 */
const INITIALLY_SHOWN = 4;

/**
 * The addresses of a customer, grouped by type.
 */
function Addresses( { customer }: { customer: Customer } ) {
	const { addresses, id: customerId } = customer;
	const [ open, setOpen ] = useState< Open >();
	const close = () => setOpen( undefined );
	const element = useRef< HTMLDivElement >( null );
	const [ isAllShown, setIsAllShown ] = useState( false );
	// The store sorts primary addresses first.
	const shown = isAllShown
		? addresses
		: addresses.slice( 0, INITIALLY_SHOWN );
	const types = [ ...new Set( shown.map( ( { type } ) => type ) ) ];

	useFocusAfterDeletion( element, addresses.length );
	useAfterAddition( addresses.length, () => setIsAllShown( true ) );

	return (
		<div ref={ element } className="fcc-addresses">
			{ getBootstrap().can.manage && (
				<Button
					className="fcc-panel__action"
					variant="tertiary"
					size="compact"
					icon={ plus }
					onClick={ () =>
						setOpen( { dialog: 'form', address: undefined } )
					}
				>
					{ __( 'Add address', 'fluent-cart-customers' ) }
				</Button>
			) }
			{ addresses.length === 0 && (
				<p className="fcc-panel__empty">
					{ __( 'No addresses yet.', 'fluent-cart-customers' ) }
				</p>
			) }
			{ types.sort().map( ( type ) => {
				const ofType = shown.filter(
					( address ) => address.type === type
				);
				return (
					<section key={ type }>
						<h3 className="fcc-addresses__type">
							{ addressTypeLabel( type ) }
						</h3>
						<ul className="fcc-addresses__list">
							{ ofType.map( ( address ) => (
								<AddressCard
									key={ address.id }
									customerId={ customerId }
									address={ address }
									onEdit={ () =>
										setOpen( { dialog: 'form', address } )
									}
									onDeleteForGood={ () =>
										setOpen( { dialog: 'delete', address } )
									}
								/>
							) ) }
						</ul>
					</section>
				);
			} ) }
			{ addresses.length > INITIALLY_SHOWN && (
				<Button
					className="fcc-addresses__more"
					variant="link"
					aria-expanded={ isAllShown }
					onClick={ () => setIsAllShown( ! isAllShown ) }
				>
					{ isAllShown
						? __( 'Show fewer addresses', 'fluent-cart-customers' )
						: sprintf(
								/* translators: %s: number of addresses. */
								_n(
									'Show %s more address',
									'Show %s more addresses',
									addresses.length - INITIALLY_SHOWN,
									'fluent-cart-customers'
								),
								formatNumber(
									addresses.length - INITIALLY_SHOWN
								)
							) }
				</Button>
			) }
			{ open?.dialog === 'form' && (
				<AddressDialog
					customer={ customer }
					address={ open.address }
					onClose={ close }
				/>
			) }
			{ open?.dialog === 'delete' && (
				<DeleteAddressDialog
					customerId={ customerId }
					address={ open.address }
					onClose={ close }
				/>
			) }
		</div>
	);
}

/**
 * Calls back after an address is added, so that it is not among the hidden ones.
 */
function useAfterAddition( count: number, onAdded: () => void ) {
	const [ before, setBefore ] = useState( count );
	if ( count !== before ) {
		setBefore( count );
		if ( count > before ) {
			onAdded();
		}
	}
}

/**
 * Moves the focus to the heading of the panel if the card with the focus is
 * deleted.
 *
 * @param count Number of addresses.
 */
function useFocusAfterDeletion(
	element: { current: HTMLElement | null },
	count: number
) {
	const before = useRef( count );
	useEffect( () => {
		const isFewer = count < before.current;
		before.current = count;
		if ( ! isFewer ) {
			return;
		}
		// After the closing menu has tried to focus its removed button.
		const frame = requestAnimationFrame( () => {
			const { activeElement, body } = document;
			if ( ! activeElement || activeElement === body ) {
				focusHeading( element.current );
			}
		} );
		return () => cancelAnimationFrame( frame );
	}, [ count, element ] );
}

interface DeleteAddressDialogProps {
	customerId: number;
	address: Address;
	onClose: () => void;
}

/**
 * Asks before it deletes an address, because it can’t be undone.
 */
function DeleteAddressDialog( {
	customerId,
	address,
	onClose,
}: DeleteAddressDialogProps ) {
	const { deleteAddress } = useDispatch( store );

	function remove() {
		onClose();
		deleteAddress( customerId, address.id ).catch( ( error ) =>
			notifyApiError( error, {
				what: __(
					'Couldn’t delete the address.',
					'fluent-cart-customers'
				),
			} )
		);
	}

	return (
		<Modal
			role="alertdialog"
			size="small"
			title={ __(
				'Delete this address permanently?',
				'fluent-cart-customers'
			) }
			onRequestClose={ onClose }
		>
			<p>{ __( 'This can’t be undone.', 'fluent-cart-customers' ) }</p>
			<div className="fcc-form__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ onClose }
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					isDestructive
					onClick={ remove }
				>
					{ __( 'Delete address', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</Modal>
	);
}
