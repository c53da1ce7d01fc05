import { LAYOUT, type Layout } from '../../../tools/lint/layout.mjs';
import { PhpFile } from '../../../tools/lint/php-file.mjs';
import { checkStructure } from '../../../tools/lint/rules.mjs';
import { broken, classFile, rules } from '../support/php-class';

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
		for ( const folder of Object.keys( LAYOUT.imports ) ) {
			const reached = new Set( LAYOUT.imports[ folder ] );
			for ( const next of reached ) {
				LAYOUT.imports[ next ]?.forEach( ( each ) =>
					reached.add( each )
				);
			}
			expect( [ ...reached ] ).not.toContain( folder );
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
