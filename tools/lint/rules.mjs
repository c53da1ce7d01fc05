import path from 'node:path';
import {
	cycles,
	folderOf,
	importsUpward,
	misplacedClass,
	ownName,
	ownReferences,
	unusedImports,
} from './import-rules.mjs';
import { childNodes, functionName, isNode, lineOf } from './php-file.mjs';
import { once } from './rule.mjs';
import { sqlElsewhere, wpdbElsewhere, writingQueries } from './sql-rules.mjs';
import { unusedVariables } from './variable-rules.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./php-file.mjs').Node} Node */
/** @typedef {import('./php-file.mjs').PhpFile} PhpFile */
/** @typedef {import('./rule.mjs').Rule} Rule */
/** @typedef {import('./rule.mjs').Violation} Violation */

/** PHP's superglobals, without the dollar sign. */
const SUPERGLOBALS = new Set( [
	'_COOKIE',
	'_ENV',
	'_FILES',
	'_GET',
	'_POST',
	'_REQUEST',
	'_SERVER',
	'_SESSION',
	'GLOBALS',
] );

/**
 * Checks all files against a layout.
 *
 * @param {PhpFile[]} files
 * @param {Layout}    layout
 * @return {Violation[]} In the order of the files, then exceptions without a violation.
 */
export function checkStructure( files, layout ) {
	const violations = [
		...files.flatMap( ( file ) => checkFile( file, layout ) ),
		...folderSizes( files, layout ),
	];
	const used = new Set();
	const left = violations.filter( ( violation ) => {
		const exceptions = layout.exceptions.filter(
			( { rule, path: place, about } ) =>
				rule === violation.rule &&
				place === violation.path &&
				( about === undefined || about === violation.about )
		);
		exceptions.forEach( ( exception ) => used.add( exception ) );
		return ! exceptions.some(
			( { most = Infinity } ) => ( violation.size ?? 0 ) <= most
		);
	} );
	return [
		...left,
		...cycles( files, layout ),
		...stalePaths( files, layout ),
		...layout.exceptions
			.filter( ( exception ) => ! used.has( exception ) )
			.map( ( { rule, path: place, about = '' } ) => ( {
				rule: 'stale-exception',
				path: place,
				line: 1,
				message: `has no violation of the rule “${ rule }” any more${
					about && ` (${ about })`
				}: delete the exception from tools/lint/layout.mjs.`,
			} ) ),
	];
}

/**
 * Rules of a single file, by name.
 *
 * @type {Record< string, Rule >}
 */
const FILE_RULES = {
	imports: importsUpward,
	placement: misplacedClass,
	'unused-import': unusedImports,
	'unused-variable': unusedVariables,
	sql: sqlElsewhere,
	'query-writes': writingQueries,
	wpdb: wpdbElsewhere,
	globals: globalsElsewhere,
	'rest-request': requestsElsewhere,
	composition: madeElsewhere,
	controllers: importedControllers,
	guard: missingGuard,
	'strict-types': missingStrictTypes,
	'file-length': tooManyLines,
};

/**
 * @param {PhpFile} file
 * @param {Layout}  layout
 * @return {Violation[]}
 */
export function checkFile( file, layout ) {
	return Object.entries( FILE_RULES ).flatMap( ( [ rule, check ] ) =>
		check( file, layout ).map( ( finding ) => ( {
			rule,
			path: file.path,
			...finding,
		} ) )
	);
}

/**
 * @param {PhpFile[]} files
 * @param {Layout}    layout
 * @return {Violation[]} Files of the layout that do not exist.
 */
function stalePaths( files, { compositionRoot, globals, guards, sql } ) {
	const paths = new Set( files.map( ( file ) => file.path ) );
	return [
		...compositionRoot,
		...Object.keys( globals ),
		...Object.keys( guards.constants ),
		...guards.without,
		...sql.wpdb,
	]
		.filter( ( named ) => ! paths.has( named ) )
		.map( ( named ) => ( {
			rule: 'stale-path',
			path: named,
			line: 1,
			message: 'does not exist: delete it from tools/lint/layout.mjs.',
		} ) );
}

/** @type {Rule} */
function globalsElsewhere( file, layout ) {
	if ( folderOf( file, layout ) === undefined ) {
		return [];
	}
	const allowed = layout.globals[ file.path ] ?? [];
	const keyed = new Set();
	const used = file.nodes.flatMap( ( node ) => {
		/** @type {( name: string ) => Array< { line: number, about: string } >} */
		const found = ( about ) => [ { line: lineOf( node ), about } ];
		if ( node.kind === 'global' ) {
			return childNodes( node.items ).flatMap( ( item ) =>
				found( String( item.name ) )
			);
		}
		if (
			node.kind === 'offsetlookup' &&
			isNode( node.what ) &&
			node.what.name === 'GLOBALS' &&
			isNode( node.offset ) &&
			node.offset.kind === 'string'
		) {
			keyed.add( node.what );
			return found( `GLOBALS['${ node.offset.value }']` );
		}
		if ( node.kind === 'variable' && ! keyed.has( node ) ) {
			if ( typeof node.name !== 'string' ) {
				return found( 'a variable whose name is computed' );
			}
			return SUPERGLOBALS.has( node.name ) ? found( node.name ) : [];
		}
		return node.kind === 'call' &&
			/^(filter_(input|input_array|has_var)|getenv)$/.test(
				functionName( node )
			)
			? found( functionName( node ) )
			: [];
	} );
	const unused = allowed.filter(
		( name ) => ! used.some( ( { about } ) => about === name )
	);
	return [
		...used
			.filter( ( { about } ) => ! allowed.includes( about ) )
			.map( ( { line, about } ) => ( {
				line,
				about,
				message: `may not use ${ about }: the classes that may are listed in tools/lint/layout.mjs.`,
			} ) ),
		...unused.map( ( about ) => ( {
			line: 1,
			about,
			message: `does not use ${ about } any more: delete it from tools/lint/layout.mjs.`,
		} ) ),
	];
}

