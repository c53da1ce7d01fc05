import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import { store, type CustomerSummary } from '@fcc/store';
import { Avatar } from '../../components/avatar';
import { StatusBadge } from '../../components/status-badge';
import {
	customerInitials,
	customerName,
	fullName,
} from '../../components/customer-name';
import { customerLinkProps } from '../routes';
import { Badge } from '../../components/badge';
import { prefetchProps } from '../customer/prefetch';
import { formatMoney } from '../../components/format';

/**
 * Who the customer is. Below 600 px it is the only column, so it also holds
 * what matters most of the others; the style sheet shows that there alone.
 */
export const customerField: Field< CustomerSummary > = {
	// By its id it is sorted.
	id: 'first_name',
	label: __( 'Customer', 'fluent-cart-customers' ),
	getValue: ( { item } ) => customerName( item ),
	render: ( { item } ) => (
		<div className="fcc-customer">
			<Avatar
				initials={ customerInitials( item ) }
				url={ item.avatar_url }
			/>
			<span className="fcc-customer__text">
				<CustomerName customer={ item } />
				<Unsaved id={ item.id } />
				{ ! [ '', item.email ].includes( fullName( item ) ) && (
					<span className="fcc-customer__email">{ item.email }</span>
				) }
			</span>
			<span className="fcc-customer__figures">
				<span className="fcc-customer__spent">
					{ formatMoney( item.total_spent ) }
				</span>
				<StatusBadge status={ item.status } />
			</span>
		</div>
	),
	enableHiding: false,
	filterBy: false,
};

function CustomerName( { customer }: { customer: CustomerSummary } ) {
	return (
		<a
			className="fcc-customer__name"
			dir="auto"
			// Here the focus returns from the customer's screen.
			data-customer={ customer.id }
			{ ...prefetchProps( customer.id ) }
			{ ...customerLinkProps( customer.id ) }
		>
			{ customerName( customer ) }
		</a>
	);
}

/** Marks a customer of whom something that was typed is not saved. */
function Unsaved( { id }: { id: number } ) {
	const isUnsaved = useSelect(
		( select ) => select( store ).getUnsavedCustomers().includes( id ),
		[ id ]
	);
	return isUnsaved ? (
		<span className="fcc-customer__unsaved">
			<Badge tone="attention">
				{ __( 'Unsaved changes', 'fluent-cart-customers' ) }
			</Badge>
		</span>
	) : null;
}
