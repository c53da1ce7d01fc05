import {
	inputSchema,
	propertiesOf,
	namesIn,
	outputSchema,
} from './ability-schemas.mjs';
import { compileContract } from './compile-contract.mjs';

/**
 * @typedef {import('./compile-contract.mjs').JsonObject} JsonObject
 * @typedef {import('./compile-contract.mjs').Operation} Operation
 */

/**
 * An ability as the contract describes it (`x-ability`). An operation has one, several, or a reason why it has `none`.
 *
 * @typedef {Object} Given
 * @property {string}     name          `list-customers`.
 * @property {string}     [summary]     Instead of the operation's.
 * @property {string}     [description] Instead of the operation's.
 * @property {JsonObject} [preset]      Members of the body that the ability always sends.
 * @property {string[]}   [omit]        Members of the body that the ability does not have: `data.force`.
 * @property {string}     [body]        The name of the input that holds the whole body, which has members of any name.
 * @property {boolean}    [destructive] Whether it removes something without the method DELETE.
 */

/**
 * As WordPress defines them.
 *
 * @typedef {Object} Annotations
 * @property {boolean} readonly
 * @property {boolean} destructive
 * @property {boolean} idempotent
 */

/**
 * An ability for WordPress.
 *
 * @typedef {Object} Ability
 * @property {string}                               operation
 * @property {string}                               summary
 * @property {string}                               description One paragraph, without the summary.
 * @property {JsonObject}                           input       Schema of an object.
 * @property {JsonObject}                           output      Schema of the answer's `data`.
 * @property {Annotations}                          annotations
 * @property {Record< string, [ string, string ] >} places      By input: `path`, `query`, `header` or
 *                                                              `body`, and the name there. An empty
 *                                                              name is the whole body.
 * @property {JsonObject}                           preset
 */

/** Arguments that only HTTP needs. */
const WITHOUT_INPUT = [ 'cursor' ];

/** What an agent needs to know about an argument that has another name in the API. */
const DESCRIPTIONS = {
	'If-Match':
		'The `version` of the customer that `get-customer` returned. If the customer has changed since then, nothing is changed.',
	_fields:
		'Names of the fields that the answer contains, such as `id`, `email` or `addresses.city`. Without them it contains all.',
};

/**
 * Compiles the abilities of the operations.
 *
 * @param {unknown} document An OpenAPI 3.1 document.
 * @return {Record< string, Ability >} By name, without the namespace.
 * @throws {Error} If an operation has neither an ability nor a reason, or two inputs or abilities have one name.
 */
export function compileAbilities( document ) {
	const operations = compileContract( document );
	/** @type {Record< string, Ability >} */
	const abilities = {};
	for ( const [ id, given ] of Object.entries(
		givenAbilities( document )
	) ) {
		for ( const each of given ) {
			if ( each.name in abilities ) {
				throw new Error( `There are two abilities ${ each.name }.` );
			}
			abilities[ each.name ] = compiled(
				id,
				/** @type {Operation} */ ( operations[ id ] ),
				each
			);
		}
	}
	return abilities;
}

/**
 * What `x-ability` has for each operation.
 *
 * @param {any} document An OpenAPI document.
 * @return {Record< string, Given[] >} By operationId; empty for an operation without an ability.
 * @throws {Error} If an operation has neither an ability nor a reason.
 */
export function givenAbilities( document ) {
	const operations = Object.values( document.paths )
		.flatMap( ( item ) => Object.values( item ) )
		.filter( ( operation ) => operation.operationId );
	return Object.fromEntries(
		operations.map( ( { operationId, 'x-ability': given = {} } ) => {
			const several = [ given ].flat();
			const names = several.flatMap( ( { name } ) => name ?? [] );
			if ( names.length !== several.length && ! given.none ) {
				throw new Error(
					`${ operationId } needs an ability, or a reason why it has none.`
				);
			}
			return [ operationId, names.length > 0 ? several : [] ];
		} )
	);
}

/**
 * @param {string}    id
 * @param {Operation} operation
 * @param {Given}     given
 * @return {Ability} The ability.
 */
