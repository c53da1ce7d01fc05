import { select as selectNow, useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useMemo, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { store } from '@fcc/store';
import { customerName } from '../../../components/customer-name';
import {
	formatNumber,
	listText,
	openListText,
} from '../../../components/format';
import { getArguments, type Arguments } from '../../navigation/location';
import { REMINDER_ID } from '../../navigation/notices';
import { openCustomer, returnTo } from '../../navigation/routes';

/** The notice counts further customers. */
const MAX_NAMES = 3;

/**
 * Shows a notice while a customer whose screen is not open has unsaved edits.
 * The notice changes only with these customers, so it stays while the user goes
 * from customer to customer.
 *
 * @param props
 * @param props.openId Customer whose screen is open.
 */
export function DraftsReminder( { openId }: { openId: number | undefined } ) {
	const { createInfoNotice, removeNotice } = useDispatch( noticesStore );
	const unsaved = useSelect(
		( select ) => select( store ).getUnsavedCustomers(),
		[]
	);
	const closedIds = useMemo(
		() => unsaved.filter( ( id ) => id !== openId ),
		[ openId, unsaved ]
	);
	const closedKey = closedIds.join();
	const lastOpened = useRef( openId );
	const argumentsById = useRef( new Map< number, Arguments >() );

	useEffect( () => {
		const ids =
			closedKey === '' ? [] : closedKey.split( ',' ).map( Number );
		const returnId =
			ids.find( ( id ) => id === lastOpened.current ) ?? ids.at( -1 );

		if ( returnId === undefined ) {
			removeNotice( REMINDER_ID );
			return;
		}
		createInfoNotice( reminderText( ids ), {
			id: REMINDER_ID,
			type: 'snackbar',
			explicitDismiss: true,
			actions: [
				{
					label: __( 'Return to customer', 'fluent-cart-customers' ),
					onClick() {
						const savedArguments =
							argumentsById.current.get( returnId );
						if ( savedArguments ) {
							returnTo( savedArguments );
						} else {
							openCustomer( returnId );
						}
					},
				},
			],
		} );
	}, [ closedKey, createInfoNotice, removeNotice ] );

	useEffect( () => {
		if ( openId !== undefined ) {
			lastOpened.current = openId;
			argumentsById.current.set( openId, getArguments() );
		}
	}, [ openId ] );

	useEffect( () => () => void removeNotice( REMINDER_ID ), [ removeNotice ] );

	return null;
}

function reminderText( ids: number[] ): string {
	const names = ids.slice( 0, MAX_NAMES ).map( nameOf );
	const others = ids.length - names.length;

	return others > 0
		? sprintf(
				/* translators: 1: names of customers, 2: number of other customers. */
				_n(
					'You have unsaved changes to %1$s and %2$s other customer.',
					'You have unsaved changes to %1$s and %2$s other customers.',
					others,
					'fluent-cart-customers'
				),
				openListText( names ),
				formatNumber( others )
			)
		: sprintf(
				/* translators: %s: name of a customer, or names. */
				__(
					'You have unsaved changes to %s.',
					'fluent-cart-customers'
				),
				listText( names )
			);
}

/**
 * The base of a draft supplies the name if no list contains the customer any
 * more.
 */
function nameOf( id: number ): string {
	const { getCustomerSummary, getDrafts } = selectNow( store );
	const { profile, additionalInfo } = getDrafts( id );
	const customer =
		getCustomerSummary( id ) ?? profile?.base ?? additionalInfo?.base;
	return customer ? customerName( customer ) : `#${ id }`;
}
