import { addScriptMessages } from '../../../tools/languages/js-messages.mjs';
import { Messages } from '../../../tools/languages/messages.mjs';
import { addPhpMessages } from '../../../tools/languages/php-messages.mjs';
import { pseudo } from '../../../tools/languages/pseudo.mjs';
import addTextDomain from '../../../tools/webpack/text-domain-loader.mjs';

function found(
	add: ( messages: Messages, path: string, code: string ) => void,
	path: string,
	code: string
) {
	const messages = new Messages();
	add( messages, path, code );
	return messages
		.all()
		.map( ( { id, plural, context, comments, references } ) => ( {
			id,
			plural,
			context,
			comments: [ ...comments ],
			references: [ ...references ],
		} ) );
}

const ORDERS = {
	id: '%s order',
	plural: '%s orders',
	context: 'of a customer',
	comments: [ '%s: number of orders.' ],
};

describe( 'the texts of PHP', () => {
	it( 'have plural, context, the comment of the line before, and their line', () => {
		const code = `<?php
/* translators: %s: number of orders. */
$text = _nx( '%s order', '%s orders', $count, 'of a customer', 'fluent-cart-customers' );`;
		expect( found( addPhpMessages, 'a.php', code ) ).toEqual( [
			{ ...ORDERS, references: [ 'a.php:3' ] },
		] );
	} );

	it( 'are those with the text domain of the plugin', () => {
		expect(
			found(
				addPhpMessages,
				'a.php',
				"<?php __( 'a' ); __( 'b', 'default' ); \\__( 'c', 'fluent-cart-customers' );"
			).map( ( { id } ) => id )
		).toEqual( [ 'c' ] );
	} );

	it( 'must be literals', () => {
		expect( () =>
			found(
				addPhpMessages,
				'a.php',
				"<?php __( $text, 'fluent-cart-customers' );"
			)
		).toThrow( 'a.php:1: a text to translate must be a literal.' );
	} );
} );

describe( 'the texts of a script', () => {
	it( 'have plural, context, the comment of the line before, and their line', () => {
		const code = `const text = sprintf(
	// translators: %s: number of orders.
	_nx( '%s order', '%s orders', count as number, 'of a customer', 'fluent-cart-customers' ),
	count
);`;
		expect( found( addScriptMessages, 'a.tsx', code ) ).toEqual( [
			{ ...ORDERS, references: [ 'a.tsx:3' ] },
		] );
	} );

	it( 'have the comment before them only, with several on a line', () => {
		const code = `/* translators: first */ __( 'a', 'fluent-cart-customers' ); __( 'b', 'fluent-cart-customers' );`;
		expect(
			found( addScriptMessages, 'a.js', code ).map(
				( { comments } ) => comments
			)
		).toEqual( [ [ 'first' ], [] ] );
	} );

	it( 'are found in what the build makes of it', () => {
		expect(
			found(
				addScriptMessages,
				'a.js',
				'(()=>{var i=window.wp.i18n;(0,i.__)("a","fluent-cart-customers");(0,i.__)("b")})()'
			).map( ( { id } ) => id )
		).toEqual( [ 'a' ] );
	} );
} );

describe( 'a package without a text domain', () => {
	it( 'gets the domain of the plugin, whatever it calls the functions', () => {
		expect(
			addTextDomain(
				`import { __ as __3, _n } from '@wordpress/i18n'; __3( 'a' ); _n( 'b', 'c', n ); __3( 'd', 'other' ); __( 'e' );`
			)
		).toBe(
			`import { __ as __3, _n } from '@wordpress/i18n'; __3( 'a', 'fluent-cart-customers' ); _n( 'b', 'c', n, 'fluent-cart-customers' ); __3( 'd', 'other' ); __( 'e' );`
		);
	} );
} );

describe( 'the pseudo-locale', () => {
	it( 'keeps placeholders, tags and code, and is 40 percent longer', () => {
		const text = pseudo( '<who /> added %1$s with `wp search`.' );
		expect( text ).toMatch( /^⟦<who \/> åððéð %1\$s wîţh `wp search`\./ );
		expect( text.length ).toBeGreaterThanOrEqual( 36 * 1.4 );
		expect( text.endsWith( '⟧' ) ).toBe( true );
	} );
} );