function compiled( id, operation, given ) {
	const inputs = inputsOf( operation, given );
	const names = inputs.map( ( { name } ) => name );
	const twice = names.find( ( name, n ) => names.indexOf( name ) !== n );
	if ( twice !== undefined ) {
		throw new Error(
			`The ability ${ given.name } has two inputs ${ twice }.`
		);
	}
	const required = inputs
		.filter( ( { isRequired } ) => isRequired )
		.map( ( { name } ) => name );
	const canOmitFields = names.includes( 'fields' );
	return {
		operation: id,
		summary: given.summary ?? String( operation.summary ),
		description: given.description ?? String( operation.description ),
		input: {
			type: 'object',
			...( inputs.length > 0 && {
				properties: Object.fromEntries(
					inputs.map( ( { name, schema } ) => [ name, schema ] )
				),
			} ),
			...( required.length > 0 && { required } ),
			additionalProperties: false,
		},
		output: outputSchema( dataOf( operation ), canOmitFields ),
		annotations: {
			readonly: operation.method === 'GET',
			destructive:
				operation.method === 'DELETE' || given.destructive === true,
			idempotent: [ 'GET', 'PUT', 'DELETE' ].includes( operation.method ),
		},
		places: Object.fromEntries(
			inputs.map( ( { name, place } ) => [ name, place ] )
		),
		preset: given.preset ?? {},
	};
}

/**
 * @typedef {Object} Input
 * @property {string}             name
 * @property {[ string, string ]} place
 * @property {JsonObject}         schema
 * @property {boolean}            isRequired
 */

/**
 * @param {Operation} operation
 * @param {Given}     given
 * @return {Input[]} The arguments of the operation, without those that are preset or omitted.
 */
function inputsOf( operation, { preset = {}, omit = [], body: whole } ) {
	/** @type {Input[]} */
	const parameters = operation.parameters
		.filter(
			( { name } ) =>
				! WITHOUT_INPUT.includes( String( name ) ) &&
				! ( String( name ) in preset )
		)
		.map( ( { name, in: where, required, description, schema } ) => ( {
			name: inputName( String( name ), String( where ) ),
			place: [ String( where ), String( name ) ],
			schema: inputSchema( {
				...schema,
				description:
					Object( DESCRIPTIONS )[ String( name ) ] ??
					( description || schema.description ),
			} ),
			isRequired: required,
		} ) );
	if ( ! operation.body ) {
		return parameters;
	}
	if ( whole !== undefined ) {
		return [
			...parameters,
			{
				name: whole,
				place: [ 'body', '' ],
				schema: inputSchema( operation.body ),
				isRequired: true,
			},
		];
	}
	const body = without( operation.body, [
		...Object.keys( preset ),
		...omit,
	] );
	return [
		...parameters,
		...Object.entries( propertiesOf( body ) ).map(
			( [ name, schema ] ) =>
				/** @type {Input} */ ( {
					name,
					place: [ 'body', name ],
					schema: inputSchema( schema ),
					isRequired: namesIn( body.required ).includes( name ),
				} )
		),
	];
}

/**
 * `customer_id` for the path's `customerId` and `customer`, `version` for the header `If-Match`, `fields` for `_fields`.
 *
 * @param {string} name
 * @param {string} where
 */
function inputName( name, where ) {
	if ( where === 'header' ) {
		return 'version';
	}
	if ( where === 'path' ) {
		return `${ name.replace( /Id$/, '' ) }_id`;
	}
	return name.replace( /^_/, '' );
}

/**
 * @param {JsonObject} schema Of an object.
 * @param {string[]}   paths  `data.force`.
 * @return {JsonObject} The schema without these members.
 */
function without( schema, paths ) {
	const kept = Object.entries( propertiesOf( schema ) ).filter(
		( [ name ] ) => ! paths.includes( name )
	);
	const nested = kept.map( ( [ name, member ] ) => {
		const inside = paths
			.filter( ( path ) => path.startsWith( `${ name }.` ) )
			.map( ( path ) => path.slice( name.length + 1 ) );
		return [ name, inside.length > 0 ? without( member, inside ) : member ];
	} );
	return {
		...schema,
		properties: Object.fromEntries( nested ),
		required: namesIn( schema.required ).filter(
			( name ) => ! paths.includes( String( name ) )
		),
	};
}

/**
 * @param {Operation} operation
 * @return {JsonObject} The schema of the answer's `data`.
 */
function dataOf( operation ) {
	const { data } = propertiesOf( operation.response ?? {} );
	if ( ! data ) {
		throw new Error( `The answer of ${ operation.summary } has no data.` );
	}
	return data;
}
