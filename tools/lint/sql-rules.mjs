import path from 'node:path';
import { folderOf, ownReferences } from './import-rules.mjs';
import { childNodes, functionName, isNode, lineOf } from './php-file.mjs';
import { once } from './rule.mjs';
import { isSql } from './sql.mjs';
import { textsOf } from './string-values.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./php-file.mjs').Node} Node */
/** @typedef {import('./php-file.mjs').PhpFile} PhpFile */
/** @typedef {import('./rule.mjs').Rule} Rule */
/** @typedef {import('./rule.mjs').Violation} Violation */
/** @typedef {import('./rule.mjs').Finding} Finding */

/** Classes that connect to a database without the plugin's Connection. */
const DATABASE_CLASSES = new Set( [
	'mysqli',
	'mysqli_stmt',
	'pdo',
	'sqlite3',
	'wp_sqlite_driver',
	'wp_sqlite_db',
	'wpdb',
] );

/** Functions that run SQL. */
const DATABASE_FUNCTION =
	/^(mysqli?_\w+|pg_\w+|sqlite_\w+|dbdelta|make_db_current(_silent)?|maybe_(create_table|add_column|drop_column)|require_wp_db|wp_set_wpdb_vars)$/;

/** Methods of `wpdb` whose names no class of the plugin uses outside Connection. */
const WPDB_METHODS = new Set( [
	'_real_escape',
	'esc_like',
	'get_col',
	'get_results',
	'get_row',
	'get_var',
	'tables_prefix',
] );

/**
 * @param {PhpFile} file
 * @param {Layout}  layout
 */
function mayHoldSql( file, layout ) {
	const folder = folderOf( file, layout );
	return (
		folder === undefined ||
		layout.sql.folders.includes( folder ) ||
		layout.sql.suffix.test( path.posix.basename( file.path, '.php' ) )
	);
}

/** @type {Rule} */
export function sqlElsewhere( file, layout ) {
	if ( mayHoldSql( file, layout ) ) {
		return [];
	}
	const isRoot = layout.compositionRoot.includes( file.path );
	const { classes, connection, queries } = layout.sql;
	const connections = isRoot
		? variablesOf( file, connection, layout )
		: new Set();

	const texts = textsOf( file )
		.filter( ( { value, isTranslated } ) => isSql( value, isTranslated ) )
		.map( ( { value, line } ) => ( {
			line,
			message: `SQL belongs in ${ places( layout ) }: ${ shorten( value ) }`,
		} ) );
	const named = ownReferences( file, layout )
		.filter(
			( { name } ) =>
				classes.includes( name ) && ! ( isRoot && name === connection )
		)
		.map( ( { name, line } ) => ( {
			line,
			about: name,
			message: `${ name } is for ${ places( layout ) }.`,
		} ) );
	const calls = file.nodes.flatMap( ( node ) => {
		const about = databaseOf( file, node, queries, connections );
		return about
			? [
					{
						line: lineOf( node ),
						about,
						message: `${ about } runs SQL, which belongs in ${ places( layout ) }.`,
					},
				]
			: [];
	} );
	return once( [ ...texts, ...named, ...calls ] );
}

/**
 * @param {PhpFile}       file
 * @param {Node}          node
 * @param {string[]}      queries     Methods of Connection.
 * @param {Set< string >} connections Names of variables that hold a Connection.
 * @return {string | undefined} The class or method that runs a statement.
 */
function databaseOf( file, node, queries, connections ) {
	const name = file.nameOf( node );
	if ( name && DATABASE_CLASSES.has( name.toLowerCase() ) ) {
		return name;
	}
	if ( node.kind !== 'call' ) {
		return undefined;
	}
	if ( DATABASE_FUNCTION.test( functionName( node ) ) ) {
		return `${ functionName( node ) }()`;
	}
	const method = isNode( node.what ) ? node.what.offset : undefined;
	if ( ! isNode( method ) || typeof method.name !== 'string' ) {
		return undefined;
	}
	const receiver = isNode( node.what ) ? rootOf( node.what.what ) : '';
	const isQuery =
		queries.includes( method.name ) &&
		( /^(database|db)$/i.test( receiver ) || connections.has( receiver ) );
	return isQuery || WPDB_METHODS.has( method.name )
		? `${ method.name }()`
		: undefined;
}

