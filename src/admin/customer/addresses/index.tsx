import { __ } from '@wordpress/i18n';
import { Placeholder } from '../../../components/placeholder';
import { asWhole } from '../editing/base';
import type { Panel, PanelProps } from '../panel';
import { Addresses } from './addresses';

export const addressesPanel: Panel = {
	id: 'addresses',
	title: __( 'Addresses', 'fluent-cart-customers' ),
	area: 'side',
	Component: AddressesPanel,
};

function AddressesPanel( { customer }: PanelProps ) {
	const whole = asWhole( customer );
	return whole ? (
		<Addresses customer={ whole } />
	) : (
		<Placeholder lines={ 4 } />
	);
}
