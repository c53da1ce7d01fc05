/**
 * Checks that WordPress will load the built scripts. Run it after `npm run build`. .size-limit.json limits their sizes.
 */
import { readdir, readFile } from 'node:fs/promises';

const BUILD = new URL( '../../build/', import.meta.url );

/** @type {string[]} wp-includes/assets/script-loader-packages.php of 6.8 and its vendor scripts. */
const WORDPRESS_HANDLES = JSON.parse(
	await readFile(
		new URL( './wordpress-6.8-handles.json', import.meta.url ),
		'utf8'
	)
);
const OWN_HANDLES = [ 'fcc-dataviews', 'fcc-store' ];

/** Script modules that WordPress 6.8 registers; `@wordpress/i18n` is not one of them. */
const WORDPRESS_MODULES = [
	'@wordpress/a11y',
	'@wordpress/interactivity',
	'@wordpress/interactivity-router',
];

/** Entries that may load DataViews, which is ten times as large as everything else. */
const DATAVIEWS_USERS = [ 'admin' ];

const files = await readdir( BUILD, { recursive: true } );
const failures = [ ...( await checkHandles() ), ...checkContract() ];
failures.forEach( ( failure ) => console.error( failure ) );
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * @return {Promise< string[] >} Problems. WordPress silently omits a script with an unknown dependency.
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
					`${ entry } depends on ${ handle }, which WordPress 6.8 doesn’t have.`
				);
			}
			if (
				handle === 'fcc-dataviews' &&
				! DATAVIEWS_USERS.includes( entry )
			) {
				wrong.push( `${ entry } can’t depend on DataViews.` );
			}
		}
	}
	return wrong;
}

/**
 * @return {string[]} Problems.
 */
function checkContract() {
	return [ 'contract.php', 'abilities.php' ]
		.filter( ( name ) => ! files.includes( name ) )
		.map(
			( name ) =>
				`${ name } is missing, so PHP wouldn’t register any routes or abilities. Run npm run build.`
		);
}

/**
 * @param {string} file
 * @return {boolean} Whether it lists the handles that a script needs.
 */
function isAssetFile( file ) {
	return file.endsWith( '.asset.php' );
}

/**
 * @param {string} file An asset file of DependencyExtractionWebpackPlugin.
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
	// A dynamically imported module is `array('id' => '…', 'import' => 'dynamic')`.
	const handles = list.replaceAll( /'id' =>|'import' => 'dynamic'/g, '' );
	return [ ...handles.matchAll( /'([^']+)'/g ) ].flatMap( ( [ , handle ] ) =>
		handle ? [ handle ] : []
	);
}
