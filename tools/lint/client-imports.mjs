/**
 * The structure of the client: which files may import which, and how large files and folders may be. Type imports count,
 * because they bind two files as firmly as others. `npm run lint:structure` checks it.
 */
import path from 'node:path';
import ts from 'typescript';

/** @typedef {import('./rule.mjs').Violation} Violation */
/** @typedef {{ path: string, code: string }} SourceFile `path` begins with `src/`. */
/** @typedef {{ path: string, line: number }} Import The imported file, and the line of the import. */
/** @typedef {string[][]} Floors Names of files or folders. An import points to a lower line only. */
/** @typedef {typeof CLIENT} ClientLayout */

export const CLIENT = {
	/** @type {Floors} */
	floors: [
		[ 'admin', 'blocks', 'dashboard', 'commands', 'settings' ],
		[ 'components', 'dataviews' ],
		[ 'store' ],
		[ 'api' ],
		[ 'contract' ],
		[ 'types' ],
	],

	/**
	 * Floors within one of these folders.
	 *
	 * @type {Record< string, Floors >}
	 */
	innerFloors: {
		admin: [
			[ 'index' ],
			[ 'app' ],
			[ 'list', 'customer', 'history', 'import' ],
			[ 'runs', 'export', 'views' ],
			[ 'operations', 'forms', 'import-api' ],
			[ 'caller' ],
			[ 'navigation' ],
		],
		store: [
			[ 'index' ],
			[ 'bulk' ],
			[ 'current-run', 'run-driving' ],
			[
				'activity',
				'addresses',
				'orders',
				'overview',
				'places',
				'preview',
				'runs',
				'users',
				'views',
			],
			[ 'customer-writes' ],
			[ 'eviction' ],
			[ 'reading' ],
			[ 'thunk-args' ],
			[ 'customers', 'drafts', 'selection' ],
			[ 'failures', 'records' ],
			[ 'shared' ],
		],
	},

	/**
	 * Names of imports that lead to a file of the client.
	 *
	 * @type {Record< string, string >}
	 */
	aliases: {
		'@fcc/dataviews': 'src/dataviews/index.ts',
		'@fcc/store': 'src/store/index.ts',
	},

	/** Files that may be longer, because `npm run contract` writes them. */
	generated: [ 'src/contract/types.ts' ],

	limits: { files: 310, filesOfFolder: 20, linesOfFile: 400 },
};

/**
 * @param {SourceFile[]} files  All TypeScript files of the client.
 * @param {ClientLayout} layout
 * @return {Violation[]}
 */
export function checkClient( files, layout = CLIENT ) {
	const imports = importsOf( files, layout );
	return [
		...wrongImports( imports, layout ),
		...cycles( imports, 'file-cycle' ),
		...cycles( folderImports( imports ), 'folder-cycle' ),
		...sizes( files, layout ),
	];
}

/**
 * @param {SourceFile[]} files
 * @param {ClientLayout} layout
 * @return {Map< string, Import[] >} The imported files of each file.
 */
function importsOf( files, { aliases } ) {
	const paths = new Set( files.map( ( file ) => file.path ) );
	return new Map(
		files.map( ( file ) => [
			file.path,
			specifiers( file ).flatMap( ( { specifier, line } ) => {
				const found = specifier.startsWith( '.' )
					? candidates( file.path, specifier ).find( ( candidate ) =>
							paths.has( candidate )
						)
					: aliases[ specifier ];
				return found ? [ { path: found, line } ] : [];
			} ),
		] )
	);
}

/**
 * @param {string} from      A file.
 * @param {string} specifier Relative to it.
 * @return {string[]} The files that it may stand for.
 */
function candidates( from, specifier ) {
	const base = path.posix.join( path.posix.dirname( from ), specifier );
	return [ '', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx' ].map(
		( end ) => base + end
	);
}

/**
 * Finds `import`, `export … from`, `import()` and the type `import( … )`.
 *
 * @param {SourceFile} file
 * @return {Array< { specifier: string, line: number } >}
 */
function specifiers( { path: name, code } ) {
	const source = ts.createSourceFile(
		name,
		code,
		ts.ScriptTarget.Latest,
		false,
		name.endsWith( 'x' ) ? ts.ScriptKind.TSX : ts.ScriptKind.TS
	);
	/** @type {Array< { specifier: string, line: number } >} */
	const found = [];
	visit( source );
	return found;

	/** @param {ts.Node} node */
	function visit( node ) {
		const specifier = specifierOf( node );
		if ( specifier ) {
			const { line } = source.getLineAndCharacterOfPosition(
				specifier.end
			);
			found.push( { specifier: specifier.text, line: line + 1 } );
		}
		ts.forEachChild( node, visit );
	}
}

/**
 * @param {ts.Node} node
 * @return {ts.StringLiteralLike | undefined} What it imports.
 */
function specifierOf( node ) {
	/** @type {ts.Node | undefined} */
	let specifier;
	if ( ts.isImportDeclaration( node ) || ts.isExportDeclaration( node ) ) {
		specifier = node.moduleSpecifier;
	} else if (
		ts.isCallExpression( node ) &&
		node.expression.kind === ts.SyntaxKind.ImportKeyword
	) {
		specifier = node.arguments[ 0 ];
	} else if (
		ts.isImportTypeNode( node ) &&
		ts.isLiteralTypeNode( node.argument )
	) {
		specifier = node.argument.literal;
	}
	return specifier && ts.isStringLiteralLike( specifier )
		? specifier
		: undefined;
}

/**
 * @param {Map< string, Import[] >} imports
 * @param {ClientLayout}            layout
 * @return {Violation[]} Files without a floor, and imports that point up or sideways.
 */
