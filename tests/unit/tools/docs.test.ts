import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = process.cwd();
const PAGES = [
	...readdirSync( ROOT ),
	...readdirSync( path.join( ROOT, 'docs' ) ).map( ( name ) =>
		path.posix.join( 'docs', name )
	),
	'src/server/hooks.md',
].filter( ( file ) => file.endsWith( '.md' ) );

/** A path within the repository, or a PHP file within `src/server`. */
const PATH = /^((src|tests|tools|docs|\.ci)\/[\w./-]+|[\w/]+\.php)$/;

function read( file: string ): string {
	return readFileSync( path.join( ROOT, file ), 'utf8' );
}

/** @return The anchors of a page's headings, as GitHub makes them. */
function anchors( file: string ): string[] {
	return [ ...read( file ).matchAll( /^#+ (.*)$/gm ) ].map(
		( [ , heading = '' ] ) =>
			heading
				.toLowerCase()
				.replace( /[^\w\- ]/g, '' )
				.replaceAll( ' ', '-' )
	);
}

function serverFiles(): string[] {
	return readdirSync( path.join( ROOT, 'src/server' ), {
		recursive: true,
		encoding: 'utf8',
	} ).map( ( name ) => name.replaceAll( path.sep, '/' ) );
}

describe.each( PAGES )( '%s', ( page ) => {
	const text = read( page );

	it( 'links to pages and headings that exist', () => {
		const broken = [ ...text.matchAll( /\]\(([^)\s]+)\)/g ) ]
			.map( ( [ , target = '' ] ) => target )
			.filter( ( target ) => ! /^https?:/.test( target ) )
			.filter( ( target ) => {
				const [ file = '', anchor ] = target.split( '#' );
				const linked = file
					? path.posix.join( path.posix.dirname( page ), file )
					: page;
				return ! (
					existsSync( path.join( ROOT, linked ) ) &&
					( ! anchor || anchors( linked ).includes( anchor ) )
				);
			} );
		expect( broken ).toEqual( [] );
	} );

	it( 'names files and npm scripts that exist', () => {
		const { scripts } = JSON.parse( read( 'package.json' ) );
		const files = serverFiles();
		const missing = [ ...text.matchAll( /`([^`\n]+)`/g ) ]
			.map( ( [ , code = '' ] ) => code )
			.filter( ( code ) => {
				const script = /^npm run ([\w:]+)/.exec( code )?.[ 1 ];
				if ( script ) {
					return ! ( script in scripts );
				}
				return (
					PATH.test( code ) &&
					! existsSync( path.join( ROOT, code ) ) &&
					! files.some( ( file ) =>
						`/${ file }`.endsWith( `/${ code }` )
					)
				);
			} );
		expect( missing ).toEqual( [] );
	} );
} );
