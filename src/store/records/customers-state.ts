import type {
	Customer,
	CustomerList,
	CustomerQuery,
	CustomerSummary,
} from '../../api';

export interface CustomersState {
	/** Rows of lists and records, by customer. */
	summaries: Record< number, CustomerSummary >;

	/** Records that were read or written, by customer. */
	records: Record< number, Customer >;

	/** Ids of the records, in the order in which they were received. */
	recordIds: number[];

	/** Changes that are pending on the server, by customer, oldest first. */
	optimisticUpdates: Record< number, OptimisticUpdate[] >;

	/** Pages of ids by serialized query, in the order in which they were received. */
	lists: Record< string, StoredList >;

	/** How often all lists were invalidated. */
	listsRevision: number;
}

interface OptimisticUpdate {
	key: number;
	changes: Partial< Customer >;
}

/** A list as it was received; its rows are in `summaries`. */
interface StoredList extends CustomerList {
	query: CustomerQuery;
	ids: number[];
}
