import path from 'node:path';

/** Links of Markdown to files, relative to the file. */
const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;

/**
 * @param {string}   file  Its path in the zip.
 * @param {string}   text
 * @param {string[]} files Of the zip.
 * @return {string[]} The links of the file that lead to a file that the zip does not have.
 */
export function deadLinks( file, text, files ) {
	return [ ...text.matchAll( LINK ) ].flatMap( ( [ , target = '' ] ) => {
		const linked = path.posix.normalize(
			path.posix.join( path.posix.dirname( file ), target )
		);
		const exists = files.some(
			( other ) =>
				other === linked ||
				other.startsWith( `${ linked.replace( /\/$/, '' ) }/` )
		);
		return exists ? [] : [ `${ file }: ${ target }` ];
	} );
}
