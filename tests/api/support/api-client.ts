import { type APIRequestContext, expect } from '@playwright/test';
import type { components, operations } from '../../../src/contract/types.ts';
import { contractProblems } from './contract.ts';

export type Schemas = components[ 'schemas' ];

export type Customer = Schemas[ 'Customer' ];
export type CustomerList = Schemas[ 'CustomerList' ];
export type CustomerCreate = Schemas[ 'CustomerCreate' ];
export type CustomerUpdate = Schemas[ 'CustomerUpdate' ];
export type Address = Schemas[ 'Address' ];
export type BulkResult = Schemas[ 'BulkResult' ];
export type Overview = Schemas[ 'Overview' ];
export type SettingsAnswer = Schemas[ 'SettingsAnswer' ];
export type ActivityEntry = Schemas[ 'ActivityEntry' ];
type ListedCustomer = CustomerList[ 'customers' ][ number ];

/** As in the query string: `{ 'filters[status]': 'active' }`. */
export type QueryArguments = Record< string, string | number >;

export interface RequestOptions {
	params?: QueryArguments;
	/** Sent as JSON. A text is sent unchanged, with the content type of JSON. */
	body?: unknown;
	headers?: Record< string, string >;
}

export type ApiRequest = [
	method: string,
	path: string,
	options?: RequestOptions,
];

/** An answer that conforms to the contract. */
export interface Answer {
	status: number;
	/** Names in lower case. */
	headers: Record< string, string >;
	body: unknown;
}

interface Envelope< Data > {
	data: Data;
}

/**
 * Calls the API like an external program. Every answer is checked against openapi.json here, for every
 * test.
 */
export class ApiClient {
	readonly #context: APIRequestContext;
	readonly #hasRateLimits: boolean;

	/** @param hasRateLimits Whether the site has the documented rate limits. */
	constructor( context: APIRequestContext, hasRateLimits: boolean ) {
		this.#context = context;
		this.#hasRateLimits = hasRateLimits;
	}

