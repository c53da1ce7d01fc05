/**
 * Checks what no compiler sees: that WordPress will load the built scripts, and
 * that they are as small as they are meant to be. Run it after `npm run build`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const BUILD = new URL( '../../build/', import.meta.url );

/** @type {string[]} wp-includes/assets/script-loader-packages.php of 6.8 and its vendor scripts. */
const WORDPRESS_HANDLES = JSON.parse(
	await readFile(
		new URL( './wordpress-6.8-handles.json', import.meta.url ),
		'utf8'
	)
);
const OWN_HANDLES = [ 'fcc-dataviews', 'fcc-store' ];

/** Script modules that WordPress 6.8 registers; `@wordpress/i18n` is none. */
const WORDPRESS_MODULES = [
	'@wordpress/a11y',
	'@wordpress/interactivity',
	'@wordpress/interactivity-router',
];

/** Entries that may load DataViews, which is ten times as large as all the rest. */
const DATAVIEWS_USERS = [ 'admin' ];

/**
 * Budgets in bytes after gzip.
 *
 * @type {Array< { name: string, budget: number, includes: ( file: string ) => boolean } >}
 */
const BUDGETS = [
	{
		name: 'DataViews',
		budget: 400_000,
		includes: ( file ) => file === 'dataviews.js',
	},
	{
		name: 'our scripts before the list',
		budget: 35_000,
		includes: ( file ) => [ 'admin.js', 'store.js' ].includes( file ),
	},
	{
		name: 'the command palette',
		budget: 4_000,
		includes: ( file ) => file === 'commands.js',
	},
	{
		name: 'all our scripts',
		budget: 90_000,
		includes: ( file ) => file.endsWith( '.js' ) && file !== 'dataviews.js',
	},
	{
		name: 'the block in the editor',
		budget: 40_000,
		includes: ( file ) =>
			[ 'blocks/customer-overview/index.js', 'store.js' ].includes(
				file
			),
	},
	{
		name: 'the block on the site',
		budget: 10_000,
		includes: ( file ) => file === 'blocks/customer-overview/view.js',
	},
	{
		name: 'the dashboard widget',
		budget: 40_000,
		includes: ( file ) => [ 'dashboard.js', 'store.js' ].includes( file ),
	},
	{
		name: 'styles of one direction',
		budget: 25_000,
		includes: ( file ) =>
			file.endsWith( '.css' ) && ! file.endsWith( '-rtl.css' ),
	},
];

const files = await readdir( BUILD, { recursive: true } );
const failures = [
	...( await checkHandles() ),
	...( await checkBudgets() ),
	...checkContract(),
];
failures.forEach( ( failure ) => console.error( failure ) );
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * @return {Promise< string[] >} What is wrong. WordPress leaves out a script,
 *                               without a word, if it needs an unknown handle.
 */
async function checkHandles() {
	const wrong = [];
	for ( const file of files.filter( isAssetFile ) ) {
		const entry = file.replace( '.asset.php', '' );
		for ( const handle of await dependenciesOf( file ) ) {
			if (
				! [
					...WORDPRESS_HANDLES,
					...WORDPRESS_MODULES,
					...OWN_HANDLES,
				].includes( handle )
			) {
				wrong.push(
					`${ entry } needs ${ handle }, which WordPress 6.8 does not have.`
				);
			}
			if (
				handle === 'fcc-dataviews' &&
				! DATAVIEWS_USERS.includes( entry )
			) {
				wrong.push( `${ entry } must do without DataViews.` );
			}
		}
	}
	return wrong;
}

/**
 * @return {Promise< string[] >} What is too large.
 */
async function checkBudgets() {
	const wrong = [];
	for ( const { name, budget, includes } of BUDGETS ) {
		let size = 0;
		for ( const file of files.filter( includes ) ) {
			size += gzipSync( await readFile( new URL( file, BUILD ) ) ).length;
		}
		console.log( `${ name }: ${ size } of ${ budget } bytes` );
		if ( size === 0 || size > budget ) {
			wrong.push( `${ name }: ${ size } bytes are not in the budget.` );
		}
	}
	return wrong;
}

/**
 * @return {string[]} What is missing.
 */
function checkContract() {
	return files.includes( 'contract.php' )
		? []
		: [ 'contract.php is missing: PHP would register no route.' ];
}

/**
 * @param {string} file
 * @return {boolean} Whether it lists the handles that a script needs.
 */
function isAssetFile( file ) {
	return file.endsWith( '.asset.php' );
}

/**
 * @param {string} file Such a file, as DependencyExtractionWebpackPlugin writes it.
 * @return {Promise< string[] >} The handles.
 */
async function dependenciesOf( file ) {
	const php = await readFile( new URL( file, BUILD ), 'utf8' );
	const list = /'dependencies' => array\((.*)\), 'version'/.exec(
		php
	)?.[ 1 ];
	if ( list === undefined ) {
		throw new Error( `${ file } lists no dependencies.` );
	}
	// A module that is imported later is `array('id' => '…', 'import' => 'dynamic')`.
	const handles = list.replaceAll( /'id' =>|'import' => 'dynamic'/g, '' );
	return [ ...handles.matchAll( /'([^']+)'/g ) ].flatMap( ( [ , handle ] ) =>
		handle ? [ handle ] : []
	);
}
