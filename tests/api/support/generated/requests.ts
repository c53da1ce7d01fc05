import fc, { type Arbitrary } from 'fast-check';
import { link, jsonOf, arbitraryJson, number, text } from './values.ts';
import { type RoutedOperation, pathOf } from '../operations.ts';

/** A request that need not be valid. */
export interface GeneratedRequest {
	method: string;
	/** With the query, encoded. */
	path: string;
	body?: string;
	headers: Record< string, string >;
}

/** Generates requests to an operation, valid and invalid ones. */
export function requestsTo(
	operation: RoutedOperation
): Arbitrary< GeneratedRequest > {
	return fc
		.record( {
			path: pathsOf( operation ),
			query: queriesOf( operation ),
			body: bodies( bodyValues( operation ) ),
			ifMatch: fc.oneof(
				{ weight: 5, arbitrary: fc.constant( undefined ) },
				{
					weight: 1,
					arbitrary: fc.constantFrom( '"x"', '*', '""', 'W/"1"' ),
				}
			),
		} )
		.map( ( { path, query, body, ifMatch } ) => ( {
			method: operation.method,
			path: query ? `${ path }?${ query }` : path,
			...( body && { body: body.text } ),
			headers: {
				...( body && { 'Content-Type': body.type } ),
				...( ifMatch !== undefined && { 'If-Match': ifMatch } ),
			},
		} ) );
}

/** Valid bodies, bodies with any part invalid, and the contract's example with such parts. */
function bodyValues( { requestBody }: RoutedOperation ): Arbitrary< unknown > {
	if ( ! requestBody ) {
		return arbitraryJson;
	}
	const { schema, example } = requestBody.content[ 'application/json' ];
	const valid = jsonOf( schema, true );
	const invalid = jsonOf( schema, false );
	return fc.oneof(
		{ weight: 3, arbitrary: valid },
		{ weight: 3, arbitrary: invalid },
		{
			weight: 3,
			arbitrary: fc
				.tuple( fc.oneof( valid, invalid ), fc.nat( 2 ) )
				.map( ( [ value, count ] ) => ( {
					...Object( example ),
					...Object.fromEntries(
						Object.entries( Object( value ) ).slice( 0, count )
					),
				} ) ),
		}
	);
}

/** Mostly the path of an existing customer. */
function pathsOf( operation: RoutedOperation ): Arbitrary< string > {
	return fc
		.oneof(
			{
				weight: 6,
				arbitrary: fc.integer( { min: 1, max: 9 } ).map( String ),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					'0',
					'007',
					'9'.repeat( 30 ),
					'404'
				),
			}
		)
		.map( ( id ) =>
			pathOf( operation, 0 ).replace( /(?<=\/)0(?=\/|$)/, id )
		);
}

/** Known and unknown arguments: once, twice, as lists, nested. */
function queriesOf( {
	parameters = [],
}: RoutedOperation ): Arbitrary< string > {
	const known = parameters
		.map( ( parameter ) => link< Parameter >( parameter ) )
		.filter( ( parameter ) => parameter.in === 'query' );
	const pairs = [ ...known, { name: 'unknown', schema: {} } ].map(
		( { name, schema } ) =>
			fc
				.tuple(
					fc.oneof(
						{ weight: 8, arbitrary: fc.constant( '' ) },
						{
							weight: 1,
							arbitrary: fc.constantFrom(
								'[]',
								'[a]',
								'[a][b]',
								'['
							),
						}
					),
					fc.oneof(
						{ weight: 4, arbitrary: jsonOf( schema, true ) },
						{ weight: 1, arbitrary: jsonOf( schema, false ) },
						{ weight: 1, arbitrary: fc.oneof( text, number ) }
					)
				)
				.map( ( [ suffix, value ] ) =>
					argument( name + suffix, value )
				)
	);
	return fc
		.oneof(
			{
				weight: 8,
				arbitrary: fc.array( fc.oneof( ...pairs ), { maxLength: 3 } ),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					[ '%FF=%FE' ],
					[ '_fields=%FF' ],
					[ '&&=&%' ]
				),
			}
		)
		.map( ( args ) => args.join( '&' ).slice( 0, 4000 ) );
}

interface Parameter {
	name: string;
	in?: string;
	schema: object;
}

/** An object becomes nested arguments, as deep as PHP allows. */
function argument( name: string, value: unknown, depth = 0 ): string {
	return typeof value === 'object' && value !== null && depth < 40
		? Object.entries( value )
				.map( ( [ key, each ] ) =>
					argument( `${ name }[${ key }]`, each, depth + 1 )
				)
				.join( '&' )
		: `${ escaped( name ) }=${ escaped( String( value ) ) }`;
}

/** For a query or a form. Half a surrogate pair becomes a replacement character. */
function escaped( part: string ): string {
	return encodeURIComponent( Buffer.from( part ).toString() );
}

/** A body as JSON, as a form, as another type, malformed, or none. */
function bodies(
	value: Arbitrary< unknown >
): Arbitrary< { text: string; type: string } | undefined > {
	const json = value.map( ( each ) => JSON.stringify( each ) ?? '' );
	return fc.oneof(
		{
			weight: 12,
			arbitrary: json.map( ( each ) => ( {
				text: each,
				type: 'application/json',
			} ) ),
		},
		{
			weight: 2,
			arbitrary: value.map( ( each ) => ( {
				text: Object.entries( Object( each ) )
					.map( ( [ name, member ] ) => argument( name, member ) )
					.join( '&' ),
				type: 'application/x-www-form-urlencoded',
			} ) ),
		},
		{
			weight: 1,
			arbitrary: fc
				.tuple( json, fc.nat( 20 ) )
				.map( ( [ each, length ] ) => ( {
					text: each.slice( 0, length ),
					type: 'application/json; charset=utf-8',
				} ) ),
		},
		{
			weight: 1,
			arbitrary: json.chain( ( each ) =>
				fc
					.constantFrom(
						'text/plain',
						'application/xml',
						'multipart/form-data',
						'x'
					)
					.map( ( type ) => ( { text: each, type } ) )
			),
		},
		{
			weight: 1,
			arbitrary: json.map( ( each ) => ( {
				// A duplicate member.
				text: each.replace( /^\{(.+)\}$/s, '{$1,$1}' ),
				type: 'application/json',
			} ) ),
		},
		{ weight: 1, arbitrary: fc.constant( undefined ) }
	);
}
