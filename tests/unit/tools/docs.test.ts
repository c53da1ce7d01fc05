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

/** A path from the root of the repository, a file, or a folder of the server such as `Customers/Record`. */
const PATH =
	/^((src|tests|tools|docs|\.ci)\/[\w./-]+|[\w/-]+(\.spec|\.test)?\.(php|tsx?|mjs)|[A-Z]\w+(\/[A-Z]\w+)+)$/;

/** A method, constant or case of a PHP class. */
const MEMBER = /^([A-Z]\w+)::(\w+)(\(\))?$/;

/** Files of other plugins, in examples. */
const FOREIGN_PATH = /^wp-content\//;

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

/** @return Files and folders below a folder, relative to the repository. */
function pathsBelow( folder: string ): string[] {
	return readdirSync( path.join( ROOT, folder ), {
		recursive: true,
		encoding: 'utf8',
	} ).map( ( name ) => `${ folder }/${ name.replaceAll( path.sep, '/' ) }` );
}

const PATHS = [ 'src', 'tests', 'tools' ].flatMap( pathsBelow );

function pathExists( name: string ): boolean {
	return (
		existsSync( path.join( ROOT, name ) ) ||
		PATHS.some( ( each ) => each.endsWith( `/${ name }` ) )
	);
}

function memberExists( className: string, member: string ): boolean {
	const file = PATHS.find( ( each ) =>
		each.endsWith( `/${ className }.php` )
	);
	return (
		file !== undefined &&
		new RegExp( `\\b(function|const|case) ${ member }\\b` ).test(
			read( file )
		)
	);
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

	it( 'names files, members of classes and npm scripts that exist', () => {
		const { scripts } = JSON.parse( read( 'package.json' ) );
		const missing = [ ...text.matchAll( /`([^`\n]+)`/g ) ]
			.map( ( [ , code = '' ] ) => code )
			.filter( ( code ) => {
				const script = /^npm run ([\w:]+)/.exec( code )?.[ 1 ];
				if ( script ) {
					return ! ( script in scripts );
				}
				const [ , className = '', member = '' ] =
					MEMBER.exec( code ) ?? [];
				if ( member ) {
					return ! memberExists( className, member );
				}
				return (
					PATH.test( code ) &&
					! FOREIGN_PATH.test( code ) &&
					! pathExists( code )
				);
			} );
		expect( missing ).toEqual( [] );
	} );
} );
