/**
 * A JSON object.
 *
 * @typedef {Record< string, unknown >} JsonObject
 */

/**
 * One operation of the contract, with every reference resolved.
 *
 * @typedef {Object} Operation
 * @property {string}            method       HTTP method, in upper case.
 * @property {string}            path         Path template below the namespace: `/customers/{customerId}`.
 * @property {unknown}           right        Required right (`x-right`): `customers/view`, or rights by `action` of the body; null for none.
 * @property {unknown[]}         capabilities Further WordPress capabilities (`x-capabilities`).
 * @property {unknown}           limit        Class of the rate limit (`x-limit`): `list`, or classes by `action` of the body; null for none.
 * @property {JsonObject}        command      The command of WP-CLI (`x-command`): `name`, further `arguments` by position, `columns` of a table;
 *                                            or the commands of which it is a step (`steps_of`); or why there is `none`.
 * @property {unknown}           summary      One line.
 * @property {unknown}           description  Some lines, in Markdown.
 * @property {Parameter[]}       parameters   Those of the path first, then the operation's own.
 * @property {JsonObject | null} body         Schema of the JSON body.
 * @property {JsonObject | null} response     Schema of the JSON body of a success.
 * @property {number}            status       HTTP status of a success.
 */

/**
 * @typedef {Object} Parameter
 * @property {unknown}    name
 * @property {unknown}    in          `path`, `query` or `header`.
 * @property {boolean}    required
 * @property {unknown}    description
 * @property {JsonObject} schema
 */

const METHODS = [ 'get', 'post', 'put', 'patch', 'delete' ];

/**
 * Compiles an OpenAPI document to its operations by `operationId`, in the document's order. The result contains neither
 * `$ref` nor `allOf`.
 *
 * @param {unknown} document An OpenAPI 3.1 document with local references only.
 * @return {Record< string, Operation >} The operations.
 * @throws {Error} If a reference is broken or circular, or if an operation has no `operationId` or no 2xx response.
 */
export function compileContract( document ) {
	/** @type {Record< string, Operation >} */
	const operations = {};

	for ( const [ path, item ] of Object.entries(
		objectAt( document, 'paths' )
	) ) {
		const pathItem = asObject( resolve( document, item ), path );
		for ( const method of METHODS.filter( ( name ) => pathItem[ name ] ) ) {
			const label = `${ method.toUpperCase() } ${ path }`;
			const operation = asObject( pathItem[ method ], label );
			const { operationId } = operation;
			if ( typeof operationId !== 'string' ) {
				throw new Error( `${ label } has no operationId.` );
			}
			operations[ operationId ] = {
				method: method.toUpperCase(),
				path,
				right: operation[ 'x-right' ] ?? null,
				capabilities: asArray( operation[ 'x-capabilities' ] ),
				limit: operation[ 'x-limit' ] ?? null,
				command: asObject( operation[ 'x-command' ] ?? {}, label ),
				summary: operation.summary ?? '',
				description: operation.description ?? '',
				parameters: [
					...asArray( pathItem.parameters ),
					...asArray( operation.parameters ),
				].map( toParameter ),
				body: operation.requestBody
					? jsonSchemaOf( asObject( operation.requestBody, label ) )
					: null,
				...successOf( objectAt( operation, 'responses' ), label ),
			};
		}
	}
	return operations;
}

/**
 * @param {unknown} value
 * @return {Parameter} The parameter.
 */
function toParameter( value ) {
	const parameter = asObject( value, 'A parameter' );
	return {
		name: parameter.name,
		in: parameter.in,
		required: parameter.required === true,
		description: parameter.description ?? '',
		schema: objectAt( parameter, 'schema' ),
	};
}

/**
 * @param {JsonObject} responses Responses by HTTP status.
 * @param {string}     label     The operation, for the error.
 * @return {Pick< Operation, 'status' | 'response' >} The first 2xx one.
 */
function successOf( responses, label ) {
	const status = Object.keys( responses ).find( ( key ) =>
		/^2\d\d$/.test( key )
	);
	if ( ! status ) {
		throw new Error( `${ label } has no success response.` );
	}
	return {
		status: Number( status ),
		response: jsonSchemaOf( objectAt( responses, status ) ),
	};
}

