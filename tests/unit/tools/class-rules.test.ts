import { LAYOUT } from '../../../tools/lint/layout.mjs';
import { PhpFile } from '../../../tools/lint/php-file.mjs';
import { checkFile } from '../../../tools/lint/rules.mjs';
import { rules } from '../support/php-class';

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
