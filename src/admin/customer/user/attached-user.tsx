import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useRef } from '@wordpress/element';
import { getBootstrap, store, type AttachedUser as User } from '@fcc/store';
import { focusHeading } from '../editing/focus-heading';
import { goToPanel } from '../panel';
import { notifyDone, notifyFailure } from '../../notify';

interface AttachedUserProps {
	customerId: number;
	userId: number;
	/** Null where the person may not see users, or the user is gone; undefined until it is read. */
	user: User | null | undefined;
}

/**
 * Who it is, and their detaching.
 *
 * @param props
 * @param props.customerId
 * @param props.userId
 * @param props.user
 */
export function AttachedUser( {
	customerId,
	userId,
	user,
}: AttachedUserProps ) {
	const { can } = getBootstrap();
	const { attachUser, detachUser } = useDispatch( store );
	const element = useRef< HTMLDivElement >( null );
	const name =
		user?.display_name ??
		sprintf(
			/* translators: %d: id of a WordPress user. */
			__( 'User #%d', 'fluent-cart-customers' ),
			userId
		);

	async function detach() {
		// The button is about to go.
		focusHeading( element.current );
		try {
			await detachUser( customerId );
			notifyDone(
				sprintf(
					/* translators: %s: name of a WordPress user. */
					__( '%s was detached.', 'fluent-cart-customers' ),
					name
				),
				can.listUsers
					? () => {
							goToPanel( 'user' );
							return attachUser( customerId, userId );
						}
					: undefined
			);
		} catch ( error ) {
			notifyFailure( error, {
				what: sprintf(
					/* translators: %s: name of a WordPress user. */
					__( '%s was not detached.', 'fluent-cart-customers' ),
					name
				),
				retry: detach,
			} );
		}
	}

	return (
		<>
			{ can.manage && (
				<Button
					className="fcc-panel__action"
					variant="tertiary"
					size="compact"
					onClick={ detach }
				>
					{ __( 'Detach', 'fluent-cart-customers' ) }
				</Button>
			) }
			<div ref={ element } className="fcc-user__who">
				{ user?.edit_url ? (
					<a href={ user.edit_url } dir="auto">
						{ name }
					</a>
				) : (
					<strong dir="auto">{ name }</strong>
				) }
				{ user && (
					<span className="fcc-user__details">
						{ user.user_login } · { user.user_email }
					</span>
				) }
			</div>
		</>
	);
}
