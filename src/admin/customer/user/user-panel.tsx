import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import { useState } from '@wordpress/element';
import { getBootstrap } from '@fcc/store';
import { asWhole } from '../editing/base';
import type { PanelProps } from '../panel';
import { AttachUser } from './attach-user';
import { AttachedUser } from './attached-user';

/**
 * The WordPress user with whom the customer signs in.
 *
 * @param props
 * @param props.customerId
 * @param props.customer
 */
export function UserPanel( { customerId, customer }: PanelProps ) {
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
					user={ asWhole( customer )?.user }
				/>
			) : (
				! isSearching && (
					<p className="fcc-panel__empty">
						{ __(
							'This customer has no account on this site.',
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
					{ __( 'Attach user', 'fluent-cart-customers' ) }
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
