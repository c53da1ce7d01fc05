import { checkClient, CLIENT } from '../../../tools/lint/client-imports.mjs';

/**
 * @param sources Code by path below src.
 * @param limits  Limits that differ from the client's.
 * @return The violations, as `path rule`.
 */
function violations(
	sources: Record< string, string >,
	limits: Partial< typeof CLIENT.limits > = {}
): string[] {
	const files = Object.entries( sources ).map( ( [ path, code ] ) => ( {
		path: `src/${ path }`,
		code,
	} ) );
	return checkClient( files, {
		...CLIENT,
		limits: { ...CLIENT.limits, ...limits },
	} ).map( ( { path, rule } ) => `${ path } ${ rule }` );
}

/** Files of a store without imports, which others import. */
const STORE = { 'store/index.ts': '', 'store/shared.ts': '' };

describe( 'an import', () => {
	it( 'of a lower floor passes', () => {
		expect(
			violations( {
				...STORE,
				'api/index.ts': "export * from '../contract/types';",
				'contract/types.ts': '',
				'store/orders.ts': "import { a } from './shared';",
				'dashboard/index.tsx': "import { store } from '@fcc/store';",
			} )
		).toEqual( [] );
	} );

	it.each( [
		[ 'import', "import { a } from '../store';" ],
		[ 'import of a type', "import type { A } from '../store';" ],
		[ 'import by alias', "import { a } from '@fcc/store';" ],
		[ 'import with an ending', "import { a } from '../store/index.ts';" ],
		[ 'import without a name', "import '../store';" ],
		[ 'export', "export * from '../store';" ],
		[ 'export of a type', "export type * from '../store';" ],
		[ 'lazy import', "const a = () => import( '../store' );" ],
		[ 'type of an import', "type A = import('../store').A;" ],
	] )( 'of a higher floor is reported: %s', ( _name, code ) => {
		expect( violations( { ...STORE, 'api/index.ts': code } ) ).toEqual( [
			'src/api/index.ts client-imports',
		] );
	} );

	it( 'of another entry is reported', () => {
		expect(
			violations( {
				'admin/app.tsx': '',
				'commands/index.ts': "import { App } from '../admin/app';",
			} )
		).toEqual( [ 'src/commands/index.ts client-imports' ] );
	} );

	it( 'of a higher floor of the store is reported', () => {
		expect(
			violations( {
				'store/bulk.ts': '',
				'store/selection.ts': "import type { A } from './bulk';",
			} )
		).toEqual( [ 'src/store/selection.ts client-imports' ] );
	} );

	it( 'of another layer on the floor of the admin page is reported', () => {
		expect(
			violations( {
				'admin/list/index.tsx': '',
				'admin/customer/head.tsx': "import { a } from '../list';",
			} )
		).toEqual( [ 'src/admin/customer/head.tsx client-imports' ] );
	} );

	it( 'of a package, a style or JSON passes', () => {
		expect(
			violations( {
				'api/index.ts':
					"import a from 'a'; import './a.scss'; import b from './b.json';",
			} )
		).toEqual( [] );
	} );
} );

it( 'a file without a floor is reported', () => {
	expect(
		violations( {
			'utils/a.ts': '',
			'admin/utils/b.ts': '',
			'store/c.ts': '',
		} )
	).toEqual( [
		'src/utils/a.ts client-placement',
		'src/admin/utils/b.ts client-placement',
		'src/store/c.ts client-placement',
	] );
} );

describe( 'a cycle', () => {
	it( 'of files is reported once, type imports included', () => {
		expect(
			violations( {
				'api/a.ts': "import type { B } from './b';",
				'api/b.ts': "import { c } from './c';",
				'api/c.ts': "import { a } from './a';",
				'api/d.ts': "import { a } from './a';",
			} )
		).toEqual( [ 'src/api/a.ts file-cycle' ] );
	} );

	it( 'of folders is reported if their files have none', () => {
		expect(
			violations( {
				'components/a.ts': "import { b } from './part/b';",
				'components/c.ts': '',
				'components/part/b.ts': '',
				'components/part/d.ts': "import { c } from '../c';",
			} )
		).toEqual( [ 'src/components folder-cycle' ] );
	} );
} );

describe( 'a size', () => {
	const lines = ( count: number ) => 'a();\n'.repeat( count );

	it( 'of a file is at most 400 lines', () => {
		expect( violations( { 'api/a.ts': lines( 400 ) } ) ).toEqual( [] );
		expect( violations( { 'api/a.ts': lines( 401 ) } ) ).toEqual( [
			'src/api/a.ts file-length',
		] );
	} );

	it( 'of a generated file has no limit', () => {
		expect( violations( { 'contract/types.ts': lines( 900 ) } ) ).toEqual(
			[]
		);
	} );

	it( 'of a folder is at most 20 files, without its folders', () => {
		const files = ( count: number ) =>
			Object.fromEntries(
				Array.from( { length: count }, ( _, index ) => [
					`api/file-${ index }.ts`,
					'',
				] )
			);
		expect( violations( { ...files( 20 ), 'api/more/a.ts': '' } ) ).toEqual(
			[]
		);
		expect( violations( files( 21 ) ) ).toEqual( [
			'src/api folder-size',
		] );
	} );

	it( 'of the client is at most the limit of its files', () => {
		expect( violations( STORE, { files: 2 } ) ).toEqual( [] );
		expect( violations( STORE, { files: 1 } ) ).toEqual( [
			'src client-size',
		] );
	} );
} );
