/**
 * The reference page for users of the API, in Markdown, generated from the contract.
 */
import { Reader } from './openapi.mjs';
import { anchor, dotted, jsonBlock, table } from './markdown.mjs';
import {
	BASE,
	JSON_TYPE,
	LIMIT_HEADERS,
	operationSection,
} from './operation.mjs';
import { fieldRows, schemaName } from './schema-text.mjs';

/** @typedef {import('./openapi.mjs').OpenApi} OpenApi */
/** @typedef {import('./openapi.mjs').PlacedOperation} PlacedOperation */
/** @typedef {import('./openapi.mjs').Schema} Schema */

const NOTICE =
	'<!-- Generated from src/contract/openapi.json by `npm run contract`. Edit the contract instead. -->';

/**
 * @param {OpenApi} document
 * @return {string} Markdown.
 */
export function referencePage( document ) {
	const reader = new Reader( document );
	const { info, tags, components } = document;
	const operations = reader.operations();
	const records = recordNames( reader, operations );

	return [
		NOTICE,
		`# ${ info.title }`,
		`The base URL is \`${ BASE }\`. On a site without FluentCart, \`fluent-cart/v2\` serves the same routes.`,
		info.description,
		'## Contents',
		'[Authentication](#authentication) · [Limits](#limits) · [Errors](#errors) · [Records](#records)',
		...tags.map( ( { name } ) =>
			table(
				[ name, '', '' ],
				operations
					.filter( ( operation ) => operation.tags.includes( name ) )
					.map( ( { method, path, summary } ) => [
						`[${ summary }](#${ anchor( summary ) })`,
						method,
						`\`${ path }\``,
					] )
			)
		),
		'## Authentication',
		...Object.values( components.securitySchemes ).map(
			( { description } ) => `- ${ description }`
		),
		'## Limits',
		'Each operation below names its class. The response headers contain the current state:',
		table( [ 'Header', '' ], headerRows( document ) ),
		table(
			[ 'Class', 'Requests per hour' ],
			Object.entries( document[ 'x-limits' ] ).map(
				( [ name, count ] ) => [ `\`${ name }\``, String( count ) ]
			)
		),
		'## Errors',
		jsonBlock( exampleOf( reader, 'CustomerNotFound' ) ),
		table( [ 'Code', 'When' ], errorRows( document ) ),
		...tags.flatMap( ( { name, description } ) => [
			`## ${ name }`,
			description,
			...operations
				.filter( ( operation ) => operation.tags.includes( name ) )
				.flatMap( ( operation ) =>
					operationSection( reader, operation, records )
				),
		] ),
		'## Records',
		'Apart from dates, texts are never null. Later versions can add fields to responses.',
		...records.flatMap( ( name ) =>
			recordSection( reader, name, records )
		),
	]
		.filter( Boolean )
		.join( '\n\n' )
		.replace( /^(- .*)\n\n(?=- )/gm, '$1\n' )
		.concat( '\n' );
}

/**
 * @param {Reader}   reader
 * @param {string}   name
 * @param {string[]} records
 * @return {string[]} Blocks of Markdown.
 */
function recordSection( reader, name, records ) {
	const schema = { $ref: `#/components/schemas/${ name }` };
	return [
		`### ${ name }`,
		reader.whole( schema ).description ?? '',
		table(
			[ 'Field', 'Type', '' ],
			fieldRows( reader, schema, {
				isRecord: ( each ) => records.includes( each ),
				fullName: dotted,
				isInput: false,
			} )
		),
		jsonBlock( exampleOf( reader, name ) ),
	];
}

/**
 * Named objects of responses. Each is described once, in its own section. An object that wraps a list of them is
 * described at its operation.
 *
 * @param {Reader}            reader
 * @param {PlacedOperation[]} operations
 */
function recordNames( reader, operations ) {
	/** @type {Set< string >} */
	const names = new Set();
	/** @param {Schema} schema */
	const visit = ( schema ) => {
		const name = schemaName( schema );
		const { properties, items } = reader.whole( schema );
		if ( names.has( name ) ) {
			return;
		}
		if ( properties && /(?<!^|List|Result)$/.test( name ) ) {
			names.add( name );
		}
		Object.values( properties ?? {} ).forEach( visit );
		if ( items ) {
			visit( items );
		}
	};
	for ( const { responses } of operations ) {
		for ( const response of Object.values( responses ) ) {
			const media = reader.follow( response ).content?.[ JSON_TYPE ];
			if ( media ) {
				visit( media.schema );
			}
		}
	}
	return [ ...names ];
}

/** @param {OpenApi} document */
function errorRows( { components } ) {
	const { enum: codes = [], 'x-enumDescriptions': descriptions = {} } =
		components.schemas.ErrorCode ?? {};
	return codes.map( ( name ) => {
		const description = descriptions[ String( name ) ];
		if ( ! description ) {
			throw new Error( `ErrorCode has no description for ${ name }.` );
		}
		return [ `\`${ name }\``, description ];
	} );
}

/** @param {OpenApi} document */
function headerRows( { components } ) {
	return [ 'Limit', 'Remaining', 'Reset' ].map( ( name ) => [
		`\`${ LIMIT_HEADERS }${ name }\``,
		components.headers[ `RateLimit${ name }` ]?.description ?? '',
	] );
}

/**
 * @param {Reader} reader
 * @param {string} name   Of a response.
 * @return {unknown} Undefined if it has no example.
 */
function exampleOf( reader, name ) {
	/** @type {import('./openapi.mjs').Response & { $ref: string }} */
	const response = {
		$ref: `#/components/responses/${ name }`,
		description: '',
	};
	return reader.follow( response ).content?.[ JSON_TYPE ]?.example;
}
