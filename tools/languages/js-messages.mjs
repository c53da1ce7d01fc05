import { parse } from '@babel/parser';
import { DOMAIN, FUNCTIONS, textsOf, translatorComment } from './messages.mjs';
import { traverse } from './traverse.mjs';

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
	/** @type {Call[]} */
	const calls = [];
	traverse( tree, {
		CallExpression( { node } ) {
			const positions = FUNCTIONS.get( nameOf( node.callee ) ?? '' );
			const values = node.arguments.map( textOf );
			if (
				positions &&
				values[ positions.domain ] === DOMAIN &&
				node.loc
			) {
				calls.push( {
					positions,
					values,
					start: node.loc.start.index,
					line: node.loc.start.line,
				} );
			}
		},
	} );
	const comments = commentsOfCalls( tree.comments ?? [], calls );
	for ( const call of calls ) {
		const place = `${ path }:${ call.line }`;
		messages.add(
			textsOf( call.positions, call.values, place ),
			place,
			comments.get( call )
		);
	}
}

/**
 * @typedef {Object} Call
 * @property {import('./messages.mjs').Positions} positions
 * @property {Array< string | undefined >}        values
 * @property {number}                             start
 * @property {number}                             line
 */

/**
 * A comment belongs to the first call after it, on the same line or the next one. A built script has many calls on a line.
 *
 * @param {import('@babel/types').Comment[]} comments
 * @param {Call[]}                           calls    In their order.
 * @return {Map< Call, string >} Comments for translators.
 */
function commentsOfCalls( comments, calls ) {
	const found = new Map();
	for ( const { value, loc } of comments ) {
		const text = translatorComment( value );
		const call = calls.find(
			( { start } ) => loc && start >= loc.end.index
		);
		if ( text && loc && call && call.line - loc.end.line <= 1 ) {
			found.set( call, text );
		}
	}
	return found;
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