/**
 * @param {unknown} node An expression: `$database`, `$this->database`, `self::database()`.
 * @return {string} Its last name.
 */
function rootOf( node ) {
	if ( ! isNode( node ) ) {
		return '';
	}
	switch ( node.kind ) {
		case 'variable':
		case 'identifier':
			return String( node.name );
		case 'propertylookup':
		case 'nullsafepropertylookup':
		case 'staticlookup':
			return rootOf( node.offset );
		case 'call':
			return rootOf( node.what );
		default:
			return '';
	}
}

/**
 * @param {PhpFile} file
 * @param {string}  own    A class of the plugin.
 * @param {Layout}  layout
 * @return {Set< string >} Parameters, properties, variables and functions of that type.
 */
function variablesOf( file, own, layout ) {
	const name = `${ layout.namespace }\\${ own }`;
	/** @type {Set< string >} */
	const variables = new Set();
	for ( const node of file.nodes ) {
		const isTyped = childNodes( node.type ).some( ( type ) =>
			childNodes( type.types ?? type ).some(
				( one ) => file.nameOf( one ) === name
			)
		);
		if ( isTyped && isNode( node.name ) ) {
			variables.add( String( node.name.name ) );
		}
		if (
			node.kind === 'assign' &&
			isNode( node.right ) &&
			node.right.kind === 'new' &&
			file.nameOf( node.right.what ) === name
		) {
			variables.add( rootOf( node.left ) );
		}
	}
	return variables;
}

/** @type {Rule} */
export function writingQueries( file, layout ) {
	if (
		folderOf( file, layout ) === undefined ||
		! file.path.endsWith( 'Query.php' )
	) {
		return [];
	}
	const { transaction, writes } = layout.sql;
	const calls = file.nodes.flatMap( ( node ) => {
		const about = databaseOf( file, node, writes, new Set() );
		return about ? [ { line: lineOf( node ), about } ] : [];
	} );
	const transactions = ownReferences( file, layout )
		.filter( ( { name } ) => name === transaction )
		.map( ( { name, line } ) => ( { line, about: name } ) );
	return once( [ ...calls, ...transactions ] ).map( ( finding ) => ( {
		...finding,
		message: `a class named Query only reads, and ${ finding.about } writes: name it Store or Repository.`,
	} ) );
}

/** @type {Rule} */
export function wpdbElsewhere( file, layout ) {
	if (
		folderOf( file, layout ) === undefined ||
		layout.sql.wpdb.includes( file.path )
	) {
		return [];
	}
	const passedOn = layout.compositionRoot.includes( file.path )
		? passedOnBy( file )
		: new Set();
	return once(
		file.nodes
			.filter(
				( node ) => isWpdb( file, node ) && ! passedOn.has( node )
			)
			.map( ( node ) => ( {
				line: lineOf( node ),
				message: `only ${ layout.sql.wpdb.join( ' and ' ) } use wpdb.`,
			} ) )
	);
}

/**
 * @param {PhpFile} file
 * @param {Node}    node
 */
function isWpdb( file, node ) {
	switch ( node.kind ) {
		case 'variable':
		case 'identifier':
			return node.name === 'wpdb';
		case 'string':
			return node.value === 'wpdb';
		default:
			return file.nameOf( node )?.toLowerCase() === 'wpdb';
	}
}

/**
 * @param {PhpFile} file
 * @return {Set< Node >} Variables that are declared as global or passed to a constructor.
 */
function passedOnBy( file ) {
	return new Set(
		file.nodes.flatMap( ( node ) => {
			if ( node.kind === 'global' ) {
				return childNodes( node.items );
			}
			return node.kind === 'new' ? childNodes( node.arguments ) : [];
		} )
	);
}

/** @param {Layout} layout */
function places( { sql } ) {
	return `${ sql.folders.join( ', ' ) } and classes named ${ sql.suffix.source }`;
}

/** @param {string} text */
function shorten( text ) {
	const line = text.trim().replace( /\s+/g, ' ' );
	return line.length > 60 ? `${ line.slice( 0, 60 ) }…` : line;
}
