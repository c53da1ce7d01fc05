import { checkWording } from '../../../tools/lint/wording/check.mjs';

/** @return What a file breaks, as `line: word`. */
function found( file: string, code: string ): string[] {
	return checkWording( file, code ).map(
		( { line, word } ) => `${ line }: ${ word }`
	);
}

describe( 'the wording check', () => {
	it( 'finds a word in names, strings and comments, whatever its case', () => {
		expect(
			found(
				'list.ts',
				"const NOBODY = 'whoever asks';\n// Not for everybody.\nisNobody();"
			)
		).toEqual( [ '1: NOBODY', '1: whoever', '2: everybody', '3: Nobody' ] );
	} );

	it( 'names a replacement', () => {
		expect( checkWording( 'a.md', 'It lets go of it.' ) ).toEqual( [
			{ line: 1, word: 'lets go', instead: 'remove, release, evict' },
		] );
	} );

	it( 'finds a phrase that continues on the next line of a comment', () => {
		expect(
			found( 'a.ts', '/**\n * It stays all\n * the same.\n */' )
		).toEqual( [ '2: all the same' ] );
		expect( found( 'a.php', '<?php\n// It takes\n// in a page.' ) ).toEqual(
			[ '2: takes in' ]
		);
	} );

	it.each( [
		[ 'a.ts', "const text = 'meanwhile'; // meanwhile", 1 ],
		[ 'a.ts', 'const zone = `a // zone`; /* a zone */', 1 ],
		[ 'a.tsx', '<p>{ /* meanwhile */ }meanwhile // meanwhile</p>', 1 ],
		[ 'a.mjs', "/'/.test( a ); // at once", 1 ],
		[ 'a.php', "<?php $a = 'at once'; # at once\n/* at once */", 2 ],
		[ 'a.scss', '.zone { color: red; } // A zone.\n/* A zone. */', 2 ],
		[ 'a.xml', '<a>meanwhile</a><!-- meanwhile -->', 1 ],
		[ 'a.yml', 'a: meanwhile # meanwhile', 1 ],
		[ 'a.json', '{ "description": "meanwhile" }', 0 ],
		[
			'openapi.json',
			'{ "a": "meanwhile", "description": "\\"a\\" meanwhile", "b": "404: gone" }',
			2,
		],
		[ 'a.md', 'Meanwhile, `meanwhile`.', 2 ],
	] )( 'reads only the text for people of %s: %s', ( file, code, count ) => {
		expect( found( file, code ) ).toHaveLength( count );
	} );

	it( 'checks the names of tests', () => {
		expect(
			found(
				'a.spec.ts',
				"test( 'a', ok( 'gone' ) );\ntest.describe( `gone ${ a }`, b );\nit.each( c )( 'is gone', d );"
			)
		).toEqual( [ '2: gone', '3: gone' ] );
	} );

	it( 'finds a retired name as a whole word only', () => {
		expect(
			found( 'a.php', '<?php new FreshReads( MyFreshReads::class );' )
		).toEqual( [ '1: FreshReads' ] );
		expect( found( 'a.md', 'The rows of `fcc_claims`.' ) ).toEqual( [
			'1: fcc_claims',
		] );
	} );

	it.each( [
		'The days of the time zone',
		'The days of the time\n * zone',
		'A state machine',
		'`fluent_cart_customers/sweep` runs it',
		'A file is written',
	] )( 'allows “%s”', ( text ) => {
		expect( found( 'a.ts', `/* ${ text }. */` ) ).toEqual( [] );
	} );
} );
