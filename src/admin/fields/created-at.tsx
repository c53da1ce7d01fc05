import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { Day } from '../../components/day';

export const createdAtField: Field< CustomerSummary > = {
	id: 'created_at',
	label: __( 'Created', 'fluent-cart-customers' ),
	// `datetime` has no `between`.
	type: 'date',
	render: ( { item } ) => <Day moment={ item.created_at } />,
	filterBy: {
		operators: [ 'between', 'afterInc', 'beforeInc' ],
		isPrimary: true,
	},
};
