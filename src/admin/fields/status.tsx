import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { StatusBadge } from '../../components/status-badge';

export const statusField: Field< CustomerSummary > = {
	id: 'status',
	label: __( 'Status', 'fluent-cart-customers' ),
	elements: getBootstrap().statuses,
	render: ( { item } ) => <StatusBadge status={ item.status } />,
	filterBy: { operators: [ 'is' ], isPrimary: true },
};
