import phpParser from 'php-parser';

/**
 * A node of php-parser's syntax tree.
 *
 * @typedef {{ kind: string, loc?: { start: { line: number } }, [ key: string ]: unknown }} Node
 */

/**
 * A class, function or constant that a file names.
 *
 * @typedef {Object} Reference
 * @property {string} name Fully qualified, without a backslash at its start.
 * @property {number} line
 */

const engine = new phpParser.Engine( {
	parser: { extractDoc: false, version: '8.5' },
	ast: { withPositions: true },
} );

/** Members of a node that are not part of the program. */
const NOT_CODE = new Set( [ 'loc', 'comments', 'leadingComments' ] );

/**
 * One PHP file, read as a syntax tree.
 */
export class PhpFile {
	/** @type {Map< string, string >} Fully qualified names by the short names that `use` gives them. */
	#imports = new Map();

	/**
	 * @param {string} path Relative to the repository, with slashes.
	 * @param {string} code
	 * @throws {SyntaxError} With `lineNumber`, if it is not PHP.
	 */
	constructor( path, code ) {
		this.path = path;
		this.code = code;
		this.lines = code.replace( /\n$/, '' ).split( '\n' ).length;
		this.tree = /** @type {Node} */ (
			/** @type {unknown} */ ( engine.parseCode( code, path ) )
		);
		/** @type {Node[]} */
		this.nodes = walk( this.tree );
		const namespace = this.nodes.find( isKind( 'namespace' ) );
		this.namespace = namespace ? String( namespace.name ) : '';
		/** @type {Node[]} The statements of the file, with those of its namespace. */
		this.statements = childNodes( this.tree.children ).flatMap( ( node ) =>
			node.kind === 'namespace' ? childNodes( node.children ) : [ node ]
		);
		/** @type {Reference[]} What its `use` statements name. */
		this.imported = this.#readImports();
	}

	/**
	 * @return {Reference[]} Every name in the file, `use` statements included. Functions and constants that are written
	 *                       without a namespace count as names of the file's own namespace.
	 */
	references() {
		return [
			...this.imported,
			...this.nodes.flatMap( ( node ) => {
				const name = this.nameOf( node );
				return name ? [ { name, line: lineOf( node ) } ] : [];
			} ),
		];
	}

	/**
	 * @param {unknown} node
	 * @return {string | undefined} The fully qualified name that the node is, as PHP resolves the name of a class.
	 */
	nameOf( node ) {
		if ( ! isNode( node ) || typeof node.name !== 'string' ) {
			return undefined;
		}
		if ( node.kind === 'attribute' ) {
			return this.#resolve( node.name );
		}
		if ( node.kind !== 'name' ) {
			return undefined;
		}
		return node.resolution === 'rn'
			? join( this.namespace, node.name )
			: this.#resolve( node.name );
	}

	/** @param {string} name */
	#resolve( name ) {
		if ( name.startsWith( '\\' ) ) {
			return name.slice( 1 );
		}
		const [ first = '', ...rest ] = name.split( '\\' );
		const imported = this.#imports.get( first.toLowerCase() );
		return imported
			? [ imported, ...rest ].join( '\\' )
			: join( this.namespace, name );
	}

	#readImports() {
		/** @type {Reference[]} */
		const imported = [];
		for ( const group of this.nodes.filter( isKind( 'usegroup' ) ) ) {
			for ( const item of childNodes( group.items ) ) {
				const name = join(
					typeof group.name === 'string' ? group.name : '',
					String( item.name )
				).replace( /^\\/, '' );
				const alias = isNode( item.alias )
					? String( item.alias.name )
					: String( name.split( '\\' ).at( -1 ) );
				imported.push( { name, line: lineOf( item ) } );
				if ( ! group.type && ! item.type ) {
					this.#imports.set( alias.toLowerCase(), name );
				}
			}
		}
		return imported;
	}
}

/**
 * @param {string} kind
 * @return {( node: Node ) => boolean} Whether a node is of that kind.
 */
export function isKind( kind ) {
	return ( node ) => node.kind === kind;
}

/**
 * @param {unknown} value
 * @return {value is Node} Whether it is a node.
 */
export function isNode( value ) {
	return (
		typeof value === 'object' &&
		value !== null &&
		'kind' in value &&
		typeof value.kind === 'string'
	);
}

/**
 * @param {unknown} value A member of a node.
 * @return {Node[]} The nodes in it.
 */
export function childNodes( value ) {
	if ( Array.isArray( value ) ) {
		return value.flatMap( childNodes );
	}
	return isNode( value ) ? [ value ] : [];
}

/**
 * @param {Node} node
 * @return {Node[]} All nodes below it, by one level.
 */
export function children( node ) {
	return Object.entries( node ).flatMap( ( [ key, value ] ) =>
		NOT_CODE.has( key ) ? [] : childNodes( value )
	);
}

/**
 * @param {Node} node
 * @return {Node[]} The node and all below it, in the order of the file.
 */
function walk( node ) {
	return [ node, ...children( node ).flatMap( walk ) ];
}

/**
 * @param {Node} node
 * @return {number} The line on which it begins.
 */
export function lineOf( node ) {
	return node.loc?.start.line ?? 1;
}

/**
 * @param {Node} call A call.
 * @return {string} The name of the function, in lower case and without its namespace; empty if it is no function's.
 */
export function functionName( call ) {
	return isNode( call.what ) && call.what.kind === 'name'
		? String(
				String( call.what.name ).split( '\\' ).at( -1 )
			).toLowerCase()
		: '';
}

/**
 * @param {string} namespace
 * @param {string} name
 */
function join( namespace, name ) {
	return namespace ? `${ namespace }\\${ name }` : name;
}
