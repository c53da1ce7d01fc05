import { Button, Notice, SearchControl } from '@wordpress/components';
import { useDebounce } from '@wordpress/compose';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState } from '@wordpress/element';
import { failureText, store, type AttachableUser } from '@fcc/store';
import { focusHeading, headingOf } from '../editing/focus-heading';
import { notifyDone } from '../../notify';
import { FoundUsers } from './found-users';

interface AttachUserProps {
	customerId: number;
	onDone: () => void;
}

/** After the last letter, in milliseconds. */
const PAUSE = 250;

/** As in the contract. */
const MAX_LENGTH = 200;

/**
 * Searches the WordPress users as one types, and attaches one of them.
 *
 * @param props
 * @param props.customerId
 * @param props.onDone
 */
export function AttachUser( { customerId, onDone }: AttachUserProps ) {
	const [ text, setText ] = useState( '' );
	const [ search, setSearch ] = useState( '' );
	const [ attachingId, setAttachingId ] = useState< number >();
	const [ failure, setFailure ] = useState< string >();
	const element = useRef< HTMLDivElement >( null );
	const searchLater = useDebounce( setSearch, PAUSE );
	const { attachUser } = useDispatch( store );

	useEffect( () => {
		element.current?.querySelector( 'input' )?.focus();
	}, [] );

	function type( next: string ) {
		setText( next );
		searchLater( next.trim() );
	}

	async function attach( user: AttachableUser ) {
		// When the user is attached, the search is gone already.
		const heading = headingOf( element.current );
		setAttachingId( user.id );
		setFailure( undefined );
		try {
			await attachUser( customerId, user.id );
			heading?.focus();
			notifyDone(
				sprintf(
					/* translators: %s: name of a WordPress user. */
					__( '%s was attached.', 'fluent-cart-customers' ),
					user.display_name
				)
			);
			onDone();
		} catch ( error ) {
			setFailure( failureText( error ) );
			setAttachingId( undefined );
		}
	}

	function cancel() {
		focusHeading( element.current );
		onDone();
	}

	return (
		<div ref={ element } className="fcc-user__search">
			<SearchControl
				__nextHasNoMarginBottom
				label={ __( 'Search users', 'fluent-cart-customers' ) }
				placeholder={ __(
					'Name, email or login',
					'fluent-cart-customers'
				) }
				hideLabelFromVision={ false }
				maxLength={ MAX_LENGTH }
				value={ text }
				onChange={ type }
			/>
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<FoundUsers
				search={ search }
				attachingId={ attachingId }
				onAttach={ attach }
			/>
			<Button __next40pxDefaultSize variant="tertiary" onClick={ cancel }>
				{ __( 'Cancel', 'fluent-cart-customers' ) }
			</Button>
		</div>
	);
}
