import { LAYOUT, type Layout } from '../../../tools/lint/layout.mjs';
import { PhpFile } from '../../../tools/lint/php-file.mjs';
import { checkFile, checkStructure } from '../../../tools/lint/rules.mjs';

interface Source {
	uses?: string;
	guard?: string;
	body?: string;
	declare?: string;
	/** Of its class. */
	name?: string;
	namespace?: string;
}

/** A class of the server that keeps all rules. */
function classFile( path: string, source: Source = {} ): PhpFile {
	const [ name = '', ...folders ] = path.split( '/' ).reverse();
	const namespace = [ 'FluentCartCustomers', ...folders.reverse() ];
	return new PhpFile(
		`src/server/${ path }.php`,
		`<?php

${ source.declare ?? 'declare( strict_types=1 );' }

namespace ${ source.namespace ?? namespace.join( '\\' ) };

${ source.uses ?? '' }

${ source.guard ?? "defined( 'ABSPATH' ) || exit;" }

final class ${ source.name ?? name } {

	public function run(): void {
		${ source.body ?? '' }
	}
}
`
	);
}

function broken( path: string, source: Source = {} ): string[] {
	return checkFile( classFile( path, source ), LAYOUT ).map(
		( { rule, message } ) => `${ rule }: ${ message }`
	);
}

function rules( path: string, source: Source = {} ): string[] {
	return broken( path, source ).map(
		( line ) => line.split( ':' )[ 0 ] ?? ''
	);
}

/** The layout without its paths of existing files. */
const EMPTY: Layout = {
	...LAYOUT,
	compositionRoot: [],
	exceptions: [],
	globals: {},
	guards: { constants: { 'uninstall.php': 'X' }, without: [] },
	sql: { ...LAYOUT.sql, wpdb: [] },
};

/** Files that fill a folder up to the minimum of two. */
const others = ( folder: string, count = 1 ) =>
	Array.from( { length: count }, ( _, number ) =>
		classFile( `${ folder }/Other${ number }` )
	);

const UNINSTALL = new PhpFile(
	'uninstall.php',
	"<?php\ndeclare( strict_types=1 );\ndefined( 'X' ) || exit;\n"
);

function structure( files: PhpFile[], layout: Partial< Layout > = {} ) {
	return checkStructure( [ UNINSTALL, ...files ], {
		...EMPTY,
		...layout,
	} ).map( ( { rule, path } ) => `${ path } ${ rule }` );
}

it( 'a class that keeps the rules passes', () => {
	expect( broken( 'Http/Notes' ) ).toEqual( [] );
} );

