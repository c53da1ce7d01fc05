import { test as base, expect } from '@playwright/test';
import { type Site } from '../../../tools/site/site.mjs';
import { pluginEntries } from '../../support/error-log.ts';
import { THIS_PLUGIN, deactivate } from '../../support/plugins.ts';
import { networkFixture } from '../support/network.ts';

const RUN = 'fluent_cart_customers/run_jobs';

const test = base.extend< {}, { network: Site } >( {
	network: networkFixture( 'jobs-of-network' ),
} );

test(
	'each site of a network has its own leases and events, and `check --network` checks all',
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

		await network.content.placeMustUsePlugin( 'cli/wp-cli' );
		await network.call(
			'rows/insert',
			{
				table: 'fct_customer_addresses',
				columns: { customer_id: 99_999, type: 'billing' },
			},
			second
		);
		const lines = await network.call< string[] >( 'cli/run', {
			command: 'fluent-cart-customers check',
			options: { network: true },
		} );
		expect( lines ).toEqual( expect.arrayContaining( sites ) );
		expect(
			lines.filter( ( line ) => line.startsWith( 'Addresses: ' ) )
		).toEqual( [
			'Addresses: 0 leftover rows',
			'Addresses: 1 leftover row',
		] );
		expect( lines.at( -1 ) ).toMatch( /^Error: Found leftover data / );

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
