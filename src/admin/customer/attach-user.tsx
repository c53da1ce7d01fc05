import { speak } from '@wordpress/a11y';
import { Button, Notice, SearchControl } from '@wordpress/components';
import { useDebounce } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	failureText,
	LIMITS,
	store,
	type AttachableUser,
	type AttachableUserList,
} from '@fcc/store';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { SEARCH_DELAY_MS } from '../../components/search-delay';
import { useLastKnown } from '../../components/use-last-known';
import { useNeeded } from '../../components/use-needed';
import { focusHeading, headingOf } from '../navigation/focus';
import { notifyChange } from '../operations/undo';

interface AttachUserProps {
	customerId: number;
	onDone: () => void;
}

/**
 * Searches the WordPress users and attaches one to the customer.
 */
export function AttachUser( { customerId, onDone }: AttachUserProps ) {
	const [ text, setText ] = useState( '' );
	const [ search, setSearch ] = useState( '' );
	const [ attachingId, setAttachingId ] = useState< number >();
	const { isSubmitting, failure, submit } = useSubmit( {
		closesOnSuccess: true,
	} );
	const element = useRef< HTMLDivElement >( null );
	const searchLater = useDebounce( setSearch, SEARCH_DELAY_MS );
	const { attachUser } = useDispatch( store );

	useEffect( () => {
		element.current?.querySelector( 'input' )?.focus();
	}, [] );

	function changeText( next: string ) {
		setText( next );
		searchLater( next.trim() );
	}

	async function attach( user: AttachableUser ) {
		setAttachingId( user.id );
		const change = await submit( async () => {
			// Found before the user is attached, which unmounts the search.
			const heading = headingOf( element.current );
			const attached = await attachUser( customerId, user.id );
			heading?.focus();
			return attached;
		} );
		if ( ! change ) {
			return;
		}
		notifyChange(
			sprintf(
				/* translators: %s: name of a WordPress user. */
				__( 'Linked to WordPress user %s.', 'fluent-cart-customers' ),
				user.display_name
			),
			change.run_id,
			{ panel: 'user' }
		);
		onDone();
	}

	function cancel() {
		focusHeading( element.current );
		onDone();
	}

	return (
		<div ref={ element } className="fcc-user__search">
			<SearchControl
				__nextHasNoMarginBottom
				label={ __(
					'Search WordPress users',
					'fluent-cart-customers'
				) }
				// Longer in other languages than a placeholder can be.
				help={ __(
					'Name, email, or username',
					'fluent-cart-customers'
				) }
				placeholder=""
				hideLabelFromVision={ false }
				maxLength={ LIMITS.userSearch }
				value={ text }
				onChange={ changeText }
			/>
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<FoundUsers
				search={ search }
				attachingId={ isSubmitting ? attachingId : undefined }
				onAttach={ attach }
			/>
			<Button __next40pxDefaultSize variant="tertiary" onClick={ cancel }>
				{ __( 'Cancel', 'fluent-cart-customers' ) }
			</Button>
		</div>
	);
}

interface FoundUsersProps {
	search: string;
	/** The user whose request is in flight. */
	attachingId: number | undefined;
	onAttach: ( user: AttachableUser ) => void;
}

/**
 * The users that match a search. The previous results stay until the new ones
 * arrive.
 */
function FoundUsers( { search, attachingId, onAttach }: FoundUsersProps ) {
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
	const shown = useLastKnown( found );

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
									__( 'Link %s', 'fluent-cart-customers' ),
									user.display_name
								) }
								showTooltip={ false }
								isBusy={ attachingId === user.id }
								disabled={ attachingId !== undefined }
								accessibleWhenDisabled
								onClick={ () => onAttach( user ) }
							>
								{ __( 'Link', 'fluent-cart-customers' ) }
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
			'There are more results. Keep typing to narrow them down.',
			'fluent-cart-customers'
		);
	}
	return users.length > 0
		? __(
				'Users already linked to a customer aren’t listed.',
				'fluent-cart-customers'
			)
		: __(
				'No users found. Users already linked to a customer aren’t listed.',
				'fluent-cart-customers'
			);
}
