/**
 * Schemas of the contract as WordPress and clients of MCP know them: without the API's own keywords.
 */

/** @typedef {import('./compile-contract.mjs').JsonObject} JsonObject */

/** Formats that WordPress and clients check as the API does. */
const FORMATS = [ 'date', 'date-time' ];

/** Keywords of a schema that WordPress and clients of MCP know. Others are the API's own. */
const KEYWORDS = [
	'type',
	'description',
	'enum',
	'default',
	'minimum',
	'maximum',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'maxProperties',
	'pattern',
];

/**
 * A schema of an input. It has one type for each value where that is possible, because not all clients know lists of types: a
 * list also stands for a single value, and an empty text for null. The API checks its own formats.
 *
 * @param {JsonObject} schema
 * @return {JsonObject} The schema.
 */
export function inputSchema( schema ) {
	const types = [ schema.type ].flat();
	const simple = types.includes( 'array' )
		? [ 'array' ]
		: types.filter( ( type ) => type !== 'null' || types.length !== 2 );
	if ( simple.length > 1 ) {
		const { description, ...rest } = schema;
		return {
			...( description !== undefined && { description } ),
			anyOf: simple.map( ( type ) => inputSchema( { ...rest, type } ) ),
		};
	}
	const [ type ] = simple;
	const isList = type === 'array';
	return converted(
		{
			...schema,
			type,
			// They are those of a single value.
			...( isList && {
				minLength: undefined,
				maxLength: undefined,
				minimum: undefined,
			} ),
		},
		inputSchema
	);
}

/**
 * A schema of an answer. Clients check answers, so it only has what is certain.
 *
 * @param {JsonObject} schema
 * @param {boolean}    isPartial Whether the answer may lack required members, because the input selects fields.
 * @return {JsonObject} The schema.
 */
export function outputSchema( schema, isPartial ) {
	return converted(
		{
			...schema,
			...( isPartial && { required: undefined } ),
			...[
				'minLength',
				'maxLength',
				'minimum',
				'maximum',
				'pattern',
				'default',
			].reduce(
				( all, name ) => ( { ...all, [ name ]: undefined } ),
				{}
			),
		},
		( member ) => outputSchema( member, isPartial )
	);
}

/**
 * @param {JsonObject}                           schema
 * @param {( schema: JsonObject ) => JsonObject} convert Converts the schemas within.
 * @return {JsonObject} The schema with the keywords that clients know.
 */
function converted( schema, convert ) {
	const members = Object.entries( propertiesOf( schema ) );
	const required = namesIn( schema.required );
	const others = schema.additionalProperties;
	const kept = Object.entries( schema ).filter(
		( [ name, value ] ) => KEYWORDS.includes( name ) && value !== undefined
	);
	return {
		...Object.fromEntries( kept ),
		...( schema.const !== undefined && { enum: [ schema.const ] } ),
		...( FORMATS.includes( String( schema.format ) ) && {
			format: schema.format,
		} ),
		...( isSchema( schema.items ) && { items: convert( schema.items ) } ),
		...( members.length > 0 && {
			properties: Object.fromEntries(
				members.map( ( [ name, member ] ) => [
					name,
					convert( member ),
				] )
			),
		} ),
		...( required.length > 0 && { required } ),
		...( isSchema( others ) && {
			additionalProperties: convert( others ),
		} ),
		...( others === false && { additionalProperties: false } ),
		...( Array.isArray( schema.anyOf ) && {
			anyOf: schema.anyOf.map( convert ),
		} ),
		...( Array.isArray( schema.oneOf ) && {
			anyOf: schema.oneOf.map( convert ),
		} ),
	};
}

/**
 * @param {JsonObject} schema
 * @return {Record< string, JsonObject >} The members.
 */
export function propertiesOf( schema ) {
	return /** @type {Record< string, JsonObject >} */ (
		schema.properties ?? {}
	);
}

/**
 * @param {unknown} value
 * @return {unknown[]} The list, or an empty one.
 */
export function namesIn( value ) {
	return Array.isArray( value ) ? value : [];
}

/**
 * @param {unknown} value
 * @return {value is JsonObject} Whether it is a schema that limits something.
 */
function isSchema( value ) {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.keys( value ).length > 0
	);
}
