/**
 * Sizes that neither ESLint nor the rules of PHP and of the client limit: lines of stylesheets, and files of folders of
 * tests and tools. `npm run lint:structure` checks them.
 */
import path from 'node:path';

/** @typedef {import('./rule.mjs').Violation} Violation */
/** @typedef {{ path: string, code: string }} Stylesheet */

const MAX_LINES = 400;
const MAX_FILES = 20;

/**
 * @param {Stylesheet[]} sheets
 * @return {Violation[]}
 */
export function checkStylesheets( sheets ) {
	return sheets.flatMap( ( { path: place, code } ) => {
		const size = code.trimEnd().split( '\n' ).length;
		return size > MAX_LINES
			? [ tooLarge( 'file-length', place, size, MAX_LINES, 'lines' ) ]
			: [];
	} );
}

/**
 * @param {string[]} files Paths.
 * @return {Violation[]} Folders with too many files, not counting those of their folders.
 */
export function checkFolders( files ) {
	/** @type {Map< string, number >} */
	const folders = new Map();
	for ( const file of files ) {
		const folder = path.posix.dirname( file );
		folders.set( folder, ( folders.get( folder ) ?? 0 ) + 1 );
	}
	return [ ...folders ]
		.filter( ( [ , size ] ) => size > MAX_FILES )
		.map( ( [ folder, size ] ) =>
			tooLarge( 'folder-size', folder, size, MAX_FILES, 'files' )
		);
}

/**
 * @param {string} rule
 * @param {string} place
 * @param {number} size
 * @param {number} limit
 * @param {string} unit
 * @return {Violation}
 */
function tooLarge( rule, place, size, limit, unit ) {
	return {
		rule,
		path: place,
		line: 1,
		size,
		message: `has ${ size } ${ unit }; at most ${ limit } are allowed.`,
	};
}
