/**
 * The texts of the plugin, as gettext knows them.
 *
 * @typedef {Object} Message
 * @property {string}      id
 * @property {string}      [plural]
 * @property {string}      [context]
 * @property {Set<string>} comments   For translators.
 * @property {Set<string>} references `file:line`, relative to the plugin's folder.
 */

/**
 * The positions of a function's arguments.
 *
 * @typedef {Object} Positions
 * @property {number} id
 * @property {number} [plural]
 * @property {number} [context]
 * @property {number} domain
 */

const TEXT = { id: 0, domain: 1 };

const TEXT_IN_CONTEXT = { id: 0, context: 1, domain: 2 };

/**
 * WordPress's translation functions.
 *
 * @type {Map< string, Positions >}
 */
export const FUNCTIONS = new Map(
	Object.entries( {
		__: TEXT,
		_e: TEXT,
		esc_html__: TEXT,
		esc_html_e: TEXT,
		esc_attr__: TEXT,
		esc_attr_e: TEXT,
		_x: TEXT_IN_CONTEXT,
		_ex: TEXT_IN_CONTEXT,
		esc_html_x: TEXT_IN_CONTEXT,
		esc_attr_x: TEXT_IN_CONTEXT,
		_n: { id: 0, plural: 1, domain: 3 },
		_n_noop: { id: 0, plural: 1, domain: 2 },
		_nx: { id: 0, plural: 1, context: 3, domain: 4 },
		_nx_noop: { id: 0, plural: 1, context: 2, domain: 3 },
	} )
);

/**
 * @param {Positions}                   positions
 * @param {Array< string | undefined >} values    The arguments; undefined for one that is not a literal.
 * @param {string}                      place     `file:line`.
 * @return {Pick< Message, 'id' | 'plural' | 'context' >}
 */
export function textsOf( { id, plural, context }, values, place ) {
	/** @param {number} position */
	const text = ( position ) => {
		const value = values[ position ];
		if ( value === undefined ) {
			throw new Error(
				`${ place }: a text to translate must be a literal.`
			);
		}
		return value;
	};
	return {
		id: text( id ),
		...( plural !== undefined && { plural: text( plural ) } ),
		...( context !== undefined && { context: text( context ) } ),
	};
}

export const DOMAIN = 'fluent-cart-customers';

/** The separator of context and text in gettext's files. */
const CONTEXT_END = '\u0004';

/**
 * @param {{ id: string, context?: string | undefined }} message
 * @return {string} As in WordPress's JSON.
 */
export function keyOf( { id, context } ) {
	return context === undefined ? id : context + CONTEXT_END + id;
}

/** Messages by key, in the order in which they were found. */
export class Messages {
	/** @type {Map< string, Message >} */
	#messages = new Map();

	/**
	 * @param {Pick< Message, 'id' | 'plural' | 'context' >} texts
	 * @param {string}                                       reference
	 * @param {string}                                       [comment]
	 */
	add( texts, reference, comment ) {
		const key = keyOf( texts );
		const message = {
			...texts,
			...( this.#messages.get( key ) ?? {
				comments: new Set(),
				references: new Set(),
			} ),
		};
		if ( comment ) {
			message.comments.add( comment );
		}
		message.references.add( reference );
		this.#messages.set( key, message );
	}

	/** @return {Message[]} By the file of their first reference. */
	all() {
		return [ ...this.#messages.values() ];
	}

	keys() {
		return [ ...this.#messages.keys() ];
	}
}

/**
 * @param {string} text A comment without its marks.
 * @return {string | undefined} What it says to translators; undefined if it is for developers.
 */
export function translatorComment( text ) {
	const [ , comment ] =
		/^[*\s]*translators:\s*([\s\S]*?)\s*$/i.exec( text ) ?? [];
	return comment?.replace( /\s*\n\s*\*?\s*/g, ' ' );
}
