import { type APIRequestContext, expect } from '@playwright/test';

/** The namespace of FluentCart's own API. */
export const FLUENTCART_NAMESPACE = 'fluent-cart/v2';

export interface FluentCartAddress {
	id: number;
	type: string;
	is_primary: string;
	label: string;
	name: string;
	address_1: string;
	city: string;
	state: string;
	phone: string;
	company_name: string;
	formatted_address: Record< string, string | null >;
}

export interface FluentCartCustomer {
	id: number;
	user_id: string | null;
	email: string;
	first_name: string;
	last_name: string;
	full_name: string;
	status: string;
	notes: string;
	user_link: string;
	billing_address: FluentCartAddress[];
	shipping_address: FluentCartAddress[];
}

/** FluentCart's own API, as used by its screens. */
export class FluentCartApi {
	readonly #context: APIRequestContext;

	constructor( context: APIRequestContext ) {
		this.#context = context;
	}

	async send(
		method: string,
		path: string,
		body?: object
	): Promise< unknown > {
		const answer = await this.#context.fetch( path, {
			method,
			...( body && { data: body } ),
		} );
		expect(
			answer.status(),
			`${ method } ${ path }: ${ await answer.text() }`
		).toBe( 200 );
		return answer.json();
	}

	/** The customer with the arguments of FluentCart's screen. */
	async customer( id: number ): Promise< FluentCartCustomer > {
		const { customer } = Object(
			await this.send(
				'GET',
				`customers/${ id }?with[]=billing_address&with[]=shipping_address`
			)
		);
		// FluentCart returns them unordered.
		const byId = ( a: FluentCartAddress, b: FluentCartAddress ) =>
			a.id - b.id;
		customer.billing_address.sort( byId );
		customer.shipping_address.sort( byId );
		return customer;
	}

	/** The customers that FluentCart's list finds. */
	async list( search: string ): Promise< FluentCartCustomer[] > {
		return Object(
			await this.send(
				'GET',
				`customers?search=${ encodeURIComponent( search ) }`
			)
		).customers.data;
	}

	/** Saves the form of a customer, which sends all of its fields. */
	async save(
		id: number,
		changes: Partial< FluentCartCustomer >
	): Promise< void > {
		await this.send( 'PUT', `customers/${ id }`, {
			...( await this.customer( id ) ),
			...changes,
		} );
	}

	/** Saves the form of an address, which sends all of its fields. */
	async saveAddress(
		customerId: number,
		addressId: number,
		changes: Partial< FluentCartAddress >
	): Promise< void > {
		const { billing_address: billing, shipping_address: shipping } =
			await this.customer( customerId );
		await this.send( 'PUT', `customers/${ customerId }/address`, {
			...[ ...billing, ...shipping ].find(
				( { id } ) => id === addressId
			),
			...changes,
		} );
	}
}
