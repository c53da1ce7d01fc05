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

/** The layout without what it says of the files that exist. */
const EMPTY: Layout = {
	...LAYOUT,
	compositionRoot: [],
	exceptions: [],
	globals: {},
	guards: { constants: { 'uninstall.php': 'X' }, without: [] },
	sql: { ...LAYOUT.sql, wpdb: [] },
};

/** Files that keep a folder from being one of a single file. */
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
	expect( broken( 'Rest/Notes' ) ).toEqual( [] );
} );

describe( 'imports', () => {
	it( 'go the way that the table says', () => {
		const uses = 'use FluentCartCustomers\\Data\\Notes;';
		const body = 'Notes::all();';
		expect( broken( 'Rest/Input', { uses, body } ) ).toEqual( [] );
		expect( broken( 'Contract/Contract', { uses, body } ) ).toEqual( [
			'imports: Contract may not import Data (Data\\Notes).',
		] );
	} );

	it.each( [
		[ 'a whole name', '', 'new \\FluentCartCustomers\\Rest\\Input();' ],
		[
			'a part of a name',
			'use FluentCartCustomers\\Rest;',
			'Rest\\Input::x();',
		],
		[
			'another name',
			'use FluentCartCustomers\\Rest\\Input as I;',
			'I::x();',
		],
		[
			'a group',
			'use FluentCartCustomers\\Rest\\{Input, Fields};',
			'Input::x( Fields::class );',
		],
		[
			'a text',
			'',
			"$c = 'FluentCartCustomers\\\\Rest\\\\Input'; $d = $c;",
		],
		[
			'a text with a method',
			'',
			"call_user_func( 'FluentCartCustomers\\Rest\\Input::x' );",
		],
		[
			'a type',
			'',
			'$f = fn ( ?\\FluentCartCustomers\\Rest\\Input $x ) => 1;',
		],
		[
			'an error that is caught',
			'',
			'try { $x = 1; } catch ( \\FluentCartCustomers\\Rest\\ApiError ) {}',
		],
	] )( 'are seen in %s', ( _, uses, body ) => {
		expect( rules( 'Data/Notes', { uses, body } ) ).toContain( 'imports' );
	} );

	it( 'of a folder that the table does not know are refused', () => {
		expect( rules( 'Notes/Note' ) ).toEqual( [ 'imports' ] );
	} );

	it( 'that nothing uses are refused', () => {
		expect(
			rules( 'Rest/Input', {
				uses: 'use FluentCartCustomers\\Data\\Notes;',
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

	it( 'in a circle are refused, even if the table allows them', () => {
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
	] )( 'that is never read is refused: %s', ( body ) => {
		expect( rules( 'Rest/Input', { body } ) ).toEqual( [
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
		expect( rules( 'Rest/Input', { body } ) ).not.toContain(
			'unused-variable'
		);
	} );
} );

it( 'a class is where its name says', () => {
	expect( rules( 'Rest/Input', { name: 'Output' } ) ).toEqual( [
		'placement',
	] );
	expect(
		rules( 'Rest/Input', { namespace: 'FluentCartCustomers\\Data' } )
	).toEqual( [ 'placement' ] );
} );

describe( 'a guard', () => {
	it.each( [
		[ 'is missing', '' ],
		[ 'asks for another constant', "defined( 'WPINC' ) || exit;" ],
		[ 'comes late', "const A = 1; defined( 'ABSPATH' ) || exit;" ],
		[ 'does nothing', "defined( 'ABSPATH' ) || true;" ],
		[ 'is a comment', "// defined( 'ABSPATH' ) || exit;" ],
	] )( 'that %s is refused', ( _, guard ) => {
		expect( rules( 'Rest/Input', { guard } ) ).toEqual( [ 'guard' ] );
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

	it( 'is needed in tests and tools, too', () => {
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
		expect( rules( 'Rest/Input', { declare } ) ).toEqual( [
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
		expect( rules( 'Rest/Input', { body } ) ).toEqual( [ 'globals' ] );
	} );

	it( 'are for the classes that are listed, and only those that are listed', () => {
		const path = 'Admin/ListView';
		expect( rules( path, { body: 'foo( $_GET );' } ) ).toEqual( [] );
		expect( rules( path, { body: 'foo( $_GET + $_POST );' } ) ).toEqual( [
			'globals',
		] );
		// The list is out of date.
		expect( rules( path ) ).toEqual( [ 'globals' ] );
	} );

	it( 'a key of GLOBALS is not all of it', () => {
		const path = 'Rest/RateLimiter';
		const own = "foo( $GLOBALS['wp_rest_auth_cookie'] );";
		expect( rules( path, { body: own } ) ).toEqual( [] );
		expect(
			rules( path, { body: `${ own } foo( $GLOBALS['post'] );` } )
		).toEqual( [ 'globals' ] );
	} );
} );

it( 'only Rest knows requests', () => {
	const uses = 'use WP_REST_Request;';
	const body = 'new WP_REST_Request();';
	expect( rules( 'Rest/Input', { uses, body } ) ).toEqual( [] );
	expect( rules( 'Data/Input', { uses, body } ) ).toContain( 'rest-request' );
	expect(
		rules( 'Data/Input', { body: 'new \\WP_REST_Request();' } )
	).toContain( 'rest-request' );
} );

it( 'only the composition root makes controllers, repositories and jobs', () => {
	for ( const name of [ 'NotesController', 'NotesRepository', 'NotesJob' ] ) {
		expect( rules( 'Rest/Input', { body: `new ${ name }();` } ) ).toEqual( [
			'composition',
		] );
	}
	expect( rules( 'Rest/Input', { body: 'new Message();' } ) ).toEqual( [] );
	expect( rules( 'Rest/Input', { body: 'new $name();' } ) ).toEqual( [
		'composition',
	] );
} );

it( 'a controller does not use another one', () => {
	const body = 'UsersController::x();';
	expect( rules( 'Rest/NotesController', { body } ) ).toEqual( [
		'controllers',
	] );
	expect(
		rules( 'Rest/NotesController', { body: 'NotesController::x();' } )
	).toEqual( [] );
} );

it( 'a file has at most 400 lines', () => {
	const body = ( lines: number ) => 'foo();\n'.repeat( lines );
	expect( rules( 'Rest/Input', { body: body( 380 ) } ) ).toEqual( [] );
	expect( rules( 'Rest/Input', { body: body( 400 ) } ) ).toEqual( [
		'file-length',
	] );
} );

it( 'a folder has 2 to 20 files', () => {
	expect( structure( others( 'Rest', 1 ) ) ).toEqual( [
		'src/server/Rest folder-size',
	] );
	expect( structure( others( 'Rest', 20 ) ) ).toEqual( [] );
	expect( structure( others( 'Rest', 21 ) ) ).toEqual( [
		'src/server/Rest folder-size',
	] );
} );

describe( 'an exception', () => {
	const exception = {
		rule: 'imports',
		path: 'src/server/Data/Notes.php',
		about: 'Rest\\Input',
		reason: 'A test.',
	};
	const notes = ( body: string ) => [
		classFile( 'Data/Notes', { body } ),
		...others( 'Data' ),
	];
	const INPUT = 'new \\FluentCartCustomers\\Rest\\Input();';

	it( 'lets its own violation pass, and no other', () => {
		const layout = { exceptions: [ exception ] };
		expect( structure( notes( INPUT ), layout ) ).toEqual( [] );
		expect(
			structure(
				notes( `${ INPUT } new \\FluentCartCustomers\\Host\\Host();` ),
				layout
			)
		).toEqual( [ 'src/server/Data/Notes.php imports' ] );
	} );

	it( 'that no longer occurs is refused', () => {
		expect(
			structure( notes( '' ), { exceptions: [ exception ] } )
		).toEqual( [ 'src/server/Data/Notes.php stale-exception' ] );
	} );

	it( 'of a size lets it shrink and not grow', () => {
		const layout = {
			exceptions: [
				{
					rule: 'folder-size',
					path: 'src/server/Rest',
					most: 22,
					reason: 'A test.',
				},
			],
		};
		expect( structure( others( 'Rest', 21 ), layout ) ).toEqual( [] );
		expect( structure( others( 'Rest', 23 ), layout ) ).toEqual( [
			'src/server/Rest folder-size',
		] );
		expect( structure( others( 'Rest', 20 ), layout ) ).toEqual( [
			'src/server/Rest stale-exception',
		] );
	} );
} );

it( 'a file that the layout names and that is gone is refused', () => {
	expect(
		structure( others( 'Rest', 2 ), {
			globals: { 'src/server/Rest/Gone.php': [ '_GET' ] },
		} )
	).toEqual( [ 'src/server/Rest/Gone.php stale-path' ] );
} );
