import { type AnySchemaObject, Ajv2020 } from 'ajv/dist/2020.js';
import openapi from '../../../src/contract/openapi.json' with { type: 'json' };

/** What went over the wire. */
export interface Exchange {
	method: string;
	/** Below the namespace, without the query: `customers/1`. */
	path: string;
	/** Whether `_fields` asked for a part of each record only. */
	isPartial: boolean;
	status: number;
	contentType: string;
	body: unknown;
}

const METHODS_OF_NO_OPERATION = [ 'OPTIONS', 'HEAD' ];

/** What `_fields` takes parts of. */
const RECORDS = [ 'Customer', 'CustomerSummary', 'Address' ];

const ajv = new Ajv2020( { strict: false, allErrors: true } )
	.addSchema( closed( openapi ), 'whole' )
	.addSchema( closed( withoutRequiredFields( openapi ) ), 'partial' );

/**
 * How an answer differs from what openapi.json promises; empty if it does not.
 * A key that the contract does not name is a difference, too.
 */
export function contractProblems( exchange: Exchange ): string[] {
	const { method, path, status, contentType, body } = exchange;
	if (
		! /^customers(\/|$)/.test( path ) ||
		METHODS_OF_NO_OPERATION.includes( method ) ||
		isLeftToWordPress( body )
	) {
		return [];
	}
	const place = schemaPointer( exchange );
	if ( ! place ) {
		return [ `${ method } ${ path } must not answer ${ status }` ];
	}
	if ( ! contentType.startsWith( 'application/json' ) ) {
		return [ `${ method } ${ path } answered ${ contentType }` ];
	}
	const document = exchange.isPartial ? 'partial' : 'whole';
	const validate = ajv.getSchema( `${ document }#${ place }` );
	if ( ! validate ) {
		throw new Error( `openapi.json has nothing at ${ place }.` );
	}
	return validate( body ) ? [] : [ ajv.errorsText( validate.errors ) ];
}

/** apiFetch must see this error as WordPress has it, to fetch a new nonce. */
function isLeftToWordPress( body: unknown ): boolean {
	return (
		typeof body === 'object' &&
		body !== null &&
		'code' in body &&
		body.code === 'rest_cookie_invalid_nonce'
	);
}

/** Where in openapi.json the schema of an answer stands, if it may be given. */
function schemaPointer( {
	method,
	path,
	status,
}: Exchange ): string | undefined {
	const route = Object.keys( openapi.paths ).find( ( template ) =>
		new RegExp( `^${ template.replace( /{\w+}/, '\\d+' ) }$` ).test(
			`/${ path }`
		)
	);
	const operation = route && pointer( 'paths', route, method.toLowerCase() );
	if ( ! operation || ! valueAt( operation ) ) {
		const isRightRefusal = status === ( route ? 405 : 404 );
		return isRightRefusal ? '/components/schemas/Error' : undefined;
	}
	const place = operation + pointer( 'responses', String( status ) );
	const response = valueAt( place );
	const definition = response?.$ref
		? String( response.$ref ).slice( 1 )
		: place;
	return (
		response &&
		definition + pointer( 'content', 'application/json', 'schema' )
	);
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
 * The document with every object of an answer closed: what it does not name is
 * not allowed. (It stays open itself: users must bear keys that come later.)
 */
function closed( document: AnySchemaObject ): AnySchemaObject {
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
