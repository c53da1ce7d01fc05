import { __ } from '@wordpress/i18n';
import type { TopCustomer } from '@fcc/store';
import { CustomerLink, type LinkHandler } from './customer-link';
import { subheadingTag, type HeadingLevel } from './heading-level';
import { ordersText } from './texts';

interface TopCustomersProps {
	/** Who spent the most first. */
	customers: TopCustomer[];
	/** Of the heading above this one. */
	level: HeadingLevel;
	onLinkClick?: LinkHandler | undefined;
}

/**
 * Who spent the most in the period.
 *
 * @param props
 * @param props.customers
 * @param props.level
 * @param props.onLinkClick
 */
export function TopCustomers( {
	customers,
	level,
	onLinkClick,
}: TopCustomersProps ) {
	const Heading = subheadingTag( level );

	return (
		<section className="fcc-overview__top">
			<Heading>
				{ __( 'Top customers', 'fluent-cart-customers' ) }
			</Heading>
			{ customers.length > 0 ? (
				<ol>
					{ customers.map( ( customer ) => (
						<li key={ customer.id }>
							<CustomerLink
								customer={ customer }
								onClick={ onLinkClick }
							/>{ ' ' }
							<span className="fcc-overview__spent">
								{ customer.formatted_total_spent }
							</span>{ ' ' }
							<span className="fcc-overview__orders">
								{ ordersText( customer.order_count ) }
							</span>
						</li>
					) ) }
				</ol>
			) : (
				<p className="fcc-overview__note">
					{ __(
						'Nobody bought anything in this period.',
						'fluent-cart-customers'
					) }
				</p>
			) }
		</section>
	);
}
