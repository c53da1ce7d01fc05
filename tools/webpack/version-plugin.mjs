import { pluginVersion } from '../release/version.mjs';

const METADATA = 'blocks/customer-overview/block.json';

/** Adds the plugin's version to the block's metadata, because WordPress adds it to the address of the block's style. */
export class VersionPlugin {
	/**
	 * @param {import('webpack').Compiler} compiler
	 */
	apply( compiler ) {
		const { Compilation, sources } = compiler.webpack;
		const name = 'VersionPlugin';

		compiler.hooks.thisCompilation.tap( name, ( compilation ) =>
			compilation.hooks.processAssets.tapPromise(
				{ name, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE },
				async () => {
					const asset = compilation.getAsset( METADATA );
					if ( asset ) {
						const metadata = JSON.parse(
							String( asset.source.source() )
						);
						compilation.updateAsset(
							METADATA,
							new sources.RawSource(
								JSON.stringify( {
									...metadata,
									version: await pluginVersion(),
								} )
							)
						);
					}
				}
			)
		);
	}
}
