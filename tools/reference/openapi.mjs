/**
 * The parts of an OpenAPI document that the reference page reads.
 */

/**
 * @typedef {Object} Schema
 * @property {string}                   [$ref]
 * @property {Schema[]}                 [allOf]
 * @property {string | string[]}        [type]
 * @property {string}                   [description]
 * @property {string}                   [format]
 * @property {unknown}                  [const]
 * @property {unknown[]}                [enum]
 * @property {unknown}                  [default]
 * @property {number}                   [minimum]
 * @property {number}                   [maximum]
 * @property {number}                   [minLength]
 * @property {number}                   [maxLength]
 * @property {number}                   [minItems]
 * @property {number}                   [maxItems]
 * @property {number}                   [maxProperties]
 * @property {number}                   [x-max-bytes]
 * @property {Record< string, string >} [x-enumDescriptions]
 * @property {Schema}                   [items]
 * @property {string[]}                 [required]
 * @property {Record< string, Schema >} [properties]
 * @property {boolean | Schema}         [additionalProperties]
 */

/**
 * @typedef {Object} Parameter
 * @property {string}  name
 * @property {string}  in
 * @property {boolean} [required]
 * @property {string}  [description]
 * @property {unknown} [example]
 * @property {Schema}  schema
 */

/** @typedef {{ description: string, schema: Schema }} Header */
/** @typedef {{ schema: Schema, example?: unknown }} Media */
/** @typedef {Record< string, Media >} Content */
/** @typedef {{ description: string, headers?: Record< string, Header >, content?: Content }} Response */

/**
 * The command of WP-CLI for an operation.
 *
 * @typedef {Object} Command
 * @property {string}   [name]      `address update`.
 * @property {string[]} [arguments] Arguments by position, after those of the path.
 * @property {string[]} [columns]   Fields of a table.
 * @property {string[]} [steps_of]  Commands of which the operation is a step.
 * @property {string}   [none]      Why there is no command.
 */

/**
 * An ability for agents, or why the operation has `none`.
 *
 * @typedef {Partial< import('../webpack/compile-abilities.mjs').Given > & { none?: string }} Ability
 */

/**
 * @typedef {Object} Operation
 * @property {string}                            operationId
 * @property {string[]}                          tags
 * @property {string}                            summary
 * @property {string}                            [description]
 * @property {unknown[]}                         [security]
 * @property {string | Record< string, string >} [x-right]
 * @property {string[]}                          [x-capabilities]
 * @property {string | Record< string, string >} [x-limit]
 * @property {Command}                           [x-command]
 * @property {Ability | Ability[]}               [x-ability]
 * @property {Parameter[]}                       [parameters]
 * @property {{ content: Content }}              [requestBody]
 * @property {Record< string, Response >}        responses
 */

/** @typedef {Operation & { method: string, path: string }} PlacedOperation */

/**
 * @typedef {Object} OpenApi
 * @property {{ title: string, description: string }}                                                                                               info
 * @property {Record< string, number >}                                                                                                             x-limits
 * @property {{ name: string, description: string }[]}                                                                                              tags
 * @property {Record< string, Record< string, Operation > & { parameters?: Parameter[] } >}                                                         paths
 * @property {{ schemas: Record< string, Schema >, headers: Record< string, Header >, securitySchemes: Record< string, { description: string } > }} components
 */

const METHODS = [ 'get', 'post', 'put', 'patch', 'delete' ];

export class Reader {
	/** @param {OpenApi} document All references are local. */
	constructor( document ) {
		this.document = document;
	}

	/**
	 * Resolves a reference; returns anything else unchanged.
	 *
	 * @template {Object} Part
	 * @param {Part} part
	 * @return {Part} The part itself.
	 */
	follow( part ) {
		if ( ! ( '$ref' in part ) ) {
			return part;
		}
		/** @type {any} */
		let target = this.document;
		for ( const name of String( part.$ref ).slice( 2 ).split( '/' ) ) {
			target = target?.[ name ];
		}
		const { $ref, ...siblings } = part;
		return { ...target, ...siblings };
	}

	/**
	 * A schema without references and `allOf` at its top.
	 *
	 * @param {Schema} schema
	 * @return {Schema} One schema for all of its parts.
	 */
	whole( schema ) {
		const { allOf = [], ...own } = this.follow( schema );
		return [ ...allOf.map( ( part ) => this.whole( part ) ), own ].reduce(
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

	/** @return {PlacedOperation[]} In the document's order. */
	operations() {
		return Object.entries( this.document.paths ).flatMap(
			( [ path, { parameters = [], ...item } ] ) =>
				METHODS.flatMap( ( method ) => {
					const operation = item[ method ];
					return operation
						? [
								{
									...operation,
									method: method.toUpperCase(),
									path,
									parameters: [
										...parameters,
										...( operation.parameters ?? [] ),
									].map( ( each ) => this.follow( each ) ),
								},
							]
						: [];
				} )
		);
	}
}
