import path from 'node:path';
import { isNode, lineOf } from './php-file.mjs';
import { textsOf } from './string-values.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./php-file.mjs').Node} Node */
/** @typedef {import('./php-file.mjs').PhpFile} PhpFile */
/** @typedef {import('./rule.mjs').Rule} Rule */
/** @typedef {import('./rule.mjs').Violation} Violation */
/** @typedef {import('./rule.mjs').Finding} Finding */

/**
 * @param {PhpFile} file
 * @param {Layout}  layout
 * @return {string | undefined} The key of its folder in the table of imports; nothing for tests and tools.
 */
export function folderOf( { path: place }, { server } ) {
	if ( place.startsWith( `${ server }/` ) ) {
		return (
			path.posix.relative( server, path.posix.dirname( place ) ) || '.'
		);
	}
	return /^(src\/|[^/]+$)/.test( place ) ? 'entry' : undefined;
}

/**
 * @param {string} name   A fully qualified name.
 * @param {Layout} layout
 * @return {string | undefined} The name below the plugin's namespace; nothing if it is not the plugin's.
 */
export function ownName( name, { namespace } ) {
	return name.startsWith( `${ namespace }\\` )
		? name.slice( namespace.length + 1 )
		: undefined;
}

/** @param {string} own A name below the plugin's namespace. */
function folderOfName( own ) {
	return own.split( '\\' ).slice( 0, -1 ).join( '/' ) || '.';
}

/**
 * The names of the plugin's classes that a file uses, each once, with those that it writes as a string.
 *
 * @param {PhpFile} file
 * @param {Layout}  layout
 * @return {Array< { name: string, line: number } >}
 */
export function ownReferences( file, layout ) {
	const written = textsOf( file ).map( ( { value, line } ) => ( {
		name: value.replace( /^\\/, '' ).replace( /::.*/s, '' ),
		line,
	} ) );
	const seen = new Set();
	return [ ...file.references(), ...written ].flatMap( ( { name, line } ) => {
		const own = ownName( name, layout );
		if ( ! own || seen.has( own ) || ! /^[\w\\]*\w$/.test( own ) ) {
			return [];
		}
		seen.add( own );
		return [ { name: own, line } ];
	} );
}

/**
 * @param {PhpFile} file
 * @param {Layout}  layout
 * @return {Array< { to: string, name: string, line: number } >} Imports from other folders, each name once.
 */
function importsOf( file, layout ) {
	const from = folderOf( file, layout );
	return ownReferences( file, layout ).flatMap( ( { name, line } ) => {
		const to = folderOfName( name );
		return to === from ? [] : [ { to, name, line } ];
	} );
}

/** @type {Rule} */
export function importsUpward( file, layout ) {
	const from = folderOf( file, layout );
	if ( from === undefined ) {
		return [];
	}
	const allowed = layout.imports[ from ];
	if ( ! allowed ) {
		return [
			{
				line: 1,
				about: from,
				message: `the folder ${ from } is not in the table of imports: say what it may import.`,
			},
		];
	}
	return importsOf( file, layout )
		.filter( ( { to } ) => ! allowed.includes( to ) )
		.map( ( { to, name, line } ) => ( {
			line,
			about: name,
			message: `${ from } may not import ${ to } (${ name }).`,
		} ) );
}

/** @type {Rule} */
export function misplacedClass( file, layout ) {
	const folder = folderOf( file, layout );
	const classes = file.nodes.filter(
		( { kind, isAnonymous } ) =>
			[ 'class', 'interface', 'trait', 'enum' ].includes( kind ) &&
			! isAnonymous
	);
	if ( folder === undefined || folder === 'entry' || ! classes.length ) {
		return [];
	}
	const wanted = [
		layout.namespace,
		...( folder === '.' ? [] : folder.split( '/' ) ),
	].join( '\\' );
	const name = path.posix.basename( file.path, '.php' );
	return [
		...( file.namespace === wanted
			? []
			: [ { line: 1, message: `its namespace must be ${ wanted }.` } ] ),
		...classes.flatMap( ( node ) =>
			isNode( node.name ) && node.name.name === name
				? []
				: [
						{
							line: lineOf( node ),
							message: `must declare only the class ${ name }.`,
						},
					]
		),
	];
}

/** @type {Rule} */
export function unusedImports( file ) {
	const code = file.code.replace( /^use [^;]+;$/gm, '' );
	return file.imported.flatMap( ( { name, line } ) => {
		const alias =
			/ as (\w+);/.exec(
				file.code.split( '\n' )[ line - 1 ] ?? ''
			)?.[ 1 ] ?? String( name.split( '\\' ).at( -1 ) );
		return new RegExp( `\\b${ alias }\\b` ).test( code )
			? []
			: [ { line, about: name, message: `${ name } is not used.` } ];
	} );
}

/**
 * @param {PhpFile[]} files
 * @param {Layout}    layout
 * @return {Violation[]} One for each folder that imports itself through others; excepted imports do not count.
 */
export function cycles( files, layout ) {
	/** @type {Map< string, Set< string > >} */
	const graph = new Map();
	/** @type {Map< string, { path: string, line: number } >} */
	const examples = new Map();
	for ( const file of files ) {
		const from = folderOf( file, layout );
		if ( from === undefined ) {
			continue;
		}
		for ( const { to, name, line } of importsOf( file, layout ) ) {
			const isExcepted = layout.exceptions.some(
				( { rule, path: place, about } ) =>
					rule === 'imports' && place === file.path && about === name
			);
			if ( ! isExcepted ) {
				graph.set( from, ( graph.get( from ) ?? new Set() ).add( to ) );
				examples.set( `${ from } ${ to }`, { path: file.path, line } );
			}
		}
	}
	return [ ...graph.keys() ].sort().flatMap( ( folder ) => {
		const cycle = shortestCycle( graph, folder );
		const example = examples.get( `${ folder } ${ cycle?.[ 1 ] }` );
		return cycle && example
			? [
					{
						rule: 'cycles',
						...example,
						about: folder,
						message: `folders import each other: ${ cycle.join( ' → ' ) }.`,
					},
				]
			: [];
	} );
}

/**
 * @param {Map< string, Set< string > >} graph
 * @param {string}                       start
 * @return {string[] | undefined} The shortest chain of imports from a folder to itself.
 */
function shortestCycle( graph, start ) {
	const chains = [ [ start ] ];
	const seen = new Set();
	for ( const chain of chains ) {
		for ( const next of graph.get( String( chain.at( -1 ) ) ) ?? [] ) {
			if ( next === start ) {
				return [ ...chain, next ];
			}
			if ( ! seen.has( next ) ) {
				seen.add( next );
				chains.push( [ ...chain, next ] );
			}
		}
	}
	return undefined;
}
