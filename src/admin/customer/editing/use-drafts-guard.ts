import { select as selectNow, useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
import { store as noticesStore } from '@wordpress/notices';
import { store } from '@fcc/store';
import { customerName } from '../../../components/customer-name';
import { openCustomer } from '../../routes';

const REMINDER = 'fcc-draft';

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

function useReminder( customerId: number | undefined ) {
	const { createInfoNotice, removeNotice } = useDispatch( noticesStore );

	useEffect( () => {
		if ( customerId === undefined ) {
			return;
		}
		removeNotice( REMINDER );
		return () => {
			const { getCustomerSummary, getDrafts } = selectNow( store );
			const customer = getCustomerSummary( customerId );
			const hasDraft = Object.values( getDrafts( customerId ) ).some(
				( draft ) => draft
			);
			if ( ! customer || ! hasDraft ) {
				return;
			}
			createInfoNotice(
				sprintf(
					/* translators: %s: name of a customer. */
					__(
						'Your changes to %s are not saved yet.',
						'fluent-cart-customers'
					),
					customerName( customer )
				),
				{
					id: REMINDER,
					type: 'snackbar',
					actions: [
						{
							label: __( 'Go back', 'fluent-cart-customers' ),
							onClick: () => openCustomer( customerId ),
						},
					],
				}
			);
		};
	}, [ customerId, createInfoNotice, removeNotice ] );
}
