import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';

export const emailField: Field< CustomerSummary > = {
	id: 'email',
	label: __( 'Email', 'fluent-cart-customers' ),
	render: ( { item } ) => (
		<span className="fcc-email" title={ item.email }>
			{ item.email }
		</span>
	),
	filterBy: false,
};
