import type { OverviewPeriod } from '@fcc/store';
import type { HeadingLevel } from '../../components/overview';

/** The attributes that block.json declares. */
export type Attributes = {
	/** HTML that contains only text; without it, the default title is shown. */
	title?: string;
	level: HeadingLevel;
	period: OverviewPeriod;
	subject: 'store' | 'customer';
	/** Undefined until a customer is chosen. */
	customerId?: number;
	showTitle: boolean;
	showPeriods: boolean;
	/** Names of figures. A page may contain unknown ones. */
	figures: string[];
	showChart: boolean;
	showTopCustomers: boolean;
	topCustomers: number;
	/** Set by block supports. */
	style?: { spacing?: { blockGap?: unknown } };
	/** Only in the inserter's preview; never saved. */
	isExample: boolean;
};

/** Props of the block's parts in the editor. */
export interface AttributesProps {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
}
