import phpParser from 'php-parser';
import ts from 'typescript';

/**
 * A piece of a file that people read as text.
 *
 * @typedef {{ start: number, text: string }} Piece
 */

const php = new phpParser.Engine( {
	lexer: { all_tokens: true, comment_tokens: true },
} );

/** Comments of formats without a parser here. */
const COMMENTS = {
	scss: /\/\*[^]*?\*\/|(?<![^\s])\/\/.*/g,
	xml: /<!--[^]*?-->/g,
	yaml: /(?<!\S)#.*/g,
};

/** Members of an OpenAPI document with text; error codes are described by their status. */
const DESCRIPTIONS =
	/(?<="(?:description|summary)":\s*)"(?:[^"\\]|\\.)*"|"\d{3}: (?:[^"\\]|\\.)*"/g;

/** Functions whose first argument names a test. */
const TESTS = new Set( [ 'describe', 'it', 'test' ] );

/**
 * @param {string} file
 * @param {string} code
 * @return {Piece[]} Its comments and names of tests; the descriptions of an OpenAPI document; the whole text of a
 * Markdown file.
 */
export function proseOf( file, code ) {
	const extension = file.slice( file.lastIndexOf( '.' ) + 1 );
	switch ( extension ) {
		case 'md':
			return [ { start: 0, text: code } ];
		case 'php':
			return phpComments( code );
		case 'js':
		case 'mjs':
		case 'ts':
		case 'tsx':
			return scriptProse( file, code );
		case 'json':
			return file.endsWith( 'openapi.json' )
				? matches( code, DESCRIPTIONS )
				: [];
		case 'scss':
			return matches( code, COMMENTS.scss );
		case 'xml':
			return matches( code, COMMENTS.xml );
		default:
			return matches( code, COMMENTS.yaml );
	}
}

/**
 * @param {string} code
 * @param {RegExp} pattern
 * @return {Piece[]}
 */
function matches( code, pattern ) {
	return [ ...code.matchAll( pattern ) ].map( ( { index, 0: text } ) => ( {
		start: index,
		text,
	} ) );
}

/**
 * @param {string} code
 * @return {Piece[]}
 */
function phpComments( code ) {
	let start = 0;
	/** @type {Piece[]} */
	const comments = [];
	for ( const token of php.tokenGetAll( code ) ) {
		const [ name = '', text = '' ] = Array.isArray( token )
			? token
			: [ '', token ];
		if ( name === 'T_COMMENT' || name === 'T_DOC_COMMENT' ) {
			comments.push( { start, text } );
		}
		start += text.length;
	}
	return comments;
}

/**
 * @param {string} file
 * @param {string} code
 * @return {Piece[]}
 */
function scriptProse( file, code ) {
	const source = ts.createSourceFile(
		file,
		code,
		ts.ScriptTarget.Latest,
		true
	);
	/** @type {Map< number, Piece >} */
	const pieces = new Map();
	/** @param {ts.Node} node */
	const visit = ( node ) => {
		if ( ts.isCallExpression( node ) && isTest( node.expression ) ) {
			const [ name ] = node.arguments;
			if (
				name &&
				( ts.isStringLiteral( name ) || ts.isTemplateLiteral( name ) )
			) {
				const start = name.getStart( source );
				pieces.set( start, { start, text: name.getText( source ) } );
			}
		}
		for ( const child of node.getChildren( source ) ) {
			visit( child );
		}
		// Of a JSX text, all is text.
		if ( node.getChildCount( source ) === 0 && ! ts.isJsxText( node ) ) {
			for ( const { pos, end } of [
				...( ts.getLeadingCommentRanges( code, node.getFullStart() ) ??
					[] ),
				...( ts.getTrailingCommentRanges( code, node.getEnd() ) ?? [] ),
			] ) {
				pieces.set( pos, { start: pos, text: code.slice( pos, end ) } );
			}
		}
	};
	visit( source );
	return [ ...pieces.values() ].sort( ( a, b ) => a.start - b.start );
}

/**
 * @param {ts.Expression} callee
 * @return {boolean} Whether it is `test`, `it.each( … )`, `test.describe` or the like.
 */
function isTest( callee ) {
	if ( ts.isIdentifier( callee ) ) {
		return TESTS.has( callee.text );
	}
	return (
		( ts.isPropertyAccessExpression( callee ) ||
			ts.isCallExpression( callee ) ) &&
		isTest( callee.expression )
	);
}
