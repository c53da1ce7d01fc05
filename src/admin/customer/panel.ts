import type { ComponentType } from 'react';
import type { Customer, CustomerSummary } from '@fcc/store';

export interface PanelProps {
	customerId: number;

	/**
	 * What is known of the customer: at first perhaps only the row of a list,
	 * which has neither `version` nor addresses, phone and additional info.
	 */
	customer: Customer | CustomerSummary;
}

/** A part of the customer screen. */
export interface Panel {
	/** Tells it from the others. */
	id: string;

	/** Its heading. */
	title: string;

	/** Where it stands: across the top, without a card and heading; or in one of the columns. */
	area: 'top' | 'main' | 'side';

	Component: ComponentType< PanelProps >;
}
