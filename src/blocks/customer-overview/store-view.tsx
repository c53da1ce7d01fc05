import { FIGURE_NAMES, StoreOverview } from '../../components/overview';
import type { AttributesProps } from './attributes';
import { LevelControl } from './level-control';
import { refuseLink } from './refuse-link';
import { Title } from './title';

/**
 * How the customer base does. Its period buttons change the block: what one sees
 * here is what the page shows first.
 *
 * @param props
 */
export function StoreView( props: AttributesProps ) {
	const { attributes, setAttributes } = props;

	return (
		<>
			<LevelControl { ...props } />
			<StoreOverview
				period={ attributes.period }
				heading={ attributes.showTitle && <Title { ...props } /> }
				level={ attributes.level }
				onPeriodChange={
					attributes.showPeriods
						? ( period ) => setAttributes( { period } )
						: undefined
				}
				figures={ FIGURE_NAMES.filter( ( name ) =>
					attributes.figures.includes( name )
				) }
				hasChart={ attributes.showChart }
				topCustomers={
					attributes.showTopCustomers ? attributes.topCustomers : 0
				}
				onLinkClick={ refuseLink }
			/>
		</>
	);
}