/** @type {Rule} */
function requestsElsewhere( file, layout ) {
	const folder = folderOf( file, layout );
	if (
		folder === undefined ||
		layout.requests.includes( folder ) ||
		file.path.endsWith( 'Controller.php' )
	) {
		return [];
	}
	return once(
		file
			.references()
			.filter( ( { name } ) => name.toLowerCase() === 'wp_rest_request' )
			.map( ( { line } ) => ( {
				line,
				message: `only ${ layout.requests.join( ', ' ) } and controllers use WP_REST_Request.`,
			} ) )
	);
}

/** @type {Rule} */
function madeElsewhere( file, layout ) {
	if (
		folderOf( file, layout ) === undefined ||
		layout.compositionRoot.includes( file.path )
	) {
		return [];
	}
	return file.nodes
		.filter( ( { kind } ) => kind === 'new' )
		.flatMap( ( node ) => {
			const name = file.nameOf( node.what );
			const own = name && ownName( name, layout );
			if ( own && layout.madeByRoot.test( own ) ) {
				return [
					{
						line: lineOf( node ),
						about: own,
						message: `only the composition root creates ${ own }.`,
					},
				];
			}
			return isNode( node.what ) &&
				! [
					'name',
					'class',
					'selfreference',
					'staticreference',
				].includes( node.what.kind )
				? [
						{
							line: lineOf( node ),
							about: 'new',
							message: 'creates a class whose name is computed.',
						},
					]
				: [];
		} );
}

/** @type {Rule} */
function importedControllers( file, layout ) {
	if (
		folderOf( file, layout ) === undefined ||
		layout.compositionRoot.includes( file.path )
	) {
		return [];
	}
	const own = path.posix.basename( file.path, '.php' );
	return ownReferences( file, layout )
		.filter(
			( { name } ) =>
				/\wController$/.test( name ) && ! name.endsWith( `\\${ own }` )
		)
		.map( ( { name, line } ) => ( {
			line,
			about: name,
			message: `only the composition root uses a controller (${ name }).`,
		} ) );
}

/** @type {Rule} */
function missingGuard( file, { guards } ) {
	if ( guards.without.includes( file.path ) ) {
		return [];
	}
	const constant =
		/** @type {Record< string, string >} */ ( guards.constants )[
			file.path
		] ?? 'ABSPATH';
	const first = file.statements.find(
		( { kind } ) => ! [ 'declare', 'usegroup' ].includes( kind )
	);
	return first && isGuard( first, constant )
		? []
		: [
				{
					line: first ? lineOf( first ) : 1,
					message: `its first statement must be: defined( '${ constant }' ) || exit;`,
				},
			];
}

/**
 * @param {Node}   statement
 * @param {string} constant
 */
function isGuard( statement, constant ) {
	const { expression } = statement;
	return (
		isNode( expression ) &&
		expression.kind === 'bin' &&
		expression.type === '||' &&
		isNode( expression.left ) &&
		functionName( expression.left ) === 'defined' &&
		childNodes( expression.left.arguments )[ 0 ]?.value === constant &&
		isNode( expression.right ) &&
		expression.right.kind === 'exit'
	);
}

/** @type {Rule} */
function missingStrictTypes( file ) {
	const first = file.nodes.find(
		( { kind } ) => kind === 'declaredirective'
	);
	const isStrict =
		first &&
		isNode( first.key ) &&
		first.key.name === 'strict_types' &&
		isNode( first.value ) &&
		String( first.value.value ) === '1';
	return isStrict
		? []
		: [ { line: 1, message: 'lacks declare( strict_types=1 );' } ];
}

/** @type {Rule} */
function tooManyLines( file, { limits } ) {
	return file.lines > limits.linesOfFile
		? [
				{
					line: limits.linesOfFile + 1,
					size: file.lines,
					message: `has ${ file.lines } lines; ${ limits.linesOfFile } are the limit.`,
				},
			]
		: [];
}

/**
 * @param {PhpFile[]} files
 * @param {Layout}    layout
 * @return {Violation[]}
 */
function folderSizes( files, layout ) {
	/** @type {Map< string, number >} */
	const sizes = new Map();
	for ( const { path: place } of files ) {
		if ( place.startsWith( `${ layout.server }/` ) ) {
			const folder = path.posix.dirname( place );
			sizes.set( folder, ( sizes.get( folder ) ?? 0 ) + 1 );
		}
	}
	return [ ...sizes ].flatMap( ( [ folder, size ] ) => {
		const found = { rule: 'folder-size', path: folder, line: 1, size };
		if ( size > layout.limits.filesOfFolder ) {
			return [
				{
					...found,
					message: `has ${ size } PHP files; ${ layout.limits.filesOfFolder } are the limit.`,
				},
			];
		}
		return size === 1
			? [ { ...found, message: 'has one PHP file: it needs no folder.' } ]
			: [];
	} );
}
