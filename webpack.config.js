import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import DependencyExtractionWebpackPlugin from '@wordpress/dependency-extraction-webpack-plugin';
import defaultConfig from '@wordpress/scripts/config/webpack.config.js';
import { ContractPlugin } from './tools/webpack/contract-plugin.mjs';
import { PlacesPlugin } from './tools/webpack/places-plugin.mjs';

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

/** @type {import('webpack').Configuration} */
const config = {
	...defaultConfig,
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
	},
	// DataViews alone takes half a minute to minify.
	cache: {
		type: 'filesystem',
		cacheDirectory: resolve( '.cache/webpack' ),
		buildDependencies: { config: [ fileURLToPath( import.meta.url ) ] },
	},
	output: {
		...defaultConfig.output,
		clean: true,
	},
	optimization: {
		...defaultConfig.optimization,
		// A lazy chunk keeps its name when others come and go.
		chunkIds: 'named',
	},
	// tools/webpack/check-build.mjs holds the sizes to the budgets.
	performance: false,
	plugins: [
		...defaultConfig.plugins.filter(
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

export default config;
