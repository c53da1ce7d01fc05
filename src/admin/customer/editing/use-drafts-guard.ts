import { select as selectNow, useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect, useMemo, useRef } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';
import { store } from '@fcc/store';
import { customerName } from '../../../components/customer-name';
import { formatNumber, listText } from '../../../components/format';
import { getArguments, type Arguments } from '../../navigation/location';
import { REMINDER } from '../../navigation/notices';
import { openCustomer, returnTo } from '../../navigation/routes';

/** More customers than these are counted. */
const MAX_NAMES = 3;

/**
 * Has the browser ask before the page is left while anything that was typed of
 * any customer is not saved. Within the page nothing gets lost, for drafts stay
 * in the store: who leaves one behind is told so.
 *
 * @param customerId Whose screen is open.
 */
export function useDraftsGuard( customerId: number | undefined ): void {
	useReminder( customerId );

	const isUnsaved = useSelect(
		( select ) => select( store ).hasDrafts(),
		[]
	);

	useEffect( () => {
		if ( ! isUnsaved ) {
			return;
		}
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', ask );
		return () => window.removeEventListener( 'beforeunload', ask );
	}, [ isUnsaved ] );
}

/**
 * Keeps a notice in sight for as long as a customer who is not open has unsaved
 * changes. It follows from that alone, so that walking from one
 * customer to the next neither skips nor removes it.
 */
function useReminder( openId: number | undefined ) {
	const { createInfoNotice, removeNotice } = useDispatch( noticesStore );
	const unsaved = useSelect(
		( select ) => select( store ).getUnsavedCustomers(),
		[]
	);
	const left = useMemo(
		() => unsaved.filter( ( id ) => id !== openId ),
		[ openId, unsaved ]
	);
	const leftKey = left.join();
	const lastOpened = useRef( openId );
	const places = useRef( new Map< number, Arguments >() );

	useEffect( () => {
		const ids = leftKey === '' ? [] : leftKey.split( ',' ).map( Number );
		const goBackTo =
			ids.find( ( id ) => id === lastOpened.current ) ?? ids.at( -1 );

		if ( goBackTo === undefined ) {
			removeNotice( REMINDER );
			return;
		}
		createInfoNotice( reminderText( ids ), {
			id: REMINDER,
			type: 'snackbar',
			explicitDismiss: true,
			actions: [
				{
					label: __( 'Go back', 'fluent-cart-customers' ),
					onClick() {
						const place = places.current.get( goBackTo );
						if ( place ) {
							returnTo( place );
						} else {
							openCustomer( goBackTo );
						}
					},
				},
			],
		} );
	}, [ leftKey, createInfoNotice, removeNotice ] );

	useEffect( () => {
		if ( openId !== undefined ) {
			lastOpened.current = openId;
			places.current.set( openId, getArguments() );
		}
	}, [ openId ] );
}

function reminderText( ids: number[] ): string {
	const names = ids.slice( 0, MAX_NAMES ).map( nameOf );
	const others = ids.length - names.length;

	return others > 0
		? sprintf(
				/* translators: 1: names of customers, 2: number of other customers. */
				_n(
					'Your changes to %1$s and %2$s other customer are not saved yet.',
					'Your changes to %1$s and %2$s other customers are not saved yet.',
					others,
					'fluent-cart-customers'
				),
				names.join( ', ' ),
				formatNumber( others )
			)
		: sprintf(
				/* translators: %s: name of a customer, or names. */
				__(
					'Your changes to %s are not saved yet.',
					'fluent-cart-customers'
				),
				listText( names )
			);
}

/** What was typed over is kept with it, even where the list knows the customer no more. */
function nameOf( id: number ): string {
	const { getCustomerSummary, getDrafts } = selectNow( store );
	const { profile, additionalInfo } = getDrafts( id );
	const customer =
		getCustomerSummary( id ) ?? profile?.base ?? additionalInfo?.base;
	return customer ? customerName( customer ) : `#${ id }`;
}
