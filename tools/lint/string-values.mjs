import {
	childNodes,
	children,
	functionName,
	isNode,
	lineOf,
} from './php-file.mjs';

/** @typedef {import('./php-file.mjs').Node} Node */

/**
 * A text that a file builds.
 *
 * @typedef {Object} Text
 * @property {string}  value        With UNKNOWN for parts that are known at run time only.
 * @property {number}  line
 * @property {boolean} isTranslated Whether it is passed to a translation function.
 */

/** Stands for a part of a text that the file does not contain. */
export const UNKNOWN = '§';

const TRANSLATE = /^(__|_[enx]|_[en]x|_nx?_noop|esc_(html|attr)_(_|e|x))$/;

/** Functions that return their first argument, as far as SQL is concerned. */
const TRANSPARENT = new Set( [
	'trim',
	'ltrim',
	'rtrim',
	'strtolower',
	'strtoupper',
	'ucfirst',
	'lcfirst',
	'strval',
] );

const FUNCTIONS = new Set( [ 'method', 'function', 'closure', 'arrowfunc' ] );

/** Characters. Variables that grow in loops are cut here. */
const MAX_TEXT_LENGTH = 20_000;

/**
 * All texts of a file, evaluated statically: literals, heredocs, interpolation, concatenation, sprintf() and implode(),
 * variables and constants of the same file.
 *
 * @param {import('./php-file.mjs').PhpFile} file
 * @return {Text[]}
 */
export function textsOf( file ) {
	const texts = known.get( file ) ?? new TextReader( file ).read();
	known.set( file, texts );
	return texts;
}

/** @type {WeakMap< import('./php-file.mjs').PhpFile, Text[] >} */
const known = new WeakMap();

/** @typedef {Map< string, string >} Variables By name. */

class TextReader {
	/** @type {Text[]} */
	#texts = [];

	/** @type {Map< string, string >} Values of constants and of properties, by name. */
	#members = new Map();

	#file;

	/** @param {import('./php-file.mjs').PhpFile} file */
	constructor( file ) {
		this.#file = file;
	}

	read() {
		for ( const { kind, name, value } of this.#file.nodes ) {
			if (
				( kind === 'constant' || kind === 'property' ) &&
				isNode( value ) &&
				isNode( name )
			) {
				const text = this.#valueOf( value, new Map() );
				if ( text !== UNKNOWN ) {
					this.#members.set( String( name.name ), text );
				}
			}
		}
		this.#visit( this.#file.tree, new Map(), false );
		return this.#texts;
	}