describe( 'imports', () => {
	it( 'follow the table', () => {
		const uses = 'use FluentCartCustomers\\Database\\Notes;';
		const body = 'Notes::all();';
		expect( broken( 'Http/Input', { uses, body } ) ).toEqual( [] );
		expect( broken( 'Contract/Contract', { uses, body } ) ).toEqual( [
			'imports: Contract may not import Database (Database\\Notes).',
		] );
	} );

	it.each( [
		[ 'a whole name', '', 'new \\FluentCartCustomers\\Http\\Input();' ],
		[
			'a part of a name',
			'use FluentCartCustomers\\Http;',
			'Http\\Input::x();',
		],
		[
			'another name',
			'use FluentCartCustomers\\Http\\Input as I;',
			'I::x();',
		],
		[
			'a group',
			'use FluentCartCustomers\\Http\\{Input, Fields};',
			'Input::x( Fields::class );',
		],
		[
			'a text',
			'',
			"$c = 'FluentCartCustomers\\\\Http\\\\Input'; $d = $c;",
		],
		[
			'a text with a method',
			'',
			"call_user_func( 'FluentCartCustomers\\Http\\Input::x' );",
		],
		[
			'a type',
			'',
			'$f = fn ( ?\\FluentCartCustomers\\Http\\Input $x ) => 1;',
		],
		[
			'an error that is caught',
			'',
			'try { $x = 1; } catch ( \\FluentCartCustomers\\Http\\ApiError ) {}',
		],
	] )( 'are found in %s', ( _, uses, body ) => {
		expect( rules( 'Database/Notes', { uses, body } ) ).toContain(
			'imports'
		);
	} );

	it( 'of a folder that is not in the table fail', () => {
		expect( rules( 'Notes/Note' ) ).toEqual( [ 'imports' ] );
	} );

	it( 'that are not used fail', () => {
		expect(
			rules( 'Http/Input', {
				uses: 'use FluentCartCustomers\\Database\\Notes;',
			} )
		).toEqual( [ 'unused-import' ] );
	} );

	it( 'of the table form no cycle', () => {
		const reached = ( folder: string, seen: string[] ): string[] =>
			( LAYOUT.imports[ folder ] ?? [] ).flatMap( ( next ) =>
				seen.includes( next )
					? [ next ]
					: [ next, ...reached( next, [ ...seen, next ] ) ]
			);
		for ( const folder of Object.keys( LAYOUT.imports ) ) {
			expect( reached( folder, [] ) ).not.toContain( folder );
		}
	} );

	it( 'in a cycle fail, even if the table allows them', () => {
		const files = [
			classFile( 'A/One', {
				uses: 'use FluentCartCustomers\\B\\One as Other;',
				body: 'Other::x();',
			} ),
			classFile( 'B/One', {
				uses: 'use FluentCartCustomers\\A\\One as Other;',
				body: 'Other::x();',
			} ),
			...others( 'A' ),
			...others( 'B' ),
		];
		expect(
			structure( files, {
				imports: { A: [ 'B' ], B: [ 'A' ], entry: [] },
			} )
		).toEqual( [
			'src/server/A/One.php cycles',
			'src/server/B/One.php cycles',
		] );
	} );
} );

describe( 'a variable', () => {
	it.each( [
		'$x = 1;',
		'$x = 1; $x = 2;',
		"$x = ''; $x .= 'a';",
		'[ $x, $y ] = foo(); foo( $y );',
		"[ 'a' => $x ] = foo();",
		'$f = function () { $y = 1; }; $f();',
		'$x = 1; $f = function () { foo( $x ); }; $f();',
		'if ( foo() ) { $x = 1; }',
	] )( 'that is never read fails: %s', ( body ) => {
		expect( rules( 'Http/Input', { body } ) ).toEqual( [
			'unused-variable',
		] );
	} );

	it.each( [
		'$x = 1; foo( $x );',
		'$x = 1; $y = "a $x"; foo( $y );',
		"$x = 1; foo( compact( 'x' ) );",
		'$x = 1; $f = function () use ( $x ) { foo( $x ); }; $f();',
		'$x = 1; $f = fn () => $x; $f();',
		'$f = function ( &$x ) { $x = 1; }; $f();',
		'$n = 0; $f = function () use ( &$n ) { $n = 1; }; $f(); foo( $n );',
		'$x = foo(); $x->y = 1;',
		'$x = 1; foo( array( ...$x ) );',
		'$x = 1; require "x.php";',
		'[ $a[1] ] = foo( $b );',
		'$x = 1; global $x; foo();',
	] )( 'that is read passes: %s', ( body ) => {
		expect( rules( 'Http/Input', { body } ) ).not.toContain(
			'unused-variable'
		);
	} );
} );

it( 'the namespace and name of a class match its path', () => {
	expect( rules( 'Http/Input', { name: 'Output' } ) ).toEqual( [
		'placement',
	] );
	expect(
		rules( 'Http/Input', { namespace: 'FluentCartCustomers\\Database' } )
	).toEqual( [ 'placement' ] );
} );

