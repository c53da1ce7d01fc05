import type { components, operations } from '../contract/types';

type Schemas = components[ 'schemas' ];
type ListArguments = NonNullable<
	operations[ 'listCustomers' ][ 'parameters' ][ 'query' ]
>;

export type Customer = Schemas[ 'Customer' ];
export type CustomerSummary = Schemas[ 'CustomerSummary' ];
export type CustomerList = Schemas[ 'CustomerList' ];
export type CustomerCreate = Schemas[ 'CustomerCreate' ];
export type CustomerUpdate = Schemas[ 'CustomerUpdate' ];
export type CustomerFilters = Schemas[ 'CustomerFilters' ];
export type CustomerListSort = Schemas[ 'CustomerListSort' ];
/** A customer in a list; in a search with the fields that match. */
export type CustomerRow = CustomerList[ 'customers' ][ number ];
export type CustomerSortField = Schemas[ 'CustomerSortField' ];
export type AdditionalInfo = Schemas[ 'AdditionalInfo' ];
export type AdditionalInfoChanges = Schemas[ 'AdditionalInfoWrite' ];
export type Pagination = Schemas[ 'Pagination' ];

export type Address = Schemas[ 'Address' ];
export type AddressCreate = Schemas[ 'AddressCreate' ];
export type AddressUpdate = Schemas[ 'AddressUpdate' ];

export type Order = Schemas[ 'Order' ];
export type OrderList = Schemas[ 'OrderList' ];
export type CustomerStats = Schemas[ 'CustomerStats' ];
export type SpendingChart = Schemas[ 'SpendingChart' ];
export type SpendingPoint = Schemas[ 'SpendingPoint' ];

export type ChartSeries = Schemas[ 'ChartSeries' ];
export type Overview = Schemas[ 'Overview' ];
export type OverviewFigure = Schemas[ 'OverviewFigure' ];
export type OverviewPeriod = Schemas[ 'OverviewPeriod' ];
export type OverviewPoint = Schemas[ 'OverviewPoint' ];
export type TopCustomer = Schemas[ 'TopCustomer' ];

export type SearchMatch = Schemas[ 'SearchMatch' ];

export type Settings = Schemas[ 'Settings' ];
export type AbilityCall = Schemas[ 'AbilityCall' ];
export type SettingsAnswer = Schemas[ 'SettingsAnswer' ];
export type SettingsUpdate = Schemas[ 'SettingsUpdate' ];

export type Activity = Schemas[ 'Activity' ];
export type ActivityEntry = Schemas[ 'ActivityEntry' ];

export type AttachedUser = Schemas[ 'AttachedUser' ];
/** The answer to a change of a customer, with the run that `undoRun` undoes. */
export type CustomerChange =
	components[ 'responses' ][ 'Customer' ][ 'content' ][ 'application/json' ][ 'data' ];
/** The answer to a change of an address. */
export type AddressChange =
	components[ 'responses' ][ 'Address' ][ 'content' ][ 'application/json' ][ 'data' ];
/** The answer to a deletion. */
export type Deletion =
	operations[ 'deleteCustomer' ][ 'responses' ][ 200 ][ 'content' ][ 'application/json' ][ 'data' ];

/** The answer to the creation of a user. */
export type CreatedUser =
	components[ 'responses' ][ 'UserCreated' ][ 'content' ][ 'application/json' ][ 'data' ];
export type AttachableUser = Schemas[ 'AttachableUser' ];
export type AttachableUserList = Schemas[ 'AttachableUserList' ];

export type BulkAction = Schemas[ 'BulkAction' ];
export type BulkResult = Schemas[ 'BulkResult' ];

export type Run = Schemas[ 'Run' ];
export type RunCounts = Schemas[ 'RunCounts' ];
export type RunKind = Schemas[ 'RunKind' ];
export type RunList = Schemas[ 'RunList' ];
export type RunOutcome = Schemas[ 'RunOutcome' ];
export type RunPlan = Schemas[ 'RunPlan' ];
export type RunResult = Schemas[ 'RunResult' ];
export type RunResultList = Schemas[ 'RunResultList' ];
export type RunState = Schemas[ 'RunState' ];

/** A view of the list that a person has saved. */
export type SavedView = Schemas[ 'View' ];
export type ViewCreate = Schemas[ 'ViewCreate' ];
export type ViewUpdate = Schemas[ 'ViewUpdate' ];

export type Column = Schemas[ 'Column' ];
export type Import = Schemas[ 'Import' ];
export type ImportColumn = Schemas[ 'ImportColumn' ];
export type ImportCreate = Schemas[ 'ImportCreate' ];
export type ImportFailedRow = Schemas[ 'ImportFailedRow' ];
export type ImportOptions = Schemas[ 'ImportOptions' ];
export type ImportUpdate = Schemas[ 'ImportUpdate' ];
/** One page of imports. */
export type ImportList =
	operations[ 'listImports' ][ 'responses' ][ 200 ][ 'content' ][ 'application/json' ][ 'data' ];
/** One page of the rows that a run could not import. */
export type ImportFailedRowList =
	operations[ 'listFailedImportRows' ][ 'responses' ][ 200 ][ 'content' ][ 'application/json' ][ 'data' ];

/** A page of one customer's orders or activity. */
export interface PageQuery {
	page: number;
	per_page: number;
}

/** A page of runs. */
export interface RunsQuery extends PageQuery {
	/** Only runs that changed this customer. */
	customer_id?: number;
}

/** A page of the results of a run. */
export interface RunResultsQuery extends PageQuery {
	/** Only results with this outcome. */
	outcome?: RunOutcome;
}

/**
 * Query of a list. Page and order are required here, although the contract has
 * defaults: one query has one spelling, which the server's preload uses too.
 */
export interface CustomerQuery
	extends
		Pick< ListArguments, 'search' | 'filters' >,
		Required< Pick< ListArguments, 'page' | 'per_page' | 'order_by' > > {
	order_type: 'ASC' | 'DESC';
}