	/**
	 * @param {Node}      node
	 * @param {Variables} variables    Variables of the function; assignments change them.
	 * @param {boolean}   isTranslated
	 */
	#visit( node, variables, isTranslated ) {
		if ( FUNCTIONS.has( node.kind ) ) {
			variables = new Map( variables );
		}
		if ( node.kind === 'assign' ) {
			this.#assign( node, variables );
		}
		const isText = isTextual( node );
		if ( isText ) {
			this.#texts.push( {
				value: this.#valueOf( node, variables ),
				line: lineOf( node ),
				isTranslated,
			} );
		}
		const isTranslation =
			node.kind === 'call' && TRANSLATE.test( functionName( node ) );
		for ( const child of isText ? restOf( node ) : children( node ) ) {
			this.#visit( child, variables, isTranslation );
		}
	}

	/**
	 * @param {Node}      assignment
	 * @param {Variables} variables
	 */
	#assign( { left, right, operator, loc }, variables ) {
		if (
			! isNode( left ) ||
			! isNode( right ) ||
			left.kind !== 'variable' ||
			typeof left.name !== 'string'
		) {
			return;
		}
		const added = this.#valueOf( right, variables );
		if ( operator === '.=' ) {
			const value = ( variables.get( left.name ) ?? UNKNOWN ) + added;
			variables.set( left.name, value.slice( 0, MAX_TEXT_LENGTH ) );
			this.#texts.push( {
				value,
				line: loc?.start.line ?? 1,
				isTranslated: false,
			} );
		} else if ( added === UNKNOWN ) {
			variables.delete( left.name );
		} else {
			variables.set( left.name, added );
		}
	}

	/**
	 * @param {Node}      node
	 * @param {Variables} variables
	 * @return {string} Its text.
	 */
	#valueOf( node, variables ) {
		switch ( node.kind ) {
			case 'string':
			case 'nowdoc':
			case 'number':
				return String( node.value );
			case 'encapsed':
				return this.#joined( childNodes( node.value ), variables );
			case 'encapsedpart':
				return this.#valueOfMember( node.expression, variables );
			case 'cast':
				return this.#valueOfMember( node.expr, variables );
			case 'bin':
				return node.type === '.'
					? this.#valueOfMember( node.left, variables ) +
							this.#valueOfMember( node.right, variables )
					: UNKNOWN;
			case 'assign':
				return this.#valueOfMember( node.right, variables );
			case 'variable':
				return variables.get( String( node.name ) ) ?? UNKNOWN;
			case 'staticlookup':
			case 'propertylookup':
				return isNode( node.offset )
					? ( this.#members.get( String( node.offset.name ) ) ??
							UNKNOWN )
					: UNKNOWN;
			case 'call':
				return this.#valueOfCall( node, variables );
			default:
				return UNKNOWN;
		}
	}

	/**
	 * @param {unknown}   member
	 * @param {Variables} variables
	 */
	#valueOfMember( member, variables ) {
		return isNode( member ) ? this.#valueOf( member, variables ) : UNKNOWN;
	}

	/**
	 * @param {Node[]}    nodes
	 * @param {Variables} variables
	 * @param {string}    [separator]
	 */
	#joined( nodes, variables, separator = '' ) {
		return (
			nodes
				.map( ( node ) => this.#valueOf( node, variables ) )
				.join( separator ) || UNKNOWN
		);
	}

	/**
	 * @param {Node}      call
	 * @param {Variables} variables
	 */
	#valueOfCall( call, variables ) {
		const given = childNodes( call.arguments );
		const name = functionName( call );
		if ( name === 'sprintf' || name === 'vsprintf' ) {
			return fill(
				this.#valueOfMember( given[ 0 ], variables ),
				( name === 'sprintf'
					? given.slice( 1 )
					: elements( given[ 1 ] )
				).map( ( node ) => this.#valueOf( node, variables ) )
			);
		}
		if ( name === 'implode' || name === 'join' ) {
			return this.#joined(
				elements( given.at( -1 ) ),
				variables,
				given.length > 1
					? this.#valueOfMember( given[ 0 ], variables )
					: ''
			);
		}
		return TRANSPARENT.has( name ) || TRANSLATE.test( name )
			? this.#valueOfMember( given[ 0 ], variables )
			: UNKNOWN;
	}
}

/** @param {Node} node */
function isTextual( node ) {
	return (
		[ 'string', 'nowdoc', 'encapsed' ].includes( node.kind ) ||
		( node.kind === 'bin' && node.type === '.' ) ||
		( node.kind === 'call' &&
			/^(v?sprintf|implode|join)$/.test( functionName( node ) ) )
	);
}

/**
 * @param {Node} node A text.
 * @return {Node[]} Nodes within it that are not part of the text: arguments of calls.
 */
function restOf( node ) {
	return children( node ).flatMap( ( child ) => {
		if (
			child.kind === 'encapsedpart' ||
			child.kind === 'encapsed' ||
			( child.kind === 'bin' && child.type === '.' )
		) {
			return restOf( child );
		}
		return child.kind === 'string' && node.kind !== 'call' ? [] : [ child ];
	} );
}

/**
 * @param {Node | undefined} node
 * @return {Node[]} The values of an array literal.
 */
function elements( node ) {
	return node?.kind === 'array'
		? childNodes( node.items ).flatMap( ( item ) =>
				childNodes( item.value )
			)
		: [];
}

/**
 * @param {string}   format Of sprintf().
 * @param {string[]} values
 * @return {string} With the texts in the place of %s and %1$s; %i, %d and %f stay, which wpdb::prepare() also knows.
 */
function fill( format, values ) {
	let next = 0;
	return format.replace( /%(?:(\d+)\$)?s/g, ( _, number ) => {
		const index = number ? Number( number ) - 1 : next++;
		return values[ index ] ?? UNKNOWN;
	} );
}
