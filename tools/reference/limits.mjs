import { Failure } from '../lib/failure.mjs';

/**
 * Paths of the numbers in openapi.json. The client checks input against them, so that the user sees a message before the
 * server rejects the request.
 */
const LIMITS = {
	/** Characters of a search. */
	search: [
		'paths',
		'/customers',
		'get',
		'parameters',
		'search',
		'schema',
		'maxLength',
	],
	/** Characters of a search for WordPress users. */
	userSearch: [
		'paths',
		'/customers/attachable-user',
		'get',
		'parameters',
		'search',
		'schema',
		'maxLength',
	],
	/** Rows of one page. */
	perPage: [ 'components', 'parameters', 'perPage', 'schema', 'maximum' ],
	/** Ids of one bulk action. */
	bulkIds: schemaPath( 'BulkAction', 'properties.customer_ids.maxItems' ),
	/** Ids that a bulk action on all matching customers leaves out. */
	bulkExceptions: schemaPath(
		'BulkAction',
		'properties.except_ids.maxItems'
	),
	/** Columns of an export. */
	exportColumns: schemaPath(
		'BulkAction',
		'properties.data.properties.columns.maxItems'
	),
	/** Keys of one request with additional info. */
	infoKeys: schemaPath( 'AdditionalInfoWrite', 'maxProperties' ),
	/** Characters of one key of the additional info. */
	infoKey: schemaPath( 'AdditionalInfoWrite', 'propertyNames.pattern' ),
	/** Bytes of one value of the additional info. */
	infoValueBytes: schemaPath(
		'AdditionalInfoWrite',
		'additionalProperties.x-max-bytes'
	),
	/** Bytes of the notes. */
	notesBytes: schemaPath(
		'AdditionalInfoWrite',
		'properties.notes.x-max-bytes'
	),
	/** Characters of the label of a key. */
	infoLabel: schemaPath(
		'CustomerWrite',
		'properties.additional_info_labels.additionalProperties.maxLength'
	),
	/** Characters of the name of a saved view. */
	viewName: schemaPath( 'ViewCreate', 'properties.name.maxLength' ),
	/** Customers in the overview. */
	topCustomers: schemaPath( 'Overview', 'properties.top_customers.maxItems' ),
	/** Days for which activity is kept. */
	activityDays: schemaPath( 'Settings', 'properties.activity_days.maximum' ),
	/** Days for which a change can be undone. */
	undoDays: schemaPath( 'Settings', 'properties.undo_days.maximum' ),
};

/** Schemas whose fields have a largest number of characters, by the name of the constant. */
const FIELD_LIMITS = {
	customerFields: 'CustomerWrite',
	addressFields: 'AddressWrite',
};

/**
 * @param {unknown} openapi The contract.
 * @return {string} src/contract/limits.ts.
 */
export function limitsModule( openapi ) {
	const numbers = Object.entries( LIMITS ).map(
		( [ name, steps ] ) => `\t${ name }: ${ numberAt( openapi, steps ) },`
	);
	const fields = Object.entries( FIELD_LIMITS ).map( ( [ name, schema ] ) => {
		const lines = fieldLimits( openapi, schema ).map(
			( [ field, max ] ) => `\t\t${ field }: ${ max },`
		);
		return `\t${ name }: {\n${ lines.join( '\n' ) }\n\t},`;
	} );
	return `/**
 * Limits of the contract. Made from src/contract/openapi.json by \`npm run contract\`: edit that.
 */
export const LIMITS = {
${ [ ...numbers, ...fields ].join( '\n' ) }
} as const;
`;
}

/**
 * @param {unknown} openapi
 * @param {string}  schema
 * @return {Array< [ string, number ] >} The fields with a largest number of characters.
 */
function fieldLimits( openapi, schema ) {
	const properties = Object(
		valueAt( openapi, schemaPath( schema, 'properties' ) )
	);
	return Object.keys( properties ).flatMap( ( field ) => {
		const max = valueAt( properties[ field ], [ 'maxLength' ] );
		return typeof max === 'number' ? [ [ field, max ] ] : [];
	} );
}

/**
 * @param {string} schema
 * @param {string} steps  Separated by dots.
 * @return {string[]} The path below the document.
 */
function schemaPath( schema, steps ) {
	return [ 'components', 'schemas', schema, ...steps.split( '.' ) ];
}

/**
 * @param {unknown}  openapi
 * @param {string[]} steps
 * @return {number} The number.
 * @throws {Failure} If the contract has none there.
 */
function numberAt( openapi, steps ) {
	const found = valueAt( openapi, steps );
	// A pattern has the largest number of characters in its last braces.
	const value =
		typeof found === 'string'
			? Number( /,(\d+)\}\$$/.exec( found )?.[ 1 ] )
			: found;
	if ( typeof value !== 'number' || Number.isNaN( value ) ) {
		throw new Failure(
			`openapi.json has no number at ${ steps.join( ' → ' ) }. Change tools/reference/limits.mjs.`
		);
	}
	return value;
}

/**
 * @param {unknown}  node
 * @param {string[]} steps A step into a list is the name of an item.
 * @return {unknown} The value; undefined if the path leads nowhere.
 */
function valueAt( node, steps ) {
	return steps.reduce(
		( /** @type {unknown} */ value, step ) =>
			Array.isArray( value )
				? value.find( ( item ) => Object( item ).name === step )
				: Object( value )[ step ],
		node
	);
}
