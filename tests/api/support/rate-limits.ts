import { expect } from '@playwright/test';
import { type Answer, type ApiClient, type ApiRequest } from './api-client.ts';
import { concurrently } from './concurrency.ts';

/** An id without a customer. */
export const MISSING_ID = 9_999_999;

/** In seconds. */
export const HOUR = 3600;

export const CLASSES = [ 'list', 'create', 'update', 'delete' ] as const;

export type Class = ( typeof CLASSES )[ number ];

/** Requests of each class that are counted and change nothing. */
export const REQUESTS: Record< Class, ApiRequest > = {
	list: [ 'HEAD', 'customers' ],
	create: [
		'POST',
		`customers/${ MISSING_ID }/address`,
		{ body: address() },
	],
	update: [
		'PUT',
		`customers/${ MISSING_ID }`,
		{ body: { first_name: 'A' } },
	],
	delete: [ 'DELETE', `customers/${ MISSING_ID }/address?address_id=1` ],
};

/** Limits per hour. */
export const DOCUMENTED: Record< Class, number > = {
	list: 100,
	create: 50,
	update: 200,
	delete: 20,
};

/** `reset` is in Unix seconds. */
type Rate = Record< 'limit' | 'remaining' | 'reset', number >;

export function rate( limit: number, remaining: number ) {
	return { limit, remaining, reset: expect.any( Number ) };
}

export function rateOf( answer: Answer | undefined ): Rate {
	const value = ( name: string ) =>
		Number( answer?.headers[ `x-ratelimit-${ name }` ] );
	return {
		limit: value( 'limit' ),
		remaining: value( 'remaining' ),
		reset: value( 'reset' ),
	};
}

/** The rate limit headers of one more request of each class. */
export async function rateStateAfterOneMore(
	client: ApiClient
): Promise< Record< string, Rate > > {
	const rates: Record< string, Rate > = {};
	for ( const name of CLASSES ) {
		rates[ name ] = rateOf( await client.send( ...REQUESTS[ name ] ) );
	}
	return rates;
}

export function sendConcurrently(
	client: ApiClient,
	count: number,
	name: Class
): Promise< Answer[] > {
	return concurrently( count, () => client.send( ...REQUESTS[ name ] ) );
}

export function rateLimited( answers: Answer[] ): Answer[] {
	return answers.filter( ( { status } ) => status === 429 );
}

export function address() {
	return {
		type: 'billing',
		address_1: '1 Main St',
		city: 'London',
		country: 'GB',
	} as const;
}
