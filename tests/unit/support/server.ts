import type {
	Address,
	Customer,
	CustomerList,
	CustomerQuery,
	CustomerSummary,
} from '../../../src/api';

type Handler = ( request: Request ) => Response | Promise< Response >;

const ORIGIN = 'https://shop.example';

/** The requests that were sent since `serve`, oldest first. */
export let requests: Request[] = [];

/**
 * Answers every request of the page until the next call.
 */
export function serve( handler: Handler ): void {
	requests = [];
	globalThis.fetch = async ( input, init ) => {
		const request = new Request( new URL( String( input ), ORIGIN ), init );
		request.signal.throwIfAborted();
		requests.push( request );
		return handler( request );
	};
}

export function success( data: unknown, status = 200 ): Response {
	return Response.json( { success: true, data }, { status } );
}

export function failure( error: object, status: number ): Response {
	return Response.json( { success: false, error }, { status } );
}

export const firstPage: CustomerQuery = {
	page: 1,
	per_page: 20,
	order_by: 'id',
	order_type: 'DESC',
};

export function listOf( ...customers: CustomerSummary[] ): CustomerList {
	return {
		customers,
		pagination: {
			current_page: 1,
			per_page: 20,
			total: customers.length,
			total_is_exact: true,
			total_pages: 1,
		},
	};
}

export function summary(
	changes: Partial< CustomerSummary > = {}
): CustomerSummary {
	return {
		id: 7,
		user_id: null,
		email: 'ada@example.com',
		first_name: 'Ada',
		last_name: 'Lovelace',
		status: 'active',
		total_spent: 12_000,
		order_count: 2,
		average_order_value: 6_000,
		first_order_date: '2024-01-01T10:00:00Z',
		last_order_date: '2024-02-01T10:00:00Z',
		avatar_url: '',
		created_at: '2024-01-01T10:00:00Z',
		updated_at: '2024-01-01T10:00:00Z',
		...changes,
	};
}

export function record( changes: Partial< Customer > = {} ): Customer {
	return {
		...summary(),
		phone: '',
		additional_info: {},
		additional_info_labels: {},
		addresses: [],
		user: null,
		admin_url: null,
		version: 'v1',
		...changes,
	};
}

export function address( changes: Partial< Address > = {} ): Address {
	return {
		id: 1,
		type: 'billing',
		label: '',
		first_name: 'Ada',
		last_name: 'Lovelace',
		company: '',
		address_1: '1 Main St',
		address_2: '',
		city: 'Springfield',
		state: '',
		postcode: '12345',
		country: 'US',
		phone: '',
		email: '',
		is_primary: true,
		created_at: '2024-01-01T10:00:00Z',
		updated_at: '2024-01-01T10:00:00Z',
		...changes,
	};
}
