import { Button, DropdownMenu } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _x } from '@wordpress/i18n';
import { moreVertical, pencil } from '@wordpress/icons';
import { getBootstrap, store, toAddressValues, type Address } from '@fcc/store';
import { mailto } from '../../../components/mailto';
import { notifyApiError } from '../../navigation/notices';
import { notifyChange } from '../../operations/undo';
import { addressText, addressTypeLabel } from './address-labels';
import { addressLines, stateText } from './address-layout';

interface AddressCardProps {
	customerId: number;
	address: Address;
	onEdit: () => void;
	/** Asks before it deletes an address, because it can’t be undone. */
	onDeleteForGood: () => void;
}

/**
 * An address in the layout of its country, with its actions.
 */
export function AddressCard( {
	customerId,
	address,
	onEdit,
	onDeleteForGood,
}: AddressCardProps ) {
	const { country, phone, email, label } = address;
	const states = useSelect(
		( select ) => select( store ).getStates( country ),
		[ country ]
	);
	const lines = addressLines(
		toAddressValues( address ),
		stateText( states, country, address.state )
	);

	return (
		<li className="fcc-address">
			<div className="fcc-address__head">
				{ label && (
					<span className="fcc-address__label" dir="auto">
						{ label }
					</span>
				) }
				{ address.is_primary && (
					<span className="fcc-address__primary">
						{ _x( 'Primary', 'address', 'fluent-cart-customers' ) }
					</span>
				) }
			</div>
			<address className="fcc-address__lines">
				{ lines.map( ( line, index ) => (
					<span key={ index } dir="auto">
						{ line }
					</span>
				) ) }
			</address>
			{ phone && (
				// RFC 3966 allows no spaces.
				<a dir="ltr" href={ `tel:${ phone.replace( /\s/g, '' ) }` }>
					{ phone }
				</a>
			) }
			{ email && <a href={ mailto( email ) }>{ email }</a> }
			<AddressActions
				customerId={ customerId }
				address={ address }
				// Names the address of the buttons for screen readers.
				name={ [ addressTypeLabel( address.type ), ...lines ].join(
					', '
				) }
				onEdit={ onEdit }
				onDeleteForGood={ onDeleteForGood }
			/>
		</li>
	);
}

function AddressActions( {
	customerId,
	address,
	name,
	onEdit,
	onDeleteForGood,
}: AddressCardProps & { name: string } ) {
	const { can, undoDays } = getBootstrap();
	const { deleteAddress, makeAddressPrimary } = useDispatch( store );

	async function makePrimary() {
		try {
			const { run_id: runId } = await makeAddressPrimary(
				customerId,
				address.id
			);
			notifyChange(
				addressText( address.type, {
					billing: __(
						'Billing address set as primary.',
						'fluent-cart-customers'
					),
					shipping: __(
						'Shipping address set as primary.',
						'fluent-cart-customers'
					),
					other: __(
						'Address set as primary.',
						'fluent-cart-customers'
					),
				} ),
				runId,
				{ panel: 'addresses' }
			);
		} catch ( error ) {
			notifyApiError( error, {
				what: __(
					'Couldn’t change the primary address.',
					'fluent-cart-customers'
				),
				retry: makePrimary,
			} );
		}
	}

	async function remove() {
		try {
			const { run_id: runId } = await deleteAddress(
				customerId,
				address.id
			);
			notifyChange(
				addressText( address.type, {
					billing: __(
						'Billing address deleted.',
						'fluent-cart-customers'
					),
					shipping: __(
						'Shipping address deleted.',
						'fluent-cart-customers'
					),
					other: __( 'Address deleted.', 'fluent-cart-customers' ),
				} ),
				runId,
				{ panel: 'addresses' }
			);
		} catch ( error ) {
			notifyApiError( error, {
				what: __(
					'Couldn’t delete the address.',
					'fluent-cart-customers'
				),
				retry: remove,
			} );
		}
	}

	const isUndoable = can.manage && undoDays > 0;
	const makePrimaryControl = {
		title: __( 'Set as primary', 'fluent-cart-customers' ),
		onClick: makePrimary,
	};
	const deleteControl = {
		title: isUndoable
			? __( 'Delete', 'fluent-cart-customers' )
			: __( 'Delete permanently', 'fluent-cart-customers' ),
		onClick: isUndoable ? remove : onDeleteForGood,
	};
	const controls = [
		...( can.manage && ! address.is_primary ? [ makePrimaryControl ] : [] ),
		...( can.delete ? [ deleteControl ] : [] ),
	];

	// A negative id marks an optimistic address that the server has not saved
	// yet.
	if ( address.id < 0 ) {
		return null;
	}
	return (
		<div className="fcc-address__actions">
			{ can.manage && (
				<Button
					size="small"
					icon={ pencil }
					label={ __( 'Edit address', 'fluent-cart-customers' ) }
					description={ name }
					onClick={ onEdit }
				/>
			) }
			{ controls.length > 0 && (
				<DropdownMenu
					icon={ moreVertical }
					label={ __( 'More actions', 'fluent-cart-customers' ) }
					toggleProps={ { size: 'small', description: name } }
					controls={ controls }
				/>
			) }
		</div>
	);
}
