import { type APIRequestContext, expect } from '@playwright/test';
import type { components, operations } from '../../../src/contract/types.ts';
import { contractProblems } from './contract.ts';

type Schemas = components[ 'schemas' ];

export type Customer = Schemas[ 'Customer' ];
export type CustomerList = Schemas[ 'CustomerList' ];
export type CustomerCreate = Schemas[ 'CustomerCreate' ];
export type CustomerUpdate = Schemas[ 'CustomerUpdate' ];
type ListedCustomer = CustomerList[ 'customers' ][ number ];

/** As they stand in the address: `{ 'filters[status]': 'active' }`. */
export type QueryArguments = Record< string, string | number >;

export interface RequestOptions {
	params?: QueryArguments;
	/** Sent as JSON; a text is sent as it is, with the type of JSON. */
	body?: unknown;
	headers?: Record< string, string >;
}

export type ApiRequest = [
	method: string,
	path: string,
	options?: RequestOptions,
];

/** An answer that keeps the contract. */
export interface Answer {
	status: number;
	/** By name in lower case. */
	headers: Record< string, string >;
	body: unknown;
}

interface Envelope< Data > {
	data: Data;
}

/**
 * Calls the API as a program outside does. Whatever is answered is held against
 * openapi.json here, so that no test can forget to.
 */
export class ApiClient {
	readonly #context: APIRequestContext;

	constructor( context: APIRequestContext ) {
		this.#context = context;
	}

	/**
	 * Sends a request, whatever comes of it.
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
			// Bytes, since Playwright would put a text that is no JSON in quotes.
			...( body !== undefined && {
				data: Buffer.from( encoded( body ) ),
			} ),
			maxRedirects: 0,
		} );
		const text = await response.text();
		const answer = {
			status: response.status(),
			headers: response.headers(),
			body: parsed( text ),
		};
		expect(
			contractProblems( {
				...answer,
				method: headers[ 'X-HTTP-Method-Override' ] ?? method,
				path: path.replace( /\?.*/, '' ),
				isPartial: new URL( response.url() ).search.includes(
					'_fields'
				),
				contentType: answer.headers[ 'content-type' ] ?? '',
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

	/** All of them, page by page. */
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

	async #customer(
		status: number,
		...request: ApiRequest
	): Promise< Customer > {
		type Data =
			operations[ 'getCustomer' ][ 'responses' ][ 200 ][ 'content' ][ 'application/json' ][ 'data' ];
		return ( await this.#succeed< Data >( status, ...request ) ).customer;
	}

	async #succeed< Data >(
		status: number,
		...request: ApiRequest
	): Promise< Data > {
		const answer = await this.send( ...request );
		expect( answer, request.slice( 0, 2 ).join( ' ' ) ).toMatchObject( {
			status,
		} );
		// send() has checked it.
		return ( answer.body as Envelope< Data > ).data;
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
