import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { Placeholder } from '../../../components/placeholder';
import type { Panel, PanelProps } from '../panel';
import { asWhole } from '../editing/base';
import { InfoForm } from './info-form';
import { InfoText } from './info-text';

export const additionalInfoPanel: Panel = {
	id: 'additional-info',
	title: __( 'Additional info', 'fluent-cart-customers' ),
	area: 'side',
	Component: AdditionalInfo,
};

function AdditionalInfo( { customer }: PanelProps ) {
	const whole = asWhole( customer );

	if ( ! whole ) {
		return <Placeholder lines={ 2 } />;
	}
	return getBootstrap().can.manage ? (
		<InfoForm customer={ whole } />
	) : (
		<InfoText customer={ whole } />
	);
}
