import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from '@wordpress/element';
import {
	failureText,
	store,
	type AttachableUser,
	type AttachableUserList,
} from '@fcc/store';
import { useNeeded } from '../../../components/use-needed';
import { formatNumber } from '../../../components/format';

interface FoundUsersProps {
	search: string;
	/** The user whom the server is just attaching. */
	attachingId: number | undefined;
	onAttach: ( user: AttachableUser ) => void;
}

/**
 * The users whom a search has found; those of the search before stay until they
 * are there.
 *
 * @param props
 * @param props.search
 * @param props.attachingId
 * @param props.onAttach
 */
export function FoundUsers( {
	search,
	attachingId,
	onAttach,
}: FoundUsersProps ) {
	const { found, error } = useSelect(
		( select ) => ( {
			found: select( store ).getAttachableUsers( search ),
			error: select( store ).getResolutionError( 'getAttachableUsers', [
				search,
			] ),
		} ),
		[ search ]
	);
	useNeeded( 'getAttachableUsers', [ [ search ] ] );
	const [ shown, setShown ] = useState< AttachableUserList >();
	if ( found && found !== shown ) {
		setShown( found );
	}

	useEffect( () => {
		if ( found ) {
			speak( countText( found ) );
		}
	}, [ found ] );

	if ( error ) {
		return <p role="alert">{ failureText( error ) }</p>;
	}
	if ( ! shown ) {
		return null;
	}
	return (
		<div aria-busy={ ! found }>
			{ shown.users.length > 0 && (
				<ul className="fcc-user__found">
					{ shown.users.map( ( user ) => (
						<li key={ user.id }>
							<span className="fcc-user__who">
								<strong dir="auto">
									{ user.display_name }
								</strong>
								<span className="fcc-user__details">
									{ user.user_login } · { user.user_email }
								</span>
							</span>
							<Button
								size="compact"
								variant="secondary"
								label={ sprintf(
									/* translators: %s: name of a WordPress user. */
									__( 'Attach %s', 'fluent-cart-customers' ),
									user.display_name
								) }
								showTooltip={ false }
								isBusy={ attachingId === user.id }
								disabled={ attachingId !== undefined }
								accessibleWhenDisabled
								onClick={ () => onAttach( user ) }
							>
								{ __( 'Attach', 'fluent-cart-customers' ) }
							</Button>
						</li>
					) ) }
				</ul>
			) }
			<p className="fcc-user__hint">{ hintText( shown ) }</p>
		</div>
	);
}

function countText( { users }: AttachableUserList ): string {
	return sprintf(
		/* translators: %s: number of users. */
		_n( '%s user', '%s users', users.length, 'fluent-cart-customers' ),
		formatNumber( users.length )
	);
}

function hintText( { users, pagination }: AttachableUserList ): string {
	if ( pagination.has_more ) {
		return __(
			'There are more. Type on to find them.',
			'fluent-cart-customers'
		);
	}
	return users.length > 0
		? __(
				'Users who belong to a customer already are not listed.',
				'fluent-cart-customers'
			)
		: __(
				'No such user, or they belong to a customer already.',
				'fluent-cart-customers'
			);
}