	/**
	 * Sends a request and returns any answer.
	 *
	 * @param path Below the namespace: `customers/1`.
	 */
	async send(
		method: string,
		path: string,
		{ params = {}, body, headers = {} }: RequestOptions = {}
	): Promise< Answer > {
		const response = await this.#context.fetch( path, {
			method,
			params,
			headers: {
				...( body !== undefined && {
					'Content-Type': 'application/json',
				} ),
				...headers,
			},
			// Bytes, because Playwright would quote a text that is not JSON.
			...( body !== undefined && {
				data: Buffer.from( encoded( body ) ),
			} ),
			maxRedirects: 0,
		} );
		const text = await response.text();
		const answer = {
			status: response.status(),
			headers: response.headers(),
			body: response.headers()[ 'content-type' ]?.startsWith( 'text/csv' )
				? text
				: parsed( text ),
		};
		expect(
			contractProblems( {
				...answer,
				method: headers[ 'X-HTTP-Method-Override' ] ?? method,
				path: path.replace( /\?.*/, '' ),
				isPartial: new URL( response.url() ).search.includes(
					'_fields'
				),
				// Not for an answer of another plugin before the API was called.
				hasRateLimits:
					this.#hasRateLimits &&
					! text.includes( '"wordpress_code"' ),
			} ),
			`${ method } ${ path }: ${ text.slice( 0, 500 ) }`
		).toEqual( [] );
		return answer;
	}

	async listCustomers(
		params: QueryArguments = {}
	): Promise< CustomerList > {
		return this.#succeed< CustomerList >( 200, 'GET', 'customers', {
			params,
		} );
	}

	async walkCustomers(
		params: QueryArguments = {}
	): Promise< ListedCustomer[] > {
		const customers: ListedCustomer[] = [];
		for ( let page = 1, pages = 1; page <= pages; page++ ) {
			const list = await this.listCustomers( {
				per_page: 100,
				...params,
				page,
			} );
			customers.push( ...list.customers );
			pages = list.pagination.total_pages;
		}
		return customers;
	}

	async createCustomer( body: CustomerCreate ): Promise< Customer > {
		return this.#customer( 201, 'POST', 'customers', { body } );
	}

	async getCustomer( id: number ): Promise< Customer > {
		return this.#customer( 200, 'GET', `customers/${ id }` );
	}

	async updateCustomer(
		id: number,
		body: CustomerUpdate
	): Promise< Customer > {
		return this.#customer( 200, 'PUT', `customers/${ id }`, { body } );
	}

	async updateAdditionalInfo(
		id: number,
		body: Schemas[ 'AdditionalInfoWrite' ]
	): Promise< Customer > {
		const path = `customers/${ id }/additional-info`;
		return this.#customer( 200, 'PUT', path, { body } );
	}

	async getStats( id: number ): Promise< Schemas[ 'CustomerStats' ] > {
		type Data = { stats: Schemas[ 'CustomerStats' ] };
		const path = `customers/get-stats/${ id }`;
		return ( await this.#succeed< Data >( 200, 'GET', path ) ).stats;
	}

	async getOverview( period?: Overview[ 'period' ] ): Promise< Overview > {
		type Data = { overview: Overview };
		const params: QueryArguments = period ? { period } : {};
		const path = 'customers/overview';
		return ( await this.#succeed< Data >( 200, 'GET', path, { params } ) )
			.overview;
	}

	async getSettings(): Promise< SettingsAnswer > {
		return this.#succeed( 200, 'GET', 'customers/settings' );
	}

	async updateSettings(
		body: Schemas[ 'SettingsUpdate' ]
	): Promise< SettingsAnswer > {
		return this.#succeed( 200, 'PUT', 'customers/settings', { body } );
	}

	async listOrders(
		id: number,
		params: QueryArguments = {}
	): Promise< Schemas[ 'OrderList' ] > {
		return this.#succeed( 200, 'GET', `customers/${ id }/orders`, {
			params,
		} );
	}

	async listActivity(
		id: number,
		params: QueryArguments = {}
	): Promise< Schemas[ 'Activity' ] > {
		return this.#succeed( 200, 'GET', `customers/${ id }/activity`, {
			params,
		} );
	}

	async listAddresses(
		id: number,
		params: QueryArguments = {}
	): Promise< Address[] > {
		type Data = { addresses: Address[] };
		const path = `customers/${ id }/address`;
		return ( await this.#succeed< Data >( 200, 'GET', path, { params } ) )
			.addresses;
	}

	async createAddress(
		id: number,
		body: Schemas[ 'AddressCreate' ]
	): Promise< Address > {
		const path = `customers/${ id }/address`;
		return this.#address( 201, 'POST', path, { body } );
	}

	async updateAddress(
		id: number,
		body: Schemas[ 'AddressUpdate' ]
	): Promise< Address > {
		const path = `customers/${ id }/address`;
		return this.#address( 200, 'PUT', path, { body } );
	}

	async makeAddressPrimary(
		id: number,
		addressId: number
	): Promise< Address > {
		const path = `customers/${ id }/address/make-primary`;
		const body = { address_id: addressId };
		return this.#address( 200, 'POST', path, { body } );
	}

	async deleteAddress( id: number, addressId: number ): Promise< void > {
		const body = { address_id: addressId };
		await this.#ok( 200, 'DELETE', `customers/${ id }/address`, { body } );
	}

	async attachUser( id: number, userId: number ): Promise< Customer > {
		const path = `customers/${ id }/attachable-user`;
		const body = { user_id: userId };
		return this.#customer( 200, 'POST', path, { body } );
	}

	async detachUser( id: number ): Promise< Customer > {
		return this.#customer( 200, 'POST', `customers/${ id }/detach-user` );
	}

	async createUser(
		id: number
	): Promise< { customer: Customer; email_sent: boolean } > {
		return this.#succeed( 201, 'POST', `customers/${ id }/user` );
	}

	async sendPasswordReset( id: number ): Promise< Customer > {
		const path = `customers/${ id }/password-reset`;
		return this.#customer( 200, 'POST', path );
	}

	async listAttachableUsers(
		params: QueryArguments = {}
	): Promise< Schemas[ 'AttachableUserList' ] > {
		return this.#succeed( 200, 'GET', 'customers/attachable-user', {
			params,
		} );
	}

	async deleteCustomer(
		id: number,
		body: Schemas[ 'CustomerDeletion' ] = {}
	): Promise< void > {
		await this.#ok( 200, 'DELETE', `customers/${ id }`, { body } );
	}

	async listColumns(): Promise< Array< Schemas[ 'Column' ] > > {
		type Data = { columns: Array< Schemas[ 'Column' ] > };
		return (
			await this.#succeed< Data >( 200, 'GET', 'customers/columns' )
		).columns;
	}

	async bulk( body: Schemas[ 'BulkAction' ] ): Promise< BulkResult > {
		return this.#succeed( 200, 'POST', 'customers/do-bulk-action', {
			body,
		} );
	}

	async #customer(
		status: number,
		...request: ApiRequest
	): Promise< Customer > {
		type Data =
			operations[ 'getCustomer' ][ 'responses' ][ 200 ][ 'content' ][ 'application/json' ][ 'data' ];
		return ( await this.#succeed< Data >( status, ...request ) ).customer;
	}

	async #address(
		status: number,
		...request: ApiRequest
	): Promise< Address > {
		type Data = { address: Address };
		return ( await this.#succeed< Data >( status, ...request ) ).address;
	}

	async #succeed< Data >(
		status: number,
		...request: ApiRequest
	): Promise< Data > {
		const answer = await this.#ok( status, ...request );
		// send() has validated the body.
		return ( answer.body as Envelope< Data > ).data;
	}

	async #ok( status: number, ...request: ApiRequest ): Promise< Answer > {
		const answer = await this.send( ...request );
		expect( answer, request.slice( 0, 2 ).join( ' ' ) ).toMatchObject( {
			status,
		} );
		return answer;
	}
}

function encoded( body: unknown ): string {
	return typeof body === 'string' ? body : JSON.stringify( body );
}

function parsed( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return text;
	}
}
