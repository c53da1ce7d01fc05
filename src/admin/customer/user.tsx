import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { getBootstrap, store, type AttachedUser as User } from '@fcc/store';
import { focusHeading } from '../navigation/focus';
import { notifyApiError } from '../navigation/notices';
import type { Panel, PanelProps } from '../navigation/panel';
import { notifyChange } from '../operations/undo';
import { AttachUser } from './attach-user';
import { asFullRecord } from './editing/draft-base';

export const userPanel: Panel = {
	id: 'user',
	title: __( 'WordPress user', 'fluent-cart-customers' ),
	area: 'side',
	Component: UserPanel,
};

/**
 * The panel of the WordPress user who is attached to the customer.
 */
function UserPanel( { customerId, customer }: PanelProps ) {
	const { can } = getBootstrap();
	const [ isSearching, setIsSearching ] = useState( false );
	const { user_id: userId } = customer;
	const mayAttach = can.manage && can.listUsers;

	return (
		<div className="fcc-user">
			{ userId ? (
				<AttachedUser
					customerId={ customerId }
					userId={ userId }
					user={ asFullRecord( customer )?.user }
				/>
			) : (
				! isSearching && (
					<p className="fcc-panel__empty">
						{ __(
							'No WordPress user is linked to this customer.',
							'fluent-cart-customers'
						) }
					</p>
				)
			) }
			{ mayAttach && ! userId && ! isSearching && (
				<Button
					className="fcc-panel__action"
					variant="tertiary"
					size="compact"
					icon={ plus }
					onClick={ () => setIsSearching( true ) }
				>
					{ __( 'Link user', 'fluent-cart-customers' ) }
				</Button>
			) }
			{ mayAttach && ! userId && isSearching && (
				<AttachUser
					customerId={ customerId }
					onDone={ () => setIsSearching( false ) }
				/>
			) }
		</div>
	);
}

interface AttachedUserProps {
	customerId: number;
	userId: number;
	/**
	 * Null if the current user may not see users, or the user is deleted;
	 * undefined until it is read.
	 */
	user: User | null | undefined;
}

/**
 * The attached user, and the button that detaches it.
 */
function AttachedUser( { customerId, userId, user }: AttachedUserProps ) {
	const { can } = getBootstrap();
	const { detachUser } = useDispatch( store );
	const element = useRef< HTMLDivElement >( null );
	const name =
		user?.display_name ??
		sprintf(
			/* translators: %d: id of a WordPress user. */
			__( 'User #%d', 'fluent-cart-customers' ),
			userId
		);

	async function detach() {
		// Detaching removes the button.
		focusHeading( element.current );
		try {
			const { run_id: runId } = await detachUser( customerId );
			notifyChange(
				sprintf(
					/* translators: %s: name of a WordPress user. */
					__(
						'Unlinked from WordPress user %s.',
						'fluent-cart-customers'
					),
					name
				),
				runId,
				{ panel: 'user' }
			);
		} catch ( error ) {
			notifyApiError( error, {
				what: sprintf(
					/* translators: %s: name of a WordPress user. */
					__(
						'Couldn’t unlink WordPress user %s.',
						'fluent-cart-customers'
					),
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
					{ __( 'Unlink user', 'fluent-cart-customers' ) }
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
