import {
	childNodes,
	children,
	functionName,
	isNode,
	lineOf,
} from './php-file.mjs';

/** @typedef {import('./php-file.mjs').Node} Node */

/** Functions with their own variables. An arrow function shares those of its parent. */
const SCOPES = new Set( [ 'method', 'function', 'closure' ] );

/** Functions that can read any variable. */
const READS_ALL = new Set( [ 'extract', 'get_defined_vars', 'parse_str' ] );

/**
 * Variables that are set and never read.
 *
 * @type {import('./rule.mjs').Rule}
 */
export function unusedVariables( file ) {
	return file.nodes
		.filter( ( { kind } ) => SCOPES.has( kind ) )
		.flatMap( ( node ) => {
			const scope = readScope( node );
			return scope.isOpen
				? []
				: [ ...scope.written ]
						.filter( ( [ name ] ) => ! scope.read.has( name ) )
						.map( ( [ name, line ] ) => ( {
							line,
							about: name,
							message: `$${ name } is set and never read.`,
						} ) );
		} );
}

/**
 * @typedef {Object} Scope
 * @property {Map< string, number >} written Lines by name.
 * @property {Set< string >}         read    Names, including those that are visible outside the function.
 * @property {boolean}               isOpen  Whether it reads variables by computed names.
 */

/**
 * @param {Node} node A function.
 * @return {Scope}
 */
function readScope( node ) {
	/** @type {Scope} */
	const scope = { written: new Map(), read: new Set(), isOpen: false };
	for ( const given of [
		...childNodes( node.arguments ),
		...childNodes( node.uses ),
	] ) {
		if ( given.byref ) {
			scope.read.add( nameOf( given ) );
		}
	}
	childNodes( node.body ).forEach( ( body ) => visit( body, scope ) );
	return scope;
}

/**
 * @param {Node}  node
 * @param {Scope} scope
 */
function visit( node, scope ) {
	if ( SCOPES.has( node.kind ) ) {
		// A closure reads the variables of its `use`.
		childNodes( node.uses ).forEach( ( used ) => visit( used, scope ) );
		return;
	}
	switch ( node.kind ) {
		case 'variable':
			if ( typeof node.name === 'string' ) {
				scope.read.add( node.name );
			} else {
				scope.isOpen = true;
			}
			break;
		case 'include':
		case 'eval':
			scope.isOpen = true;
			break;
		case 'assign':
			write( node.left, scope );
			childNodes( node.right ).forEach( ( right ) =>
				visit( right, scope )
			);
			return;
		case 'call':
			if ( functionName( node ) === 'compact' ) {
				for ( const { value } of childNodes( node.arguments ) ) {
					scope.read.add( String( value ) );
				}
			}
			scope.isOpen ||= READS_ALL.has( functionName( node ) );
			break;
	}
	children( node ).forEach( ( child ) => visit( child, scope ) );
}

/**
 * @param {unknown} target What is assigned to.
 * @param {Scope}   scope
 */
function write( target, scope ) {
	if ( ! isNode( target ) ) {
		return;
	}
	if ( target.kind === 'variable' && typeof target.name === 'string' ) {
		if ( ! scope.written.has( target.name ) ) {
			scope.written.set( target.name, lineOf( target ) );
		}
	} else if ( target.kind === 'list' || target.kind === 'array' ) {
		for ( const item of childNodes( target.items ) ) {
			write( item.value ?? item, scope );
			childNodes( item.key ).forEach( ( key ) => visit( key, scope ) );
		}
	} else {
		visit( target, scope );
	}
}

/** @param {Node} node A parameter, or a variable. */
function nameOf( { name } ) {
	return String( isNode( name ) ? name.name : name );
}
