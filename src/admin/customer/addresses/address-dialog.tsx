import { Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import type { Address, Customer } from '@fcc/store';
import { DiscardDialog } from '../../customer-form/discard-dialog';
import { useLeaveQuestion } from '../../customer-form/use-leave-question';
import { useUnsavedWork } from '../../customer-form/use-unsaved-work';
import { AddressForm } from './address-form';

interface AddressDialogProps {
	customer: Customer;
	/** Undefined for a new one. */
	address: Address | undefined;
	onClose: () => void;
}

/**
 * The form of an address.
 *
 * @param props
 * @param props.customer
 * @param props.address
 * @param props.onClose
 */
export function AddressDialog( {
	customer,
	address,
	onClose,
}: AddressDialogProps ) {
	const [ isDirty, setIsDirty ] = useState( false );
	const { isAsking, ask, askOnClose, keep, goOn } = useLeaveQuestion();
	const close = isDirty ? () => ask() : onClose;

	useUnsavedWork( isDirty, ask );

	return (
		<Modal
			className="fcc-dialog"
			size="medium"
			title={ titleOf( address ) }
			// The country, which comes first where the type is known, would
			// unfold its list.
			focusOnMount={ address ? true : 'firstContentElement' }
			onRequestClose={ isDirty ? askOnClose : onClose }
		>
			<AddressForm
				customer={ customer }
				address={ address }
				onDirtyChange={ setIsDirty }
				onSaved={ onClose }
				onCancel={ close }
			/>
			{ isAsking && (
				<DiscardDialog
					onDiscard={ () => {
						onClose();
						goOn?.();
					} }
					onKeep={ keep }
				/>
			) }
		</Modal>
	);
}

function titleOf( address: Address | undefined ): string {
	switch ( address?.type ) {
		case undefined:
			return __( 'Add address', 'fluent-cart-customers' );
		case 'billing':
			return __( 'Edit billing address', 'fluent-cart-customers' );
		case 'shipping':
			return __( 'Edit shipping address', 'fluent-cart-customers' );
		default:
			return __( 'Edit address', 'fluent-cart-customers' );
	}
}
