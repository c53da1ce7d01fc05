import { type APIRequestContext } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODES } from '../../../tools/database/galera.mjs';
import { ApiClient } from '../../api/support/api-client.ts';
import { test as base } from '../../api/support/test.ts';
import { type TestSite } from '../../support/test-site.ts';

export { expect } from '@playwright/test';

/** The nodes, each with PHP and a database node, and the object cache that they share. */
export class Cluster {
	readonly #site: TestSite;
	readonly #dead = new Set< number >();

	constructor( site: TestSite ) {
		this.#site = site;
	}

	/** @param number The node, from 0. */
	url( number: number ): string {
		return this.#site.cluster.balancer.urlOf( number );
	}

	/**
	 * Kills the node's database, like a power failure.
	 *
	 * @param number
	 * @param options
	 * @param options.unseenFor Milliseconds in which requests are still sent to the node. By default it gets none.
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

	/** Starts everything that was stopped. */
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

	askCache( ...command: string[] ): Promise< string > {
		return this.#site.cluster.cache.ask( ...command );
	}

	killCache(): Promise< void > {
		return this.#site.cluster.cache.stop();
	}
}

interface ClusterFixtures {
	/** Restarts stopped nodes and the cache after the test. */
	cluster: Cluster;
	/** The administrator's client of each node. */
	nodes: ApiClient[];
	/** The same without checks of the answers: a dying node breaks the contract. */
	rawNodes: APIRequestContext[];
}

/** The fixtures of the API tests, with the cluster of the site. */
export const test = base.extend< ClusterFixtures >( {
	cluster: async ( { site }, provide ) => {
		const cluster = new Cluster( site );
		await provide( cluster );
		await cluster.revive();
	},

	// `connect` lifts the rate limits if the test says so.
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
