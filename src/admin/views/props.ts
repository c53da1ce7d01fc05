import type { CustomersView } from '../navigation/view';

/** The open view, and how to change it. */
export interface SavedViewsProps {
	view: CustomersView;
	onChangeView: (
		next: CustomersView,
		options?: { replace?: boolean }
	) => void;
}
