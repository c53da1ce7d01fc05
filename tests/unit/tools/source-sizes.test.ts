import {
	checkFolders,
	checkStylesheets,
} from '../../../tools/lint/source-sizes.mjs';

it( 'a stylesheet has at most 400 lines', () => {
	const rules = ( lines: number ) =>
		checkStylesheets( [
			{ path: 'src/a/style.scss', code: 'a {}\n'.repeat( lines ) },
		] ).map( ( { rule, path } ) => `${ path } ${ rule }` );
	expect( rules( 400 ) ).toEqual( [] );
	expect( rules( 401 ) ).toEqual( [ 'src/a/style.scss file-length' ] );
} );

it( 'a folder has at most 20 files, without its folders', () => {
	const files = ( folder: string, count: number ) =>
		Array.from(
			{ length: count },
			( _, index ) => `${ folder }/${ index }`
		);
	const rules = ( ...paths: string[] ) =>
		checkFolders( paths ).map(
			( { rule, path } ) => `${ path } ${ rule }`
		);
	expect(
		rules( ...files( 'tests/api', 20 ), ...files( 'tests/api/bulk', 20 ) )
	).toEqual( [] );
	expect( rules( ...files( 'tools/lint', 21 ) ) ).toEqual( [
		'tools/lint folder-size',
	] );
} );
