import { parse } from '@babel/parser';
import babelTraverse from '@babel/traverse';
import { DOMAIN, FUNCTIONS, textsOf, translatorComment } from './messages.mjs';

/** The module is CommonJS. */
const traverse = /** @type {typeof babelTraverse} */ (
	/** @type {any} */ ( babelTraverse ).default ?? babelTraverse
);

/**
 * Finds the texts of a script: TypeScript, or what the build makes of it.
 *
 * @param {import('./messages.mjs').Messages} messages Gets the texts.
 * @param {string}                            path     Relative to the plugin's folder.
 * @param {string}                            code
 */
export function addScriptMessages( messages, path, code ) {
	const tree = parse( code, {
		sourceType: 'unambiguous',
		plugins: /\.tsx?$/.test( path ) ? [ 'typescript', 'jsx' ] : [],
	} );
	const comments = ( tree.comments ?? [] ).flatMap( ( { value, loc } ) => {
		const text = translatorComment( value );
		return text && loc ? [ { text, line: loc.end.line } ] : [];
	} );
	traverse( tree, {
		CallExpression( { node } ) {
			const positions = FUNCTIONS.get( nameOf( node.callee ) ?? '' );
			const values = node.arguments.map( textOf );
			if (
				! positions ||
				values[ positions.domain ] !== DOMAIN ||
				! node.loc
			) {
				return;
			}
			const { line } = node.loc.start;
			const place = `${ path }:${ line }`;
			messages.add(
				textsOf( positions, values, place ),
				place,
				comments.findLast(
					( comment ) =>
						comment.line === line || comment.line === line - 1
				)?.text
			);
		},
	} );
}

/**
 * @param {import('@babel/types').Node} callee
 * @return {string | undefined} `__` for `__()`, `i18n.__()` and `(0, i18n.__)()`.
 */
function nameOf( callee ) {
	if ( callee.type === 'Identifier' ) {
		return callee.name;
	}
	if ( callee.type === 'MemberExpression' ) {
		return nameOf( callee.property );
	}
	const last =
		callee.type === 'SequenceExpression' && callee.expressions.at( -1 );
	return last ? nameOf( last ) : undefined;
}

/**
 * @param {import('@babel/types').Node} node
 * @return {string | undefined} The text of a literal, or of literals joined by `+`.
 */
function textOf( node ) {
	if ( node.type === 'StringLiteral' ) {
		return node.value;
	}
	if ( node.type === 'TemplateLiteral' && node.expressions.length === 0 ) {
		return node.quasis[ 0 ]?.value.cooked ?? undefined;
	}
	if ( node.type === 'BinaryExpression' && node.operator === '+' ) {
		const left = textOf( node.left );
		const right = textOf( node.right );
		return left === undefined || right === undefined
			? undefined
			: left + right;
	}
	return undefined;
}
