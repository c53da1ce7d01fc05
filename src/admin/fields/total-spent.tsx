import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { formatMoney } from '../../components/format';
import { AmountFilter } from './amount-filter';
import { StoredTotal } from './stored-total';

export const totalSpentField: Field< CustomerSummary > = {
	id: 'total_spent',
	label: __( 'Total spent', 'fluent-cart-customers' ),
	header: (
		<StoredTotal label={ __( 'Total spent', 'fluent-cart-customers' ) } />
	),
	type: 'integer',
	render: ( { item } ) => <>{ formatMoney( item.total_spent ) }</>,
	Edit: AmountFilter,
	// Only filters ask for this: their values are whole units, as people type them.
	getValueFormatted: ( { item, field } ) =>
		formatMoney( Number( field.getValue( { item } ) ) * 100 ),
	filterBy: {
		operators: [ 'between', 'greaterThanOrEqual', 'lessThanOrEqual' ],
		isPrimary: true,
	},
};
