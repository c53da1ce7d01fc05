/**
 * Schemas in words, for cells of Markdown tables.
 */

/** @typedef {import('./openapi.mjs').Schema} Schema */
/** @typedef {import('./openapi.mjs').Reader} Reader */

/** A schema whose values have their own table. */
const ERROR_CODE = 'ErrorCode';

const FORMATS = {
	currency: 'An ISO 4217 code',
	date: 'A date as in `2024-12-31`',
	email: 'An email address',
};

/**
 * Table rows for the fields of an object. Fields of nested objects have their full name.
 *
 * @param {Reader}                          reader
 * @param {Schema}                          schema
 * @param {Object}                          options
 * @param {( name: string ) => boolean}     options.isRecord Whether a schema of this name has its own section with its fields.
 * @param {( ...path: string[] ) => string} options.fullName
 * @param {boolean}                         options.isInput  Whether required fields are marked.
 * @param {string[]}                        [path]           Of the object itself.
 * @return {string[][]} Name, type and description.
 */
export function fieldRows( reader, schema, options, path = [] ) {
	const { isRecord, fullName, isInput } = options;
	const object = reader.whole( schema );
	const others =
		typeof object.additionalProperties === 'object'
			? { '*': object.additionalProperties }
			: {};

	return Object.entries( { ...object.properties, ...others } ).flatMap(
		( [ name, field ] ) => {
			const inner = [ ...path, name ];
			const isRequired = isInput && object.required?.includes( name );
			const isCode = schemaName( field ) === ERROR_CODE;
			const { items, description = '', ...whole } = reader.whole( field );
			const row = [
				`\`${ fullName( ...inner ) }\``,
				isCode
					? '[code](#errors)'
					: typeText( reader, field, isRecord ),
				sentences( [
					isRequired ? '**Required**' : '',
					...( isCode ? [] : rules( whole ) ),
					description,
					...( items ? rules( reader.whole( items ) ) : [] ),
				] ),
			];
			const element = items ?? field;
			return isRecord( schemaName( element ) )
				? [ row ]
				: [
						row,
						...fieldRows( reader, element, options, [
							...inner.slice( 0, -1 ),
							element === field ? name : `${ name }[]`,
						] ),
					];
		}
	);
}

/**
 * @param {Schema} schema
 * @return {string} The name of the referenced schema; empty if it is not a reference.
 */
export function schemaName( schema ) {
	return schema.$ref?.match( /^#\/components\/schemas\/(\w+)$/ )?.[ 1 ] ?? '';
}

/**
 * @param {Reader}                      reader
 * @param {Schema}                      schema
 * @param {( name: string ) => boolean} isRecord
 * @return {string} `integer`, `string or null`, `array of` and a link.
 */
function typeText( reader, schema, isRecord ) {
	const name = schemaName( schema );
	if ( isRecord( name ) ) {
		return `[${ name }](#${ name.toLowerCase() })`;
	}
	const { type, items, const: constant } = reader.whole( schema );
	if ( constant !== undefined ) {
		return code( constant );
	}
	if ( items ) {
		return `array of ${ typeText( reader, items, isRecord ) }`;
	}
	return [ type ].flat().join( ' or ' );
}

/**
 * @param {Schema} schema
 * @return {string[]} Constraints beyond the type.
 */
export function rules( schema ) {
	const { minimum, maximum, minLength, maxLength } = schema;
	const bytes = schema[ 'x-max-bytes' ];
	return [
		schema.enum ? `One of ${ schema.enum.map( code ).join( ', ' ) }` : '',
		Object.entries( FORMATS ).find(
			( [ name ] ) => name === schema.format
		)?.[ 1 ] ?? '',
		range( minimum, maximum ),
		minLength === 1 ? 'Not empty' : '',
		maxLength ? `At most ${ grouped( maxLength ) } characters` : '',
		bytes ? `At most ${ bytes / 1024 } KiB` : '',
		range( schema.minItems, schema.maxItems, 'entries' ),
		range( undefined, schema.maxProperties, 'keys' ),
		schema.default === undefined
			? ''
			: `Default ${ code( schema.default ) }`,
	].filter( Boolean );
}

/**
 * @param {number | undefined} from
 * @param {number | undefined} to
 * @param {string}             [unit]
 */
function range( from, to, unit = '' ) {
	const limits =
		from !== undefined && to !== undefined
			? `${ grouped( from ) } to ${ grouped( to ) }`
			: [
					from === undefined ? '' : `At least ${ grouped( from ) }`,
					to === undefined ? '' : `At most ${ grouped( to ) }`,
				].join( '' );
	return limits && `${ limits } ${ unit }`.trim();
}

/** @param {number} number */
function grouped( number ) {
	return number.toLocaleString( 'en' );
}

/** @param {unknown} value */
function code( value ) {
	return `\`${ value }\``;
}

/**
 * @param {string[]} parts
 * @return {string} The parts as sentences.
 */
export function sentences( parts ) {
	return parts
		.filter( Boolean )
		.map( ( part ) => ( /[.!?]$/.test( part ) ? part : `${ part }.` ) )
		.join( ' ' );
}
