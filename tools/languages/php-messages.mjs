import phpParser from 'php-parser';
import { DOMAIN, FUNCTIONS, textsOf, translatorComment } from './messages.mjs';

const engine = new phpParser.Engine( {
	parser: { extractDoc: true, version: '8.5' },
	ast: { withPositions: true },
} );

/**
 * Finds the texts of a PHP file.
 *
 * @param {import('./messages.mjs').Messages} messages Gets the texts.
 * @param {string}                            path     Relative to the plugin's folder.
 * @param {string}                            code
 */
export function addPhpMessages( messages, path, code ) {
	const tree = engine.parseCode( code, path );
	const comments = ( tree.comments ?? [] ).flatMap( ( { value, loc } ) => {
		const text = translatorComment(
			value.replace( /^\/\*+|\*\/$|^\/\//g, '' )
		);
		return text && loc ? [ { text, line: loc.end.line } ] : [];
	} );
	for ( const call of callsIn( tree ) ) {
		const positions = FUNCTIONS.get( call.name );
		const values = call.texts;
		if ( ! positions || values[ positions.domain ] !== DOMAIN ) {
			continue;
		}
		const place = `${ path }:${ call.line }`;
		messages.add(
			textsOf( positions, values, place ),
			place,
			comments.findLast(
				( { line } ) => line === call.line || line === call.line - 1
			)?.text
		);
	}
}

/**
 * @typedef {Object} Call
 * @property {string}                      name
 * @property {number}                      line
 * @property {Array< string | undefined >} texts The arguments; undefined for one that is not a literal.
 */

/**
 * @param {unknown} node A node of php-parser's tree, or anything in one.
 * @return {Call[]} The calls of functions.
 */
function callsIn( node ) {
	if ( typeof node !== 'object' || node === null ) {
		return [];
	}
	if ( Array.isArray( node ) ) {
		return node.flatMap( callsIn );
	}
	const {
		kind,
		what,
		arguments: values,
		loc,
	} = /** @type {Record< string, any >} */ ( node );
	const calls = Object.entries( node ).flatMap( ( [ member, child ] ) =>
		[ 'loc', 'comments', 'leadingComments' ].includes( member )
			? []
			: callsIn( child )
	);
	if ( kind === 'call' && what?.kind === 'name' ) {
		calls.unshift( {
			name: what.name.replace( /^\\/, '' ),
			line: loc.start.line,
			texts: values.map(
				/** @param {any} value */ ( value ) =>
					value.kind === 'string' ? value.value : undefined
			),
		} );
	}
	return calls;
}
