import { Button, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store, type Address } from '@fcc/store';
import { notifyFailure } from '../../notify';

interface DeleteDialogProps {
	customerId: number;
	address: Address;
	onClose: () => void;
}

/**
 * Asks before an address is deleted that could not be brought back.
 *
 * @param props
 * @param props.customerId
 * @param props.address
 * @param props.onClose
 */
export function DeleteDialog( {
	customerId,
	address,
	onClose,
}: DeleteDialogProps ) {
	const { deleteAddress } = useDispatch( store );

	function remove() {
		onClose();
		deleteAddress( customerId, address.id ).catch( ( error ) =>
			notifyFailure( error, {
				what: __(
					'The address was not deleted.',
					'fluent-cart-customers'
				),
			} )
		);
	}

	return (
		<Modal
			role="alertdialog"
			size="small"
			title={ __( 'Delete this address?', 'fluent-cart-customers' ) }
			onRequestClose={ onClose }
		>
			<p>{ __( 'This cannot be undone.', 'fluent-cart-customers' ) }</p>
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
					{ __( 'Delete', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</Modal>
	);
}
