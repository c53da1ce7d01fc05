import { type APIRequestContext } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODES } from '../../../tools/database/galera.mjs';
import { ApiClient } from '../../api/support/api-client.ts';
import { test as base } from '../../api/support/test.ts';
import { type TestSite } from '../../support/test-site.ts';

export { expect } from '@playwright/test';

/** The nodes, each with PHP and a node of the database, and the object cache that they share. */
export class Cluster {
	readonly #site: TestSite;
	readonly #dead = new Set< number >();

	constructor( site: TestSite ) {
		this.#site = site;
	}

	/** Of the node with that number, from 0 on. */
	url( number: number ): string {
		return this.#site.cluster.balancer.urlOf( number );
	}

	/**
	 * Ends the node's database as a power failure would.
	 *
	 * @param number
	 * @param options
	 * @param options.unseenFor So many milliseconds requests are sent there still; without it, whoever asks next is sent to another node.
	 */
	async kill(
		number: number,
		{ unseenFor }: { unseenFor?: number } = {}
	): Promise< void > {
		const { balancer, database } = this.#site.cluster;
		this.#dead.add( number );
		if ( unseenFor === undefined ) {
			balancer.setDown( number, true );
		}
		await database.kill( number );
		if ( unseenFor !== undefined ) {
			await sleep( unseenFor );
			balancer.setDown( number, true );
		}
	}

	/** Starts all again that were ended. */
	async revive(): Promise< void > {
		const { balancer, cache, database } = this.#site.cluster;
		for ( const number of this.#dead ) {
			await database.revive( number );
			balancer.setDown( number, false );
		}
		this.#dead.clear();
		if ( ! cache.isRunning ) {
			await cache.start();
		}
	}

	/** Asks the object cache itself. */
	askCache( ...command: string[] ): Promise< string > {
		return this.#site.cluster.cache.ask( ...command );
	}

	killCache(): Promise< void > {
		return this.#site.cluster.cache.stop();
	}
}

interface ClusterFixtures {
	/** Whatever a test ends is there again for the next one. */
	cluster: Cluster;
	/** The administrator's client of each node. */
	nodes: ApiClient[];
	/** The same, with answers as they come: a node that dies keeps no contract. */
	rawNodes: APIRequestContext[];
}

/** The tests of the API's fixtures, with the cluster that the site stands on. */
export const test = base.extend< ClusterFixtures >( {
	cluster: async ( { site }, provide ) => {
		const cluster = new Cluster( site );
		await provide( cluster );
		await cluster.revive();
	},

	// `connect` says whether there are rate limits.
	nodes: async ( { rawNodes, rateLimits, connect }, provide ) => {
		await connect();
		await provide(
			rawNodes.map(
				( context ) =>
					new ApiClient( context, rateLimits === 'documented' )
			)
		);
	},

	rawNodes: async ( { cluster, site }, provide ) => {
		const contexts = await Promise.all(
			Array.from( { length: NODES }, ( _, number ) =>
				site.client(
					site.users.admin,
					undefined,
					cluster.url( number )
				)
			)
		);
		await provide( contexts );
		await Promise.all( contexts.map( ( context ) => context.dispose() ) );
	},
} );
