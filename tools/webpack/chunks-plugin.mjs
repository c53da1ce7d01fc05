import { phpFile } from './php-file.mjs';

/**
 * Emits the chunks that each entry loads when it needs them, as `lazy-chunks.php`: WordPress does not know them, and would not load
 * their translations.
 */
export class ChunksPlugin {
	/**
	 * @param {import('webpack').Compiler} compiler
	 */
	apply( compiler ) {
		const { Compilation, sources } = compiler.webpack;
		const name = 'ChunksPlugin';

		compiler.hooks.thisCompilation.tap( name, ( compilation ) =>
			compilation.hooks.processAssets.tap(
				{ name, stage: Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE },
				() =>
					compilation.emitAsset(
						'lazy-chunks.php',
						new sources.RawSource(
							phpFile( lazyChunks( compilation ) )
						)
					)
			)
		);
	}
}

/**
 * @param {import('webpack').Compilation} compilation
 * @return {Record< string, string[] >} The scripts by entry, as `customer` for `customer.js`.
 */
function lazyChunks( compilation ) {
	return Object.fromEntries(
		[ ...compilation.entrypoints ].flatMap( ( [ entry, entrypoint ] ) => {
			const names = [
				...( entrypoint.getEntrypointChunk()?.getAllAsyncChunks() ??
					[] ),
			].flatMap( ( { files } ) =>
				// wp-scripts adds `?ver=` to the name.
				[ ...files ].flatMap( ( file ) => {
					const [ , script ] = /^(.+)\.js(\?|$)/.exec( file ) ?? [];
					return script ? [ script ] : [];
				} )
			);
			return names.length > 0 ? [ [ entry, names.toSorted() ] ] : [];
		} )
	);
}
