import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import DependencyExtractionWebpackPlugin from '@wordpress/dependency-extraction-webpack-plugin';
import defaultConfig from '@wordpress/scripts/config/webpack.config.js';
import LicensePlugin from 'webpack-license-plugin';
import { ChunksPlugin } from './tools/webpack/chunks-plugin.mjs';
import { ContractPlugin } from './tools/webpack/contract-plugin.mjs';
import { PlacesPlugin } from './tools/webpack/places-plugin.mjs';
import { VersionPlugin } from './tools/webpack/version-plugin.mjs';

/** With `--experimental-modules` there are two: for scripts and for script modules. */
const [ scriptConfig, moduleConfig ] = defaultConfig;

/**
 * Scripts that others use by handle. The page, the block and the widget share one copy of their code and state.
 *
 * @type {Record< string, { handle: string, global: string } >}
 */
const SHARED_SCRIPTS = {
	'@fcc/dataviews': { handle: 'fcc-dataviews', global: 'fccDataviews' },
	'@fcc/store': { handle: 'fcc-store', global: 'fccStore' },
};

/** Loaded on the front of the site; WordPress finds it by `viewScriptModule` in block.json. */
const VIEW_MODULE = 'blocks/customer-overview/view';

/** Licenses that a plugin under the GPL may bundle. */
const GPL_COMPATIBLE = [
	'MIT',
	'ISC',
	'0BSD',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'GPL-2.0-or-later',
];

const splitChunks = scriptConfig.optimization?.splitChunks || {};

/** Modules that several lazy chunks use. */
const SHARED_BY_LAZY_CHUNKS =
	/[\\/]src[\\/](admin[\\/](navigation[\\/]panel|import-api[\\/](delimiters|requests)|operations[\\/](export-customers|set-status|undo))|components[\\/]sentences)\.ts$/;

/** PlacesPlugin copies its data without a module. */
const PLACES = resolve( 'node_modules/country-region-data' );

/** @param {Array< { name: string, version: string, license: string, licenseText: string } >} packages */
function licenseTexts( packages ) {
	return packages
		.map(
			( { name, version, license, licenseText } ) =>
				`${ name } ${ version } (${ license })\n\n${ licenseText.trim() }\n`
		)
		.join( `\n${ '-'.repeat( 80 ) }\n\n` );
}

/**
 * Minifying DataViews takes half a minute.
 *
 * @type {import('webpack').FileCacheOptions}
 */
const cache = {
	type: 'filesystem',
	cacheDirectory: resolve( '.cache/webpack' ),
	buildDependencies: { config: [ fileURLToPath( import.meta.url ) ] },
};

/** @type {import('webpack').Configuration} */
const scripts = {
	...scriptConfig,
	name: 'scripts',
	cache,
	entry: {
		dataviews: {
			import: './src/dataviews/index.ts',
			library: { name: 'fccDataviews', type: 'window' },
		},
		store: {
			import: './src/store/index.ts',
			library: { name: 'fccStore', type: 'window' },
		},
		admin: './src/admin/index.tsx',
		commands: './src/commands/index.ts',
		dashboard: './src/dashboard/index.tsx',
		settings: './src/settings/index.tsx',
		'blocks/customer-overview/index':
			'./src/blocks/customer-overview/index.tsx',
	},
	output: {
		...scriptConfig.output,
		// The other compilation writes the module to the same folder.
		clean: { keep: ( file ) => file.startsWith( VIEW_MODULE ) },
	},
	optimization: {
		...scriptConfig.optimization,
		// A lazy chunk keeps its name when others are added or removed.
		chunkIds: 'named',
		splitChunks: {
			...splitChunks,
			cacheGroups: {
				...splitChunks.cacheGroups,
				// Else each lazy chunk would have a copy.
				operations: {
					name: 'operations',
					test: SHARED_BY_LAZY_CHUNKS,
					chunks: 'async',
					enforce: true,
				},
			},
		},
	},
	module: {
		...scriptConfig.module,
		rules: [
			...( scriptConfig.module?.rules ?? [] ),
			{
				test: resolve(
					'node_modules/@wordpress/dataviews/build-wp/index.js'
				),
				use: resolve( 'tools/webpack/text-domain-loader.mjs' ),
			},
		],
	},
	// .size-limit.json limits the sizes.
	performance: false,
	plugins: [
		...scriptConfig.plugins.filter(
			( plugin ) =>
				! ( plugin instanceof DependencyExtractionWebpackPlugin )
		),
		new DependencyExtractionWebpackPlugin( {
			requestToExternal: ( request ) => SHARED_SCRIPTS[ request ]?.global,
			requestToHandle: ( request ) => SHARED_SCRIPTS[ request ]?.handle,
		} ),
		new ContractPlugin( {
			source: resolve( 'src/contract/openapi.json' ),
			filename: 'contract.php',
			abilities: 'abilities.php',
		} ),
		new PlacesPlugin(),
		new ChunksPlugin(),
		new VersionPlugin(),
		// Minifying removes the notices that the licenses require to be kept.
		new LicensePlugin( {
			outputFilename: 'third-party-licenses.json',
			additionalFiles: { 'third-party-licenses.txt': licenseTexts },
			unacceptableLicenseTest: ( license ) =>
				! GPL_COMPATIBLE.includes( license ),
			includePackages: () => [ PLACES ],
		} ),
	],
};

/** @type {import('webpack').Configuration} */
const modules = {
	...moduleConfig,
	name: 'modules',
	cache,
	entry: { [ VIEW_MODULE ]: './src/blocks/customer-overview/view.ts' },
	performance: false,
};

export default [ scripts, modules ];
