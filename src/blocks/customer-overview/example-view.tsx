import { __ } from '@wordpress/i18n';
import {
	CustomerFigures,
	FIGURE_NAMES,
	Overview,
	headingTag,
} from '../../components/overview';
import type { Attributes } from './attributes';
import { EXAMPLE_CUSTOMER, exampleOverview, exampleStats } from './example';

/**
 * The block as it might look, for the inserter: asks nobody for anything.
 *
 * @param props
 * @param props.attributes
 */
export function ExampleView( { attributes }: { attributes: Attributes } ) {
	const Heading = headingTag( attributes.level );
	const heading = (
		<Heading className="fcc-overview__title">
			{ __( 'Customer overview', 'fluent-cart-customers' ) }
		</Heading>
	);

	return attributes.subject === 'customer' ? (
		<CustomerFigures
			customer={ EXAMPLE_CUSTOMER }
			stats={ exampleStats() }
			heading={ heading }
		/>
	) : (
		<Overview
			overview={ exampleOverview() }
			heading={ heading }
			onPeriodChange={ () => {} }
			figures={ FIGURE_NAMES.filter( ( name ) =>
				attributes.figures.includes( name )
			) }
			hasChart={ attributes.showChart }
			topCustomers={
				attributes.showTopCustomers ? attributes.topCustomers : 0
			}
		/>
	);
}
