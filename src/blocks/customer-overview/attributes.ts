import type { OverviewPeriod } from '@fcc/store';
import type { HeadingLevel } from '../../components/overview';

/** What block.json declares. */
export type Attributes = {
	/** HTML, of text alone; without it the default title stands there. */
	title?: string;
	level: HeadingLevel;
	period: OverviewPeriod;
	subject: 'store' | 'customer';
	/** Nobody is chosen yet without it. */
	customerId?: number;
	showTitle: boolean;
	showPeriods: boolean;
	/** Names of figures; somebody may have written others into the page. */
	figures: string[];
	showChart: boolean;
	showTopCustomers: boolean;
	topCustomers: number;
	/** What the block supports have set. */
	style?: { spacing?: { blockGap?: unknown } };
	/** Only in the inserter's preview; never saved. */
	isExample: boolean;
};

/** The props that parts of the block's editor share. */
export interface AttributesProps {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
}
