import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { traverse } from '../../../tools/languages/traverse.mjs';

/** The sources in the zip, and its package.json. Jest cannot load the module, which asks for its own address. */
const { files, manifest } = JSON.parse(
	execFileSync( process.execPath, [
		'--input-type=module',
		'--eval',
		`import { packedContent, packedSources } from './tools/release/package.mjs';
		const manifest = await packedContent( 'package.json' );
		console.log( JSON.stringify( { files: await packedSources(), manifest: manifest.toString() } ) );`,
	] ).toString()
) as { files: string[]; manifest: string };

const SCRIPT = /\.(js|mjs|ts|tsx)$/;

/** What an import leaves out. */
const ENDINGS = [ '', '.ts', '.tsx', '/index.ts', '/index.tsx' ];

/** Files of the repository that a script imports or names, by a path from its own folder or from the root. */
function filesNamedIn( script: string ): string[] {
	const found = new Set< string >();
	traverse(
		parse( readFileSync( script, 'utf8' ), {
			sourceType: 'module',
			plugins: /\.tsx?$/.test( script ) ? [ 'typescript', 'jsx' ] : [],
		} ),
		{
			StringLiteral( { node } ) {
				filesOf( script, node.value ).forEach( ( file ) =>
					found.add( file )
				);
			},
		}
	);
	return [ ...found ];
}

function filesOf( script: string, text: string ): string[] {
	return /^[\w./-]+\/[\w./-]+$/.test( text )
		? [ path.dirname( script ), '.' ]
				.flatMap( ( folder ) =>
					ENDINGS.map( ( ending ) =>
						path.posix.join( folder, text + ending )
					)
				)
				.filter( isOurFile )
		: [];
}

function isOurFile( file: string ): boolean {
	return (
		! /^(\.\.|\/|node_modules|build)/.test( file ) &&
		existsSync( file ) &&
		statSync( file ).isFile()
	);
}

it( 'the zip has every file that a source in it imports or names', () => {
	const scripts = files.filter( ( file ) => SCRIPT.test( file ) );
	const named = scripts.flatMap( ( script ) =>
		filesNamedIn( script ).map( ( file ) => ( { script, file } ) )
	);
	expect( named.map( ( { file } ) => file ) ).toEqual(
		expect.arrayContaining( [
			'src/store/index.ts',
			'tools/lib/failure.mjs',
			'tools/webpack/text-domain-loader.mjs',
		] )
	);
	expect( named.filter( ( { file } ) => ! files.includes( file ) ) ).toEqual(
		[]
	);
} );

it( 'the scripts of the zip’s package.json need no other tools', () => {
	const { scripts } = JSON.parse( manifest );
	expect( scripts ).toHaveProperty( 'build' );
	expect( JSON.stringify( scripts ) ).not.toContain( 'tools/' );
} );
