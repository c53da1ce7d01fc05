import type { Overview } from '@fcc/store';
import type { LinkHandler } from './customer-link';
import { FIGURE_NAMES, type FigureName } from './figure-names';
import { Figures, type FigureLink } from './figures';
import type { HeadingLevel } from './heading-level';
import { OverviewChart } from './overview-chart';
import { EMPTY_STORE_TEXT, otherCurrenciesText } from './texts';
import { TopCustomers } from './top-customers';

/** Which parts are drawn, and how. */
export interface PartsProps {
	/**
	 * Of the heading above the parts.
	 *
	 * @default 2
	 */
	level?: HeadingLevel | undefined;

	/**
	 * Which figures, in whatever order.
	 *
	 * @default All of them.
	 */
	figures?: readonly FigureName[] | undefined;

	/** Where a figure leads to, if anywhere. */
	figureLink?: FigureLink | undefined;

	/** @default true */
	hasChart?: boolean | undefined;

	/**
	 * How many at most; an answer has ten.
	 *
	 * @default 5
	 */
	topCustomers?: number | undefined;

	/** Called when a customer's name is clicked, before the link is followed. */
	onLinkClick?: LinkHandler | undefined;
}

/**
 * What an answer of the API says of its period.
 *
 * @param props
 * @param props.overview
 * @param props.level
 * @param props.figures
 * @param props.figureLink
 * @param props.hasChart
 * @param props.topCustomers
 * @param props.onLinkClick
 */
export function Parts( {
	overview,
	level = 2,
	figures = FIGURE_NAMES,
	figureLink,
	hasChart = true,
	topCustomers = 5,
	onLinkClick,
}: PartsProps & { overview: Overview } ) {
	if (
		overview.figures.customers.value === 0 &&
		overview.order_count === 0
	) {
		return <p className="fcc-overview__empty">{ EMPTY_STORE_TEXT }</p>;
	}
	const hasSums = hasChart || figures.length > 0;

	return (
		<>
			{ overview.notice && (
				<p className="fcc-overview__note">{ overview.notice }</p>
			) }
			<Figures
				overview={ overview }
				names={ figures }
				figureLink={ figureLink }
			/>
			{ hasSums && overview.other_currencies > 0 && (
				<p className="fcc-overview__note">
					{ otherCurrenciesText( overview.other_currencies ) }
				</p>
			) }
			{ hasChart && <OverviewChart overview={ overview } /> }
			{ topCustomers > 0 && (
				<TopCustomers
					customers={ overview.top_customers.slice(
						0,
						topCustomers
					) }
					level={ level }
					onLinkClick={ onLinkClick }
				/>
			) }
		</>
	);
}
