/** Finds English texts in sources that do not pass through a translation function. */
import { parse } from '@babel/parser';
import phpParser from 'php-parser';
import { FUNCTIONS } from './messages.mjs';
import { traverse } from './traverse.mjs';

/** Several words that begin like a sentence or a label; in one word only a label. */
const TEXT = /^[“"(]?[A-Z][a-z’']*[a-z] ?(?:[a-z’%]|$)/;

/** Names of properties, attributes and arguments whose text a user sees. */
const SHOWN =
	/^(label|title|help|placeholder|description|text|message|alt|heading|aria-label|aria-description)$/;

/** Functions whose text a developer reads: of exceptions, logs and WP-CLI. */
const FOR_DEVELOPERS =
	/^(__construct|Error|TypeError|error_log|log|write|_doing_it_wrong|warning|success|error|line)$/;

const engine = new phpParser.Engine( {
	parser: { extractDoc: false, version: '8.5' },
	ast: { withPositions: true },
} );

/**
 * @param {string} text
 * @param {string} [name] Of the property or the attribute.
 */
function isText( text, name = '' ) {
	return (
		( /\s/.test( text ) && TEXT.test( text.trim() ) ) ||
		( SHOWN.test( name ) && /^[A-Z][a-z]/.test( text ) )
	);
}

/**
 * @param {string} code TypeScript.
 * @return {string[]} The texts.
 */
export function untranslatedInScript( code ) {
	/** @type {string[]} */
	const found = [];
	traverse(
		parse( code, {
			sourceType: 'module',
			plugins: [ 'typescript', 'jsx' ],
		} ),
		{
			'ImportDeclaration|TSType'( node ) {
				node.skip();
			},
			'CallExpression|NewExpression'( node ) {
				const { callee } = /** @type {any} */ ( node.node );
				const name = callee.name ?? callee.property?.name ?? '';
				if ( FUNCTIONS.has( name ) || FOR_DEVELOPERS.test( name ) ) {
					node.skip();
				}
			},
			JSXText( { node } ) {
				if ( /\p{L}{2}/u.test( node.value ) ) {
					found.push( node.value.trim() );
				}
			},
			StringLiteral( { node, parent, parentPath } ) {
				const owner =
					parent.type === 'JSXExpressionContainer'
						? parentPath?.parent
						: parent;
				if ( isText( node.value, nameOf( owner ) ) ) {
					found.push( node.value );
				}
			},
			TemplateElement( { node, parent } ) {
				if ( isText( node.value.raw, nameOf( parent ) ) ) {
					found.push( node.value.raw );
				}
			},
		}
	);
	return found;
}

/** @param {any} parent Of a text. */
function nameOf( parent ) {
	return String(
		parent?.key?.name ?? parent?.key?.value ?? parent?.name?.name ?? ''
	);
}

/**
 * @param {string} path
 * @param {string} code PHP.
 * @return {string[]} The texts.
 */
export function untranslatedInPhp( path, code ) {
	return textsIn( engine.parseCode( code, path ) );
}

/**
 * @param {any}    node   A node of php-parser's tree, or anything in one.
 * @param {string} [name] Key of an array's entry.
 * @return {string[]}
 */
function textsIn( node, name = '' ) {
	if ( typeof node !== 'object' || node === null ) {
		return [];
	}
	if ( node.kind === 'string' ) {
		return isText( String( node.value ), name ) ? [ node.value ] : [];
	}
	if ( node.kind === 'inline' ) {
		return textsOfHtml( node.value );
	}
	if ( node.kind === 'throw' || node.kind === 'attribute' ) {
		return [];
	}
	if ( node.kind === 'call' || node.kind === 'new' ) {
		const called =
			node.what?.name?.name ??
			node.what?.name ??
			node.what?.offset?.name ??
			'';
		if (
			FUNCTIONS.has( String( called ).replace( /^\\/, '' ) ) ||
			FOR_DEVELOPERS.test( called ) ||
			/(Exception|Error)$/.test( called )
		) {
			return [];
		}
	}
	const key = node.kind === 'entry' ? node.key?.value : undefined;
	return Object.entries( node ).flatMap( ( [ member, child ] ) =>
		[ 'loc', 'leadingComments', 'comments', 'attrGroups' ].includes(
			member
		)
			? []
			: textsIn( child, typeof key === 'string' ? key : name )
	);
}

/**
 * @param {string} html Between PHP's tags.
 * @return {string[]}
 */
function textsOfHtml( html ) {
	return html
		.split( /<[^>]*>/ )
		.map( ( text ) => text.replace( /&\w+;|[\s\S]*>/g, '' ).trim() )
		.filter( ( text ) => /[A-Z][a-z]{2}/.test( text ) );
}
