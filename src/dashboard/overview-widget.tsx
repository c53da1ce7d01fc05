import { StoreOverview } from '../components/overview';
import { figureLink } from './figure-link';
import { usePeriodPreference } from './period-preference';

/** How the customer base does, in the period that the person last looked at. */
export function OverviewWidget() {
	const [ period, setPeriod ] = usePeriodPreference();
	return (
		<StoreOverview
			period={ period }
			onPeriodChange={ setPeriod }
			figureLink={ figureLink }
		/>
	);
}
