import { Site } from '../../../tools/site/site.mjs';
import { siteName, siteOptions } from '../../support/environment.ts';
import { THIS_PLUGIN, activate } from '../../support/plugins.ts';

/** A fixture for one worker: a network of two sites with the plugin on both. */
export function networkFixture(
	name: string
): [
	( {}, provide: ( network: Site ) => Promise< void > ) => Promise< void >,
	{ scope: 'worker'; timeout: number },
] {
	return [
		async ( {}, provide ) => {
			const network = await Site.prepare(
				siteOptions( siteName( name ) )
			);
			try {
				await network.start();
				await network.install();
				await network.makeNetwork();
				await activate( network, [ THIS_PLUGIN ], {
					networkWide: true,
				} );
				await network.call( 'wordpress/network/add_site', {
					domain: new URL( network.url ).host,
					folder: 'second',
				} );
				await network.save();
				await provide( network );
			} finally {
				await network.delete();
			}
		},
		{ scope: 'worker', timeout: 180_000 },
	];
}
