import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import DependencyExtractionWebpackPlugin from '@wordpress/dependency-extraction-webpack-plugin';
import defaultConfig from '@wordpress/scripts/config/webpack.config.js';
import { ContractPlugin } from './tools/webpack/contract-plugin.mjs';
import { PlacesPlugin } from './tools/webpack/places-plugin.mjs';

/** Two, since `--experimental-modules` is given: of scripts, and of script modules. */
const [ scriptConfig, moduleConfig ] = defaultConfig;

/**
 * Scripts that others use by handle, so that the page, the block and the widget
 * share one copy of their code and of their state.
 *
 * @type {Record< string, { handle: string, global: string } >}
 */
const SHARED_SCRIPTS = {
	'@fcc/dataviews': { handle: 'fcc-dataviews', global: 'fccDataviews' },
	'@fcc/store': { handle: 'fcc-store', global: 'fccStore' },
};

/** What the site's front loads; WordPress finds it by `viewScriptModule` in block.json. */
const VIEW_MODULE = 'blocks/customer-overview/view';

/**
 * DataViews alone takes half a minute to minify.
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
		'blocks/customer-overview/index':
			'./src/blocks/customer-overview/index.tsx',
	},
	output: {
		...scriptConfig.output,
		// The module is written beside them by the other compilation.
		clean: { keep: ( file ) => file.startsWith( VIEW_MODULE ) },
	},
	optimization: {
		...scriptConfig.optimization,
		// A lazy chunk keeps its name when others come and go.
		chunkIds: 'named',
	},
	// tools/webpack/check-build.mjs holds the sizes to the budgets.
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
		} ),
		new PlacesPlugin(),
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
