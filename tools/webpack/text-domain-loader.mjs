import { parse } from '@babel/parser';
import { DOMAIN, FUNCTIONS } from '../languages/messages.mjs';
import { traverse } from '../languages/traverse.mjs';

/**
 * Adds the plugin's text domain to the translations of a package. WordPress has them in translations that a plugin's page does not
 * load, and lacks most texts of DataViews.
 *
 * @param {string} code
 * @return {string} The code, with a last argument for each call of a translation function that has no domain.
 */
export default function addTextDomain( code ) {
	const tree = parse( code, { sourceType: 'module' } );
	const imported = importedFunctions( tree );
	/** @type {number[]} */
	const ends = [];
	traverse( tree, {
		CallExpression( { node: { callee, arguments: values } } ) {
			const name = callee.type === 'Identifier' ? callee.name : '';
			const positions = FUNCTIONS.get( imported.get( name ) ?? '' );
			const end = values.at( -1 )?.end;
			if ( values.length === positions?.domain && end ) {
				ends.push( end );
			}
		},
	} );
	return ends
		.toSorted( ( a, b ) => b - a )
		.reduce(
			( text, end ) =>
				`${ text.slice( 0, end ) }, '${ DOMAIN }'${ text.slice( end ) }`,
			code
		);
}

/**
 * @param {import('@babel/types').File} tree
 * @return {Map< string, string >} The functions of `@wordpress/i18n` by their names in the module, as `__` by `__3`.
 */
function importedFunctions( tree ) {
	return new Map(
		tree.program.body.flatMap( ( statement ) =>
			statement.type === 'ImportDeclaration' &&
			statement.source.value === '@wordpress/i18n'
				? statement.specifiers.flatMap( ( specifier ) =>
						specifier.type === 'ImportSpecifier' &&
						specifier.imported.type === 'Identifier'
							? [
									/** @type {[ string, string ]} */ ( [
										specifier.local.name,
										specifier.imported.name,
									] ),
								]
							: []
					)
				: []
		)
	);
}
