import { addQueryArgs } from '@wordpress/url';
import type { MouseEventHandler } from 'react';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { customerName } from '../customer-name';

export type LinkHandler = MouseEventHandler< HTMLAnchorElement >;

interface CustomerLinkProps {
	customer: Pick<
		CustomerSummary,
		'id' | 'first_name' | 'last_name' | 'email'
	>;
	onClick?: LinkHandler | undefined;
}

/**
 * A customer's name, which leads to their screen in wp-admin.
 *
 * @param props
 * @param props.customer
 * @param props.onClick
 */
export function CustomerLink( { customer, onClick }: CustomerLinkProps ) {
	return (
		<a
			className="fcc-overview__name"
			href={ addQueryArgs( getBootstrap().pageUrl, {
				customer: customer.id,
			} ) }
			onClick={ onClick }
		>
			{ customerName( customer ) }
		</a>
	);
}
