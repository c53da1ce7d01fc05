import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	untranslatedInPhp,
	untranslatedInScript,
} from '../../../tools/languages/untranslated.mjs';

const SRC = path.join( process.cwd(), 'src' );

/** Texts that no user sees in English. */
const FOR_DEVELOPERS = [
	// Headers of HTTP.
	'Cache-Control: no-store, private, max-age=0',
	'Content-Disposition: attachment; filename=erasure-receipt-',
	'Content-Type: text/plain; charset=utf-8',
	// Of an exception.
	'Other code has an open transaction. This would commit it.',
	// Is translated when it is read.
	'The process ended before the task.',
];

/** Names of columns, as the files of other systems have them. */
const HEADERS = path.join( 'server', 'Imports', 'Headers' );

/** The help of its commands is in English, as that of WP-CLI's own commands. */
const COMMANDS = path.join( 'server', 'Cli' );

const sources = readdirSync( SRC, { recursive: true, encoding: 'utf8' } )
	.filter( ( name ) => /(?<!\.d)\.(php|tsx?)$/.test( name ) )
	.filter(
		( name ) =>
			name !== path.join( 'contract', 'types.ts' ) &&
			! [ HEADERS, COMMANDS ].includes( path.dirname( name ) )
	);

it( 'every text of a source passes through a translation function', () => {
	expect( sources.length ).toBeGreaterThan( 300 );
	const found = sources.flatMap( ( name ) => {
		const code = readFileSync( path.join( SRC, name ), 'utf8' );
		return name.endsWith( '.php' )
			? untranslatedInPhp( name, code )
			: untranslatedInScript( code );
	} );
	expect( found.sort() ).toEqual( FOR_DEVELOPERS );
} );

it( 'texts of a script are found: of elements, attributes, properties and variables', () => {
	const code = `
		import type { A } from 'Some text here';
		const label = __( 'Customer', 'fluent-cart-customers' );
		const className = 'fcc-one fcc-two';
		const title = { title: 'Customers' };
		const sentence = 'Couldn’t load customers.';
		const count = \`Delete \${ count } customers\`;
		const view = <p title="Status">Hello <b aria-label={ 'Orders' }>{ label }</b></p>;
		throw new Error( 'Something went wrong.' );`;
	expect( untranslatedInScript( code ) ).toEqual( [
		'Customers',
		'Couldn’t load customers.',
		'Delete ',
		'Status',
		'Hello',
		'Orders',
	] );
} );

it( 'texts of PHP are found: of strings, HTML and arrays', () => {
	const code = `<p class="a">Hello <?php echo esc_html__( 'Customer', 'fluent-cart-customers' ); ?></p>
<?php
throw new RuntimeException( 'The lease has expired.' );
error_log( 'It did not work.' );
$field = array( 'label' => 'Customers', 'type' => 'Customers' );
wp_admin_notice( 'FluentCart isn’t running.' );
$sql = 'SELECT a FROM b';
$text = "Delete $count customers";`;
	expect( untranslatedInPhp( 'a.php', code ) ).toEqual( [
		'Hello',
		'Customers',
		'FluentCart isn’t running.',
		'Delete ',
	] );
} );
