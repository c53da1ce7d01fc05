import { mailto } from '../../../components/mailto';
import { __, sprintf } from '@wordpress/i18n';
import { createInterpolateElement } from '@wordpress/element';
import { Avatar } from '../../../components/avatar';
import { Day } from '../../../components/day';
import {
	customerInitials,
	customerName,
} from '../../../components/customer-name';
import type { PanelProps } from '../panel';
import { Actions } from './actions';
import { CopyEmail } from './copy-email';
import { Status } from './status';

/**
 * Who the customer is, and what can be done with them.
 *
 * @param props
 * @param props.customer
 */
export function Head( { customer }: PanelProps ) {
	const { id, email, avatar_url, created_at } = customer;

	return (
		<div className="fcc-head">
			<Avatar
				initials={ customerInitials( customer ) }
				url={ avatar_url }
			/>
			<div className="fcc-head__text">
				<div className="fcc-head__title">
					<h1 className="fcc-head__name" dir="auto" tabIndex={ -1 }>
						{ customerName( customer ) }
					</h1>
					<Status customer={ customer } />
				</div>
				<ul className="fcc-head__facts">
					<li>
						<a href={ mailto( email ) }>{ email }</a>
						<CopyEmail email={ email } />
					</li>
					{ created_at && (
						<li>
							{ createInterpolateElement(
								/* translators: <day /> is a date. */
								__(
									'Customer since <day />',
									'fluent-cart-customers'
								),
								{ day: <Day moment={ created_at } /> }
							) }
						</li>
					) }
					<li>
						{ sprintf(
							/* translators: %d: id of a customer. */
							__( 'ID %d', 'fluent-cart-customers' ),
							id
						) }
					</li>
				</ul>
			</div>
			<Actions customer={ customer } />
		</div>
	);
}
