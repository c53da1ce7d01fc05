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
export type CustomerSortField = Schemas[ 'CustomerSortField' ];
export type Pagination = Schemas[ 'Pagination' ];

/**
 * What a list asks for. Unlike in the contract, page and order are always said:
 * one query has one spelling, which the server's preload must meet.
 */
export interface CustomerQuery
	extends
		Pick< ListArguments, 'search' | 'filters' >,
		Required< Pick< ListArguments, 'page' | 'per_page' | 'order_by' > > {
	order_type: 'ASC' | 'DESC';
}
