declare module '@wordpress/scripts/config/webpack.config.js' {
	import type { Configuration, WebpackPluginInstance } from 'webpack';

	type Compilation = Configuration & { plugins: WebpackPluginInstance[] };

	/** Scripts, and script modules: with `--experimental-modules`. */
	const config: [ Compilation, Compilation ];
	export default config;
}

declare module '@wordpress/eslint-plugin' {
	import type { Linter } from 'eslint';

	const plugin: {
		configs: Record<
			'recommended' | 'test-unit' | 'test-playwright',
			Linter.Config[]
		>;
	};
	export default plugin;
}