function wrongImports( imports, { floors, innerFloors } ) {
	return [ ...imports ].flatMap( ( [ from, targets ] ) => {
		const [ top = '', inner = '' ] = steps( from );
		const inside = innerFloors[ top ];
		if ( floorOf( top, floors ) < 0 ) {
			return [ misplaced( from, top ) ];
		}
		if ( inside && floorOf( inner, inside ) < 0 ) {
			return [ misplaced( from, `${ top }/${ inner }` ) ];
		}
		return targets
			.filter( ( target ) => {
				const [ otherTop = '', otherInner = '' ] = steps( target.path );
				if ( otherTop !== top ) {
					return isNotBelow( otherTop, top, floors );
				}
				return (
					inside &&
					otherInner !== inner &&
					isNotBelow( otherInner, inner, inside )
				);
			} )
			.map( ( target ) => ( {
				rule: 'client-imports',
				path: from,
				line: target.line,
				message: `may not import ${ target.path }: an import points to a lower floor (tools/lint/client-imports.mjs).`,
			} ) );
	} );
}

/**
 * @param {string} file
 * @param {string} place
 * @return {Violation}
 */
function misplaced( file, place ) {
	return {
		rule: 'client-placement',
		path: file,
		line: 1,
		message: `no floor has ${ place } (tools/lint/client-imports.mjs).`,
	};
}

/**
 * @param {string} file
 * @return {string[]} Its folders below src, and its name without an ending.
 */
function steps( file ) {
	return file
		.replace( /(\.d)?\.tsx?$/, '' )
		.split( '/' )
		.slice( 1 );
}

/**
 * @param {string} name
 * @param {Floors} floors
 * @return {number} Its floor, the top one being 0; -1 if there is none.
 */
function floorOf( name, floors ) {
	return floors.findIndex( ( names ) => names.includes( name ) );
}

/**
 * @param {string} target
 * @param {string} from
 * @param {Floors} floors
 * @return {boolean} Whether the target stands on the same floor or on a higher one; false if it has no floor.
 */
function isNotBelow( target, from, floors ) {
	const floor = floorOf( target, floors );
	return floor >= 0 && floor <= floorOf( from, floors );
}

/**
 * @param {Map< string, Import[] >} imports Of files.
 * @return {Map< string, Import[] >} Imports of folders, without those within a folder.
 */
function folderImports( imports ) {
	/** @type {Map< string, Import[] >} */
	const folders = new Map();
	for ( const [ from, targets ] of imports ) {
		const folder = path.posix.dirname( from );
		const others = targets
			.map( ( target ) => ( {
				path: path.posix.dirname( target.path ),
				line: target.line,
			} ) )
			.filter( ( target ) => target.path !== folder );
		folders.set( folder, [
			...( folders.get( folder ) ?? [] ),
			...others,
		] );
	}
	return folders;
}

/**
 * @param {Map< string, Import[] >} graph
 * @param {string}                  rule
 * @return {Violation[]} One for each set of files or folders that import one another.
 */
function cycles( graph, rule ) {
	const reachable = new Map(
		[ ...graph.keys() ].map( ( start ) => [ start, reach( graph, start ) ] )
	);
	const seen = new Set();
	return [ ...graph.keys() ].flatMap( ( start ) => {
		if ( seen.has( start ) || ! reachable.get( start )?.has( start ) ) {
			return [];
		}
		const circle = [ ...graph.keys() ].filter(
			( other ) =>
				reachable.get( start )?.has( other ) &&
				reachable.get( other )?.has( start )
		);
		circle.forEach( ( member ) => seen.add( member ) );
		return [
			{
				rule,
				path: start,
				line: 1,
				message: `these import one another: ${ circle.join( ', ' ) }.`,
			},
		];
	} );
}

/**
 * @param {Map< string, Import[] >} graph
 * @param {string}                  start
 * @return {Set< string >} Everything that it imports, directly or not.
 */
function reach( graph, start ) {
	const found = new Set();
	const waiting = [ start ];
	for ( let next = waiting.pop(); next; next = waiting.pop() ) {
		for ( const target of graph.get( next ) ?? [] ) {
			if ( ! found.has( target.path ) ) {
				found.add( target.path );
				waiting.push( target.path );
			}
		}
	}
	return found;
}

/**
 * @param {SourceFile[]} files
 * @param {ClientLayout} layout
 * @return {Violation[]} Files, folders and a client that are too large.
 */
function sizes( files, { generated, limits } ) {
	/** @type {Map< string, number >} */
	const folders = new Map();
	for ( const file of files ) {
		const folder = path.posix.dirname( file.path );
		folders.set( folder, ( folders.get( folder ) ?? 0 ) + 1 );
	}
	return [
		...files
			.filter( ( file ) => ! generated.includes( file.path ) )
			.map( ( file ) => ( {
				path: file.path,
				size: file.code.trimEnd().split( '\n' ).length,
				limit: limits.linesOfFile,
				rule: 'file-length',
				unit: 'lines',
			} ) ),
		...[ ...folders ].map( ( [ folder, size ] ) => ( {
			path: folder,
			size,
			limit: limits.filesOfFolder,
			rule: 'folder-size',
			unit: 'TypeScript files',
		} ) ),
		{
			path: 'src',
			size: files.length,
			limit: limits.files,
			rule: 'client-size',
			unit: 'TypeScript files in all folders',
		},
	]
		.filter( ( { size, limit } ) => size > limit )
		.map( ( { path: place, size, limit, rule, unit } ) => ( {
			rule,
			path: place,
			line: 1,
			size,
			message: `has ${ size } ${ unit }; at most ${ limit } are allowed.`,
		} ) );
}
