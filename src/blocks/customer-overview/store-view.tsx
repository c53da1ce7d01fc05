import { FIGURE_NAMES, StoreOverview } from '../../components/overview';
import type { AttributesProps } from './attributes';
import { LevelControl } from './level-control';
import { NothingShown } from './nothing-shown';
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
	const figures = FIGURE_NAMES.filter( ( name ) =>
		attributes.figures.includes( name )
	);
	const {
		level,
		period,
		showTitle,
		showPeriods,
		showChart,
		showTopCustomers,
		topCustomers,
	} = attributes;

	if (
		! showTitle &&
		! showPeriods &&
		! showChart &&
		! showTopCustomers &&
		figures.length === 0
	) {
		return <NothingShown />;
	}
	return (
		<>
			<LevelControl { ...props } />
			<StoreOverview
				period={ period }
				heading={ showTitle && <Title { ...props } /> }
				level={ level }
				onPeriodChange={
					showPeriods
						? ( next ) => setAttributes( { period: next } )
						: undefined
				}
				figures={ figures }
				hasChart={ showChart }
				topCustomers={ showTopCustomers ? topCustomers : 0 }
				onLinkClick={ refuseLink }
			/>
		</>
	);
}
