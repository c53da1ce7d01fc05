import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store, type Customer } from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { useNeeded } from '../../components/use-needed';
import { notifySuccess } from '../navigation/notices';
import { ConfirmDialog } from './confirm-dialog';
import { closeDialog } from './dialogs';

/**
 * Asks before the WordPress user of a customer is sent a password reset.
 */
export default function PasswordResetDialog( {
	customerId,
}: {
	customerId: number;
} ) {
	const customer = useSelect(
		( select ) => select( store ).getCustomer( customerId ),
		[ customerId ]
	);
	useNeeded( 'getCustomer', [ [ customerId ] ] );
	const { sendPasswordReset } = useDispatch( store );
	const { isSubmitting, failure, submit } = useSubmit( {
		closesOnSuccess: true,
	} );

	async function send() {
		const answer = await submit( () => sendPasswordReset( customerId ) );
		if ( answer ) {
			closeDialog();
			notifySuccess( sentText( answer ) );
		}
	}

	return (
		<ConfirmDialog
			title={ __( 'Send a password reset?', 'fluent-cart-customers' ) }
			label={ __( 'Send password reset', 'fluent-cart-customers' ) }
			isSubmitting={ isSubmitting }
			failure={ failure }
			onConfirm={ () => void send() }
		>
			<p>{ announcement( customer ) }</p>
			<p>
				{ __(
					'The current password works until they set a new one.',
					'fluent-cart-customers'
				) }
			</p>
		</ConfirmDialog>
	);
}

/** Without the right to list users, the person at the screen knows neither name nor email of the user. */
function announcement( customer: Customer | undefined ): string {
	return customer?.user
		? sprintf(
				/* translators: 1: name of a WordPress user, 2: email address. */
				__(
					'WordPress user %1$s will get an email at %2$s with a link to set a new password.',
					'fluent-cart-customers'
				),
				customer.user.display_name,
				customer.user.user_email
			)
		: __(
				'The linked WordPress user will get an email with a link to set a new password.',
				'fluent-cart-customers'
			);
}

function sentText( { user }: Customer ): string {
	return user
		? sprintf(
				/* translators: %s: email address. */
				__( 'Password reset sent to %s.', 'fluent-cart-customers' ),
				user.user_email
			)
		: __( 'Password reset sent.', 'fluent-cart-customers' );
}