/**
 * @param {JsonObject} message A request body or a response.
 * @return {JsonObject | null} The schema of its JSON, or null if it has none.
 */
function jsonSchemaOf( message ) {
	const content = asObject( message.content ?? {}, 'content' );
	return content[ 'application/json' ]
		? objectAt( content[ 'application/json' ], 'schema' )
		: null;
}

/**
 * Replaces every `$ref` by its target and every `allOf` by the merged schema. Keywords beside a `$ref` or `allOf` take
 * precedence; JSON Schema 2020-12 allows them.
 *
 * @param {unknown}  document
 * @param {unknown}  node
 * @param {string[]} trail    References that are being followed.
 * @return {unknown} A copy of the node without references.
 */
function resolve( document, node, trail = [] ) {
	if ( Array.isArray( node ) ) {
		return node.map( ( item ) => resolve( document, item, trail ) );
	}
	if ( ! isObject( node ) ) {
		return node;
	}
	const { $ref, allOf, ...siblings } = node;
	const own = Object.fromEntries(
		Object.entries( siblings ).map( ( [ key, value ] ) => [
			key,
			resolve( document, value, trail ),
		] )
	);
	/** @type {unknown[]} */
	const parts = asArray( allOf ).map( ( part ) =>
		resolve( document, part, trail )
	);
	if ( typeof $ref === 'string' ) {
		if ( trail.includes( $ref ) ) {
			throw new Error( `${ $ref } refers to itself.` );
		}
		parts.push(
			resolve( document, lookUp( document, $ref ), [ ...trail, $ref ] )
		);
	}
	return [ ...parts, own ]
		.map( ( part ) => asObject( part, 'A part of a schema' ) )
		.reduce( mergeSchemas );
}

/**
 * @param {JsonObject} first
 * @param {JsonObject} second Its keywords take precedence; `properties` and `required` are merged.
 * @return {JsonObject} One schema for both.
 */
function mergeSchemas( first, second ) {
	const merged = { ...first, ...second };
	if ( isObject( first.properties ) && isObject( second.properties ) ) {
		merged.properties = { ...first.properties, ...second.properties };
	}
	if ( Array.isArray( first.required ) && Array.isArray( second.required ) ) {
		merged.required = [
			...new Set( [ ...first.required, ...second.required ] ),
		];
	}
	return merged;
}

/**
 * @param {unknown} document
 * @param {string}  ref      A local JSON pointer: `#/components/schemas/Customer`.
 * @return {unknown} The target.
 */
function lookUp( document, ref ) {
	const target = ref
		.replace( /^#\//, '' )
		.split( '/' )
		.map( ( key ) => key.replaceAll( '~1', '/' ).replaceAll( '~0', '~' ) )
		.reduce(
			( /** @type {unknown} */ node, key ) =>
				isObject( node ) ? node[ key ] : undefined,
			document
		);
	if ( target === undefined ) {
		throw new Error( `${ ref } doesn’t resolve.` );
	}
	return target;
}

/**
 * @param {unknown} value
 * @return {value is JsonObject} Whether it is a JSON object.
 */
function isObject( value ) {
	return (
		typeof value === 'object' && value !== null && ! Array.isArray( value )
	);
}

/**
 * @param {unknown} value
 * @param {string}  label What it is, for the error.
 * @return {JsonObject} The value.
 */
function asObject( value, label ) {
	if ( ! isObject( value ) ) {
		throw new Error( `${ label } isn’t an object.` );
	}
	return value;
}

/**
 * @param {unknown} parent
 * @param {string}  key
 * @return {JsonObject} The object under that key.
 */
function objectAt( parent, key ) {
	return asObject( asObject( parent, `The parent of ${ key }` )[ key ], key );
}

/**
 * @param {unknown} value
 * @return {unknown[]} The value if it is a list, otherwise an empty list.
 */
function asArray( value ) {
	return Array.isArray( value ) ? value : [];
}
