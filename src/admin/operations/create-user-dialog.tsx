import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	ApiError,
	getBootstrap,
	store,
	type AttachableUser,
	type CreatedUser,
} from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { useSubmit } from '../../components/form/use-submit';
import { useNeeded } from '../../components/use-needed';
import { notifyError } from '../navigation/notices';
import { notifyChange } from './undo';
import { ConfirmDialog } from './confirm-dialog';
import { closeDialog } from './dialogs';

/**
 * Asks before a WordPress user is created for a customer. If a user with the
 * email exists, offers to link that user.
 */
export default function CreateUserDialog( {
	customerId,
}: {
	customerId: number;
} ) {
	const { record, email } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				record: selectors.getCustomer( customerId ),
				email: selectors.getCustomerSummary( customerId )?.email ?? '',
			};
		},
		[ customerId ]
	);
	const { attachUser, createUser } = useDispatch( store );
	const { isSubmitting, failure, submit } = useSubmit( {
		closesOnSuccess: true,
	} );
	const [ isTaken, setIsTaken ] = useState( false );
	const existing = useUserWithEmail( email, isTaken );

	async function create() {
		const created = await submit( async () => {
			try {
				return await createUser( customerId, record );
			} catch ( error ) {
				setIsTaken(
					error instanceof ApiError && error.code === 'user_exists'
				);
				throw error;
			}
		} );
		if ( created ) {
			closeDialog();
			notifyCreated( created );
		}
	}

	async function link( user: AttachableUser ) {
		const change = await submit( () => attachUser( customerId, user.id ) );
		if ( change ) {
			closeDialog();
			notifyChange(
				sprintf(
					/* translators: %s: name of a WordPress user. */
					__(
						'Linked to WordPress user %s.',
						'fluent-cart-customers'
					),
					user.display_name
				),
				change.run_id,
				{ panel: 'user' }
			);
		}
	}

	return (
		<ConfirmDialog
			title={ __( 'Create a WordPress user?', 'fluent-cart-customers' ) }
			label={
				existing
					? sprintf(
							/* translators: %s: name of a WordPress user. */
							__( 'Link %s', 'fluent-cart-customers' ),
							existing.display_name
						)
					: __( 'Create user', 'fluent-cart-customers' )
			}
			isSubmitting={ isSubmitting }
			failure={ failure }
			onConfirm={ () => void ( existing ? link( existing ) : create() ) }
		>
			{ ! existing && <Announcement email={ email } /> }
		</ConfirmDialog>
	);
}

function Announcement( { email }: { email: string } ) {
	return (
		<>
			<p>
				{ sprintf(
					/* translators: %s: email address. */
					__(
						'A WordPress user with the customer’s name and email address will be created and linked to this customer. WordPress will send an email to %s with a link to set a password.',
						'fluent-cart-customers'
					),
					email
				) }
			</p>
			<p>
				{ __(
					'The new user can log in, but has no other permissions.',
					'fluent-cart-customers'
				) }
			</p>
		</>
	);
}

/**
 * @param email
 * @param isNeeded Whether to read it.
 * @return The user with exactly this email; undefined if the user has a customer,
 *         belongs to another site, or the person at the screen may not list users.
 */
function useUserWithEmail(
	email: string,
	isNeeded: boolean
): AttachableUser | undefined {
	const isRead = isNeeded && getBootstrap().can.listUsers;
	const found = useSelect(
		( select ) =>
			isRead ? select( store ).getAttachableUsers( email ) : undefined,
		[ email, isRead ]
	);
	useNeeded( 'getAttachableUsers', isRead ? [ [ email ] ] : [] );

	return found?.users.find(
		( user ) => user.user_email.toLowerCase() === email.toLowerCase()
	);
}

function notifyCreated( {
	customer,
	email_sent: isSent,
	run_id: runId,
}: CreatedUser ): void {
	const name = customer.user?.display_name ?? customerName( customer );
	if ( ! isSent ) {
		notifyError(
			sprintf(
				/* translators: %s: name of a WordPress user. */
				__(
					'WordPress user %s was created, but the email couldn’t be sent. Send a password reset later.',
					'fluent-cart-customers'
				),
				name
			)
		);
		return;
	}
	notifyChange(
		sprintf(
			/* translators: 1: name of a WordPress user, 2: email address. */
			__(
				'WordPress user %1$s was created. An email was sent to %2$s.',
				'fluent-cart-customers'
			),
			name,
			customer.email
		),
		runId,
		{ panel: 'user' }
	);
}
