import { type AnySchemaObject, Ajv2020 } from 'ajv/dist/2020.js';
import openapi from '../../../src/contract/openapi.json' with { type: 'json' };
import { type Method, type Operation, operationAt } from './operations.ts';

/** A request and its answer. */
export interface Exchange {
	method: string;
	/** Below the namespace, without the query: `customers/1`. */
	path: string;
	/** Whether `_fields` selected a part of each record. */
	isPartial: boolean;
	/** Whether the site has the documented rate limits. */
	hasRateLimits: boolean;
	status: number;
	/** Names in lower case. */
	headers: Record< string, string >;
	body: unknown;
}

/** The schemas that `_fields` applies to. */
const RECORDS = [
	'AbilityCall',
	'ActivityEntry',
	'Address',
	'AttachableUser',
	'AttachedUser',
	'ChartSeries',
	'Column',
	'Customer',
	'CustomerStats',
	'CustomerSummary',
	'Import',
	'ImportFailedRow',
	'Order',
	'Overview',
	'OverviewFigure',
	'OverviewPoint',
	'Run',
	'RunResult',
	'SpendingChart',
	'SpendingPoint',
	'View',
];

const RATE_LIMIT_HEADERS = [
	'X-RateLimit-Limit',
	'X-RateLimit-Remaining',
	'X-RateLimit-Reset',
];

const ajv = new Ajv2020( { strict: false, allErrors: true, logger: false } )
	.addSchema( closeObjects( openapi ), 'whole' )
	.addSchema( closeObjects( withoutRequiredFields( openapi ) ), 'partial' );

/**
 * Returns the differences between an answer and openapi.json. A key that the contract does not name is a difference.
 */
export function contractProblems( exchange: Exchange ): string[] {
	const { method, path, status, body } = exchange;
	if (
		! /^customers(\/|$)/.test( path ) ||
		method === 'OPTIONS' ||
		isPassThrough( body )
	) {
		return [];
	}
	const operation = operationAt( method, path );
	if ( ! operation ) {
		return routeErrorProblems( exchange );
	}
	const response = resolveReference(
		pointer(
			'paths',
			`/${ operation.template }`,
			operation.method.toLowerCase(),
			'responses',
			String( status )
		)
	);
	if ( ! valueAt( response ) ) {
		return [ `${ method } ${ path } must not answer ${ status }` ];
	}
	return [
		...( method === 'HEAD' ? [] : bodyProblems( exchange, response ) ),
		...headerProblems( exchange, response ),
		...rateLimitProblems( exchange, operation ),
	];
}

/** apiFetch needs WordPress's own form of this error to fetch a new nonce. */
function isPassThrough( body: unknown ): boolean {
	return (
		typeof body === 'object' &&
		body !== null &&
		'code' in body &&
		body.code === 'rest_cookie_invalid_nonce'
	);
}

/** For paths without an operation: an unknown route or method. */
function routeErrorProblems( exchange: Exchange ): string[] {
	const { method, path, status, headers } = exchange;
	const methods = ( [ 'GET', 'POST', 'PUT', 'DELETE' ] as Method[] ).filter(
		( each ) => operationAt( each, path )
	);
	if ( status !== ( methods.length ? 405 : 404 ) ) {
		return [ `${ method } ${ path } must not answer ${ status }` ];
	}
	const problems =
		method === 'HEAD'
			? []
			: bodyProblems( exchange, '/components/responses/ServerError' );
	const allowed = headers.allow?.split( ', ' ) ?? [];
	return methods.every( ( each ) => allowed.includes( each ) )
		? problems
		: [ ...problems, `${ path } allows ${ allowed.join( ', ' ) }` ];
}

/** @param response The path of the response in openapi.json. */
function bodyProblems(
	{ isPartial, headers, body }: Exchange,
	response: string
): string[] {
	const [ type = '' ] = ( headers[ 'content-type' ] ?? '' ).split( ';' );
	const place = response + pointer( 'content', type, 'schema' );
	const validate =
		valueAt( place ) &&
		ajv.getSchema( `${ isPartial ? 'partial' : 'whole' }#${ place }` );
	if ( ! validate ) {
		return [ `The answer is ${ type || 'of no type' }` ];
	}
	return validate( body ) ? [] : [ ajv.errorsText( validate.errors ) ];
}

/** Checks the headers that the contract names: their format, and whether required ones exist. */
function headerProblems( { headers }: Exchange, response: string ): string[] {
	const place = response + pointer( 'headers' );
	return Object.keys( valueAt( place ) ?? {} ).flatMap( ( name ) => {
		const header = valueAt( resolveReference( place + pointer( name ) ) );
		const value = headers[ name.toLowerCase() ];
		if ( value === undefined ) {
			return header?.required
				? [ `The header ${ name } is missing` ]
				: [];
		}
		return header?.schema.type !== 'integer' || /^\d+$/.test( value )
			? []
			: [ `The header ${ name } is ${ value }` ];
	} );
}

/** Every answer to a signed-in user contains the rate limit headers. */
function rateLimitProblems(
	{ status, headers, hasRateLimits }: Exchange,
	operation: Operation
): string[] {
	const limit = operation[ 'x-limit' ];
	const isUnknown =
		status === 401 ||
		status >= 500 ||
		// A rejected body need not name the action that would be counted.
		( typeof limit === 'object' && status >= 400 && status !== 429 );
	if ( isUnknown ) {
		return [];
	}
	const isExpected = limit !== undefined && hasRateLimits;
	return RATE_LIMIT_HEADERS.filter( ( name ) => {
		const value = headers[ name.toLowerCase() ];
		return isExpected ? ! /^\d+$/.test( value ?? '' ) : value !== undefined;
	} ).map( ( name ) =>
		isExpected
			? `The header ${ name } is missing`
			: `The header ${ name } is there, though nothing is counted`
	);
}

/** Resolves a reference. Any other path is returned unchanged. */
function resolveReference( place: string ): string {
	const reference: unknown = valueAt( place )?.$ref;
	return typeof reference === 'string' ? reference.slice( 1 ) : place;
}

function pointer( ...names: string[] ): string {
	return names
		.map( ( name ) => `/${ name.replaceAll( '/', '~1' ) }` )
		.join( '' );
}

function valueAt( place: string ): AnySchemaObject | undefined {
	return place
		.slice( 1 )
		.split( '/' )
		.reduce< AnySchemaObject | undefined >(
			( value, name ) => value?.[ name.replaceAll( '~1', '/' ) ],
			openapi
		);
}

/**
 * Closes every object schema, so that unnamed keys are errors. (The contract is open: clients must accept new keys.)
 */
function closeObjects( document: AnySchemaObject ): AnySchemaObject {
	return JSON.parse( JSON.stringify( document ), ( key, value ) => {
		if ( key === 'properties' ) {
			return Object.fromEntries(
				Object.entries( value ).map( ( [ name, schema ] ) => [
					name,
					close( schema ),
				] )
			);
		}
		return key === 'items' || key === 'schema' ? close( value ) : value;
	} );
}

function close( schema: unknown ): unknown {
	return typeof schema === 'object'
		? { ...schema, unevaluatedProperties: false }
		: schema;
}

function withoutRequiredFields( document: AnySchemaObject ): AnySchemaObject {
	const { components } = document;
	const records = RECORDS.map( ( name ) => [
		name,
		JSON.parse(
			JSON.stringify( components.schemas[ name ], ( key, value ) =>
				key === 'required' ? undefined : value
			)
		),
	] );
	return {
		...document,
		components: {
			...components,
			schemas: {
				...components.schemas,
				...Object.fromEntries( records ),
			},
		},
	};
}