describe( 'a guard', () => {
	it.each( [
		[ 'is missing', '' ],
		[ 'asks for another constant', "defined( 'WPINC' ) || exit;" ],
		[ 'comes late', "const A = 1; defined( 'ABSPATH' ) || exit;" ],
		[ 'does nothing', "defined( 'ABSPATH' ) || true;" ],
		[ 'is a comment', "// defined( 'ABSPATH' ) || exit;" ],
	] )( 'that %s fails', ( _, guard ) => {
		expect( rules( 'Http/Input', { guard } ) ).toEqual( [ 'guard' ] );
	} );

	it( 'of uninstall.php asks for a constant of its own', () => {
		const file = ( constant: string ) =>
			checkFile(
				new PhpFile(
					'uninstall.php',
					`<?php\ndeclare( strict_types=1 );\ndefined( '${ constant }' ) || exit;\n`
				),
				LAYOUT
			).map( ( { rule } ) => rule );
		expect( file( 'WP_UNINSTALL_PLUGIN' ) ).toEqual( [] );
		expect( file( 'ABSPATH' ) ).toEqual( [ 'guard' ] );
	} );

	it( 'is required in tests and tools', () => {
		const code = '<?php\ndeclare( strict_types=1 );\nrequire "x.php";\n';
		expect(
			[ 'tests/support/php/x.php', 'tools/runtime/router.php' ].map(
				( path ) =>
					checkFile( new PhpFile( path, code ), LAYOUT ).length
			)
		).toEqual( [ 1, 0 ] );
	} );
} );

it( 'a file declares strict types', () => {
	for ( const declare of [
		'',
		'declare( strict_types=0 );',
		'declare( ticks=1 );',
	] ) {
		expect( rules( 'Http/Input', { declare } ) ).toEqual( [
			'strict-types',
		] );
	}
} );

describe( 'globals', () => {
	it.each( [
		"foo( $_GET['a'] );",
		"foo( $_SERVER['a'] );",
		"foo( $GLOBALS['post'] );",
		'foo( $GLOBALS );',
		'global $post;',
		"foo( filter_input( INPUT_GET, 'a' ) );",
		"foo( ${'_GET'} );",
	] )( '%s', ( body ) => {
		expect( rules( 'Http/Input', { body } ) ).toEqual( [ 'globals' ] );
	} );

	it( 'are allowed in the listed classes, and only the listed ones', () => {
		const path = 'Admin/ListView';
		expect( rules( path, { body: 'foo( $_GET );' } ) ).toEqual( [] );
		expect( rules( path, { body: 'foo( $_GET + $_POST );' } ) ).toEqual( [
			'globals',
		] );
		// The list is out of date.
		expect( rules( path ) ).toEqual( [ 'globals' ] );
	} );

	it( 'a key of GLOBALS does not permit the other keys', () => {
		const path = 'Http/RateLimiter';
		const own = "foo( $GLOBALS['wp_rest_auth_cookie'] );";
		expect( rules( path, { body: own } ) ).toEqual( [] );
		expect(
			rules( path, { body: `${ own } foo( $GLOBALS['post'] );` } )
		).toEqual( [ 'globals' ] );
	} );
} );

it( 'only Http uses WP_REST_Request', () => {
	const uses = 'use WP_REST_Request;';
	const body = 'new WP_REST_Request();';
	expect( rules( 'Http/Input', { uses, body } ) ).toEqual( [] );
	expect( rules( 'Database/Input', { uses, body } ) ).toContain(
		'rest-request'
	);
	expect(
		rules( 'Database/Input', { body: 'new \\WP_REST_Request();' } )
	).toContain( 'rest-request' );
} );

it( 'only the composition root creates controllers, repositories and jobs', () => {
	for ( const name of [ 'NotesRepository', 'NotesJob' ] ) {
		expect( rules( 'Http/Input', { body: `new ${ name }();` } ) ).toEqual( [
			'composition',
		] );
	}
	expect( rules( 'Http/Input', { body: 'new NotesController();' } ) ).toEqual(
		[ 'composition', 'controllers' ]
	);
	expect( rules( 'Http/Input', { body: 'new Message();' } ) ).toEqual( [] );
	expect( rules( 'Http/Input', { body: 'new $name();' } ) ).toEqual( [
		'composition',
	] );
} );

