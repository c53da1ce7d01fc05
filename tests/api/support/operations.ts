import type { Right } from '../../support/rights.ts';
import openapi from '../../../src/contract/openapi.json' with { type: 'json' };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Operation {
	operationId: string;
	/** For all requests, or for each `action` of the body. */
	'x-right'?: Right | Record< string, Right >;
	/** Empty if the operation needs no signed-in user. */
	security?: object[];
	/** Additional WordPress capabilities. */
	'x-capabilities'?: string[];
	/** The class in which requests are counted, for all requests or for each `action`. */
	'x-limit'?: string | Record< string, string >;
	parameters?: object[];
	requestBody?: {
		required?: boolean;
		content: { 'application/json': { schema: object; example?: unknown } };
	};
	responses: Record< string, object >;
}

export interface RoutedOperation extends Operation {
	method: Method;
	/** Below the namespace: `customers/{customerId}`. */
	template: string;
}

const METHODS: Method[] = [ 'GET', 'POST', 'PUT', 'DELETE' ];

/** All operations of the contract, in order, so that a new operation is in every generated test. */
export const OPERATIONS: RoutedOperation[] = Object.entries(
	openapi.paths
).flatMap( ( [ path, item ] ) => {
	const operations: Record< string, unknown > = item;
	return METHODS.flatMap( ( method ) => {
		const operation = operations[ method.toLowerCase() ];
		return operation
			? [
					{
						...( operation as Operation ),
						method,
						template: path.slice( 1 ),
					},
				]
			: [];
	} );
} );

/**
 * The operation that answers a request.
 *
 * @param method `HEAD` is answered by the operation of GET.
 * @param path   Below the namespace, without the query: `customers/1`.
 */
export function operationAt(
	method: string,
	path: string
): RoutedOperation | undefined {
	const wanted = method === 'HEAD' ? 'GET' : method;
	// WordPress ignores a trailing slash and compares case-insensitively.
	const route = decodeURIComponent( path ).replace( /\/+$/, '' );
	return OPERATIONS.find(
		( each ) =>
			each.method === wanted &&
			new RegExp(
				`^${ each.template.replace( /{\w+}/g, '\\d+' ) }$`,
				'i'
			).test( route )
	);
}

/** The path of an operation for a customer: `customers/7/orders`. */
export function pathOf( { template }: RoutedOperation, id: number ): string {
	return template.replace( /{\w+}/, String( id ) );
}
