import fc, { type Arbitrary } from 'fast-check';
import openapi from '../../../../src/contract/openapi.json' with { type: 'json' };

/** The keywords of a schema that the generators use. */
interface Schema {
	$ref?: string;
	allOf?: Schema[];
	type?: string | string[];
	format?: string;
	pattern?: string;
	enum?: unknown[];
	minimum?: number;
	maximum?: number;
	maxLength?: number;
	items?: Schema;
	required?: string[];
	properties?: Record< string, Schema >;
	additionalProperties?: Schema | boolean;
}

/** Texts that have broken programs. */
const HOSTILE = [
	'',
	' ',
	'0',
	'-1',
	'1.5',
	'1e309',
	'9223372036854775808',
	'١٢',
	'null',
	'true',
	'[]',
	'{"a":1}',
	'%s %d %i %%',
	"'; DROP TABLE wp_users; --",
	'\\',
	'\u0000',
	'a\nb',
	'\u202E\uFEFF',
	'é\u0301',
	'🦄'.repeat( 200 ),
	'x'.repeat( 20_000 ),
	'=1+1',
	'<script>',
	'__proto__',
];

export const text = fc.oneof(
	{ weight: 2, arbitrary: fc.constantFrom( ...HOSTILE ) },
	{ weight: 1, arbitrary: fc.string( { unit: 'binary', maxLength: 30 } ) },
	{ weight: 1, arbitrary: fc.string( { maxLength: 30 } ) }
);

export const number = fc.oneof(
	fc.integer( { min: -3, max: 12 } ),
	fc.constantFrom( 0, -0, 2 ** 31, 2 ** 53, 2 ** 63, 1e21, -1e308, 1.5 )
);

/** Any JSON, also nested and deep. */
export const arbitraryJson = fc.oneof(
	text,
	number,
	fc.boolean(),
	fc.constant( null ),
	fc.jsonValue( { maxDepth: 3, stringUnit: 'binary' } ),
	fc.array( text, { maxLength: 3 } ),
	fc.dictionary( text, number, { maxKeys: 3 } ),
	fc.constant( nested( 600 ) )
);

/**
 * Generates values for a schema.
 *
 * @param reference The schema.
 * @param isValid   Whether every value is valid. Otherwise any part may be arbitrary.
 */
export function jsonOf(
	reference: object,
	isValid: boolean
): Arbitrary< unknown > {
	const values = valuesOf( resolveSchema( reference ), isValid );
	return isValid
		? values
		: fc.oneof(
				{ weight: 6, arbitrary: values },
				{ weight: 1, arbitrary: arbitraryJson }
			);
}

function valuesOf( schema: Schema, isValid: boolean ): Arbitrary< unknown > {
	if ( schema.enum ) {
		return fc.constantFrom( ...schema.enum );
	}
	const [ type, ...others ] = [ schema.type ?? 'any' ].flat();
	const ofType = valuesOfType( type ?? 'any', schema, isValid );
	return others.length
		? fc.oneof( ofType, valuesOf( { ...schema, type: others }, isValid ) )
		: ofType;
}

function valuesOfType(
	type: string,
	schema: Schema,
	isValid: boolean
): Arbitrary< unknown > {
	const { minimum = -5, maximum = 12, items = {} } = schema;
	switch ( type ) {
		case 'null':
			return fc.constant( null );
		case 'boolean':
			return fc.boolean();
		case 'integer':
			return fc.integer( {
				min: minimum,
				max: Math.min( maximum, minimum + 12 ),
			} );
		case 'number':
			return isValid ? fc.integer() : number;
		case 'array':
			return fc.array( jsonOf( items, isValid ), {
				minLength: isValid ? 1 : 0,
				maxLength: 4,
			} );
		case 'object':
			return objects( schema, isValid );
		case 'string':
			return isValid
				? validText( schema )
				: fc.oneof( text, validText( schema ) );
		default:
			return arbitraryJson;
	}
}

/** Objects in which any optional member may be missing. */
function objects(
	{ properties = {}, required = [], additionalProperties }: Schema,
	isValid: boolean
): Arbitrary< object > {
	const members: Record< string, Arbitrary< unknown > > = Object.fromEntries(
		Object.entries( properties ).map( ( [ name, each ] ) => [
			name,
			jsonOf( each, isValid ),
		] )
	);
	const others =
		typeof additionalProperties === 'object'
			? fc.dictionary(
					fc.stringMatching( /^[a-z_]{1,10}$/ ),
					jsonOf( additionalProperties, isValid ),
					{ maxKeys: 3 }
				)
			: fc.constant( {} );
	return fc
		.tuple(
			isValid
				? others
				: fc.oneof(
						others,
						fc.dictionary( text, arbitraryJson, { maxKeys: 2 } )
					),
			fc.record( members, {
				requiredKeys: isValid ? required : [],
			} )
		)
		.map( ( [ unnamed, named ] ) => ( { ...unnamed, ...named } ) );
}

function validText( {
	format,
	pattern,
	maxLength = 30,
}: Schema ): Arbitrary< string > {
	if ( pattern && ! format ) {
		// fast-check knows no lookahead.
		return fc.stringMatching(
			new RegExp( pattern.replaceAll( /\(\?!.*?\)/g, '' ) )
		);
	}
	switch ( format ) {
		case 'email':
			return fc
				.nat( 999 )
				.map( ( each ) => `Person${ each }@example.com` );
		case 'date':
			return fc.constantFrom( '2024-12-31', '1970-01-01', '9999-12-31' );
		case 'customer-status':
			return fc.constantFrom( 'active', 'inactive' );
		case 'country':
			return fc.constantFrom( 'US', 'de', 'JP' );
		case 'currency':
			return fc.constantFrom( 'EUR', 'JPY', 'USD' );
		default:
			return fc
				.string( {
					unit: 'grapheme',
					maxLength: Math.min( maxLength, 40 ) - 1,
				} )
				.map( ( each ) =>
					[ ...`x${ each }` ].slice( 0, maxLength ).join( '' )
				);
	}
}

/** Resolves references and `allOf` at the top of a schema. */
function resolveSchema( reference: Schema ): Schema {
	const { allOf = [], ...own } = link< Schema >( reference );
	return [ ...allOf.map( resolveSchema ), own ].reduce(
		( first, second ) => ( {
			...first,
			...second,
			properties: { ...first.properties, ...second.properties },
			required: [
				...( first.required ?? [] ),
				...( second.required ?? [] ),
			],
		} )
	);
}

/** The caller names the type of the target. */
export function link< Part extends object >( part: object ): Part {
	const { $ref, ...siblings } = part as { $ref?: string };
	const target = $ref
		?.slice( 2 )
		.split( '/' )
		.reduce< Record< string, unknown > >(
			( parent, name ) => parent[ name ] as Record< string, unknown >,
			openapi
		);
	return { ...target, ...siblings } as Part;
}

function nested( depth: number ): unknown {
	let value: unknown = 1;
	for ( let level = 0; level < depth; level++ ) {
		value = [ value ];
	}
	return value;
}