it( 'a controller does not use another one', () => {
	const body = 'UsersController::x();';
	expect( rules( 'Http/NotesController', { body } ) ).toEqual( [
		'controllers',
	] );
	expect(
		rules( 'Http/NotesController', { body: 'NotesController::x();' } )
	).toEqual( [] );
} );

it( 'only the composition root uses a controller', () => {
	const body = 'new \\FluentCartCustomers\\Bulk\\BulkController();';
	expect( rules( 'Exports/Links', { body } ) ).toContain( 'controllers' );
	expect( rules( 'Services', { body } ) ).toEqual( [] );
} );

it( 'a class named Query does not write', () => {
	const write = '$this->database->execute( $x );';
	const uses = 'use FluentCartCustomers\\Database\\Transaction;';
	expect( rules( 'Checks/NotesQuery', { body: write } ) ).toEqual( [
		'query-writes',
	] );
	expect(
		rules( 'Checks/NotesQuery', { uses, body: 'Transaction::x();' } )
	).toEqual( [ 'query-writes' ] );
	expect(
		rules( 'Checks/NotesQuery', { body: '$this->database->rows( $x );' } )
	).toEqual( [] );
	expect( rules( 'Checks/NotesStore', { body: write } ) ).toEqual( [] );
} );

it( 'a file has at most 400 lines', () => {
	const body = ( lines: number ) => 'foo();\n'.repeat( lines );
	expect( rules( 'Http/Input', { body: body( 380 ) } ) ).toEqual( [] );
	expect( rules( 'Http/Input', { body: body( 400 ) } ) ).toEqual( [
		'file-length',
	] );
} );

it( 'a folder has 2 to 20 files', () => {
	expect( structure( others( 'Http', 1 ) ) ).toEqual( [
		'src/server/Http folder-size',
	] );
	expect( structure( others( 'Http', 20 ) ) ).toEqual( [] );
	expect( structure( others( 'Http', 21 ) ) ).toEqual( [
		'src/server/Http folder-size',
	] );
} );

describe( 'an exception', () => {
	const exception = {
		rule: 'imports',
		path: 'src/server/Database/Notes.php',
		about: 'Http\\Input',
		reason: 'A test.',
	};
	const notes = ( body: string ) => [
		classFile( 'Database/Notes', { body } ),
		...others( 'Database' ),
	];
	const INPUT = 'new \\FluentCartCustomers\\Http\\Input();';

	it( 'permits its own violation and no other', () => {
		const layout = { exceptions: [ exception ] };
		expect( structure( notes( INPUT ), layout ) ).toEqual( [] );
		expect(
			structure(
				notes( `${ INPUT } new \\FluentCartCustomers\\Host\\Host();` ),
				layout
			)
		).toEqual( [ 'src/server/Database/Notes.php imports' ] );
	} );

	it( 'without a violation fails', () => {
		expect(
			structure( notes( '' ), { exceptions: [ exception ] } )
		).toEqual( [ 'src/server/Database/Notes.php stale-exception' ] );
	} );

	it( 'of a size permits smaller sizes and no larger one', () => {
		const layout = {
			exceptions: [
				{
					rule: 'folder-size',
					path: 'src/server/Http',
					most: 22,
					reason: 'A test.',
				},
			],
		};
		expect( structure( others( 'Http', 21 ), layout ) ).toEqual( [] );
		expect( structure( others( 'Http', 23 ), layout ) ).toEqual( [
			'src/server/Http folder-size',
		] );
		expect( structure( others( 'Http', 20 ), layout ) ).toEqual( [
			'src/server/Http stale-exception',
		] );
	} );
} );

it( 'a file of the layout that does not exist fails', () => {
	expect(
		structure( others( 'Http', 2 ), {
			globals: { 'src/server/Http/Deleted.php': [ '_GET' ] },
		} )
	).toEqual( [ 'src/server/Http/Deleted.php stale-path' ] );
} );
