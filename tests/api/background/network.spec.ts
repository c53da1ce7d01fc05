import { test as base, expect } from '@playwright/test';
import { Site } from '../../../tools/site/site.mjs';
import { siteName, siteOptions } from '../../support/environment.ts';
import { pluginEntries } from '../../support/error-log.ts';
import { THIS_PLUGIN, activate, deactivate } from '../../support/plugins.ts';

const RUN = 'fluent_cart_customers/run_jobs';

/** A network of two sites with the plugin on both. */
const test = base.extend< {}, { network: Site } >( {
	network: [
		async ( {}, provide ) => {
			const network = await Site.prepare(
				siteOptions( siteName( 'jobs-of-network' ) )
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
				await provide( network );
			} finally {
				await network.delete();
			}
		},
		{ scope: 'worker', timeout: 180_000 },
	],
} );

test(
	'each site of a network has its own leases and events',
	{ tag: '@standalone' },
	async ( { network } ) => {
		const sites = [ network.url, `${ network.url }/second` ];
		const [ first, second ] = sites;
		for ( const url of sites ) {
			await network.call( 'jobs/run_due', { hook: RUN }, url );
			await network.call(
				'rows/insert',
				{
					table: 'fct_customers',
					columns: { email: 'late@example.com', notes: '' },
				},
				url
			);
		}
		await network.call(
			'jobs/hold_lease',
			{ job: 'search', seconds: 0 },
			first
		);
		await network.call(
			'jobs/schedule',
			{ hook: RUN, after_seconds: 500 },
			second
		);
		const next = await nextRun( network, second );
		await network.call( 'jobs/run_due', { hook: RUN }, first );
		expect( await documents( network, first ) ).toBe( 0 );
		expect( await nextRun( network, second ) ).toBe( next );

		const held = await nextRun( network, first );
		await network.call( 'jobs/run_due', { hook: RUN }, second );
		expect( await documents( network, second ) ).toBe( 1 );
		expect( await nextRun( network, first ) ).toBe( held );

		await deactivate( network, [ THIS_PLUGIN ], { networkWide: true } );
		for ( const url of sites ) {
			expect( await nextRun( network, url ) ).toBeNull();
		}
		expect( pluginEntries( await network.errorLog() ) ).toEqual( [] );
	}
);

function nextRun( network: Site, url?: string ): Promise< number | null > {
	return network.call( 'jobs/next_run', { hook: RUN }, url );
}

/** The number of indexed customers. */
function documents( network: Site, url?: string ): Promise< number > {
	return network.call( 'rows/count', { table: 'fcc_search_documents' }, url );
}
