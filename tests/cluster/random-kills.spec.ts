import { type APIRequestContext } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODES } from '../../tools/database/galera.mjs';
import { type TestSite } from '../support/test-site.ts';
import { loadCustomerState } from './support/load-customers.ts';
import {
	type CountedCustomer,
	AcknowledgedWrites,
} from './support/acknowledged-writes.ts';
import { expect, test } from './support/test.ts';

const { FCC_KILLS } = process.env;

/** `FCC_KILLS=50` kills more often, for half an hour. */
const KILLS = Number( FCC_KILLS ?? 2 );

const CLIENTS = 5;

test.use( {
	rateLimits: 'lifted',
	expectedLog: [
		[ /WordPress database error/, /FluentCart Customers/, /mysqli/ ],
		{ scope: 'test' },
	],
} );

test(
	'nodes that are killed at random lose no acknowledged write',
	{ tag: '@everywhere' },
	async ( { admin, cluster, site } ) => {
		test.setTimeout( 120_000 + KILLS * 60_000 );
		const shared = await admin.createCustomer( {
			email: 'us@example.com',
		} );
		const acknowledged = new AcknowledgedWrites();
		const acknowledgedInfos: string[] = [];
		const context = await site.client( site.users.admin );
		let isOver = false;
		const clients = Array.from( { length: CLIENTS }, ( _, number ) =>
			new Client( context, acknowledged, number ).work(
				() => isOver,
				shared.id,
				acknowledgedInfos
			)
		);
		for ( let kill = 0; kill < KILLS; kill++ ) {
			await sleep( randomInt( 1_000, 4_000 ) );
			await cluster.kill( randomInt( NODES ), {
				unseenFor: randomInt( 2_500 ),
			} );
			await sleep( randomInt( 7_000 ) );
			await cluster.revive();
		}
		isOver = true;
		await Promise.all( clients );
		await context.dispose();
		expect( acknowledged.answered ).toBeGreaterThan( 50 * KILLS );

		const counted = [];
		for ( let node = 0; node < NODES; node++ ) {
			const url = cluster.url( node );
			const customers = await countCustomers( site, url );
			expect( acknowledged.problems( customers ) ).toEqual( [] );
			expect( ( await loadCustomerState( site, url ) ).orphans ).toEqual(
				{}
			);
			counted.push( customers );
		}
		expect( counted[ 1 ] ).toEqual( counted[ 0 ] );
		expect( counted[ 2 ] ).toEqual( counted[ 0 ] );
		const emails = counted[ 0 ]?.map( ( { email } ) => email ) ?? [];
		expect( new Set( emails ).size ).toBe( emails.length );
		expect(
			Object.keys(
				( await admin.getCustomer( shared.id ) ).additional_info ?? {}
			)
		).toEqual( expect.arrayContaining( acknowledgedInfos ) );
	}
);

/** A client that changes customers of its own, and one customer that all clients share. */
class Client {
	readonly #context: APIRequestContext;
	readonly #ledger: AcknowledgedWrites;
	readonly #name: string;
	readonly #mine: number[] = [];
	#turn = 0;

	constructor(
		context: APIRequestContext,
		acknowledged: AcknowledgedWrites,
		number: number
	) {
		this.#context = context;
		this.#ledger = acknowledged;
		this.#name = `client${ number }`;
	}

	/**
	 * @param isOver
	 * @param shared            A customer to whose additional info all clients add.
	 * @param acknowledgedInfos The keys that were acknowledged.
	 */
	async work(
		isOver: () => boolean,
		shared: number,
		acknowledgedInfos: string[]
	): Promise< void > {
		while ( ! isOver() ) {
			this.#turn++;
			const chance = randomInt( 100 );
			if ( chance < 25 || this.#mine.length < 3 ) {
				await this.#create();
			} else if ( chance < 55 ) {
				await this.#rename( this.#any() );
			} else if ( chance < 70 ) {
				await this.#addAddress( this.#any() );
			} else if ( chance < 80 && acknowledgedInfos.length < 80 ) {
				const info = `${ this.#name }x${ this.#turn }`;
				const data = { [ info ]: 'yes' };
				const path = `customers/${ shared }/additional-info`;
				if ( await this.#send( 200, 'PUT', path, data ) ) {
					acknowledgedInfos.push( info );
				}
			} else if ( chance < 88 ) {
				await this.#delete( this.#any() );
			} else if ( chance < 93 ) {
				await this.#deleteSeveral( this.#mine.splice( 0, 15 ) );
			} else if ( chance < 96 ) {
				await this.#send( 200, 'POST', 'customers/do-bulk-action', {
					action: 'update_status',
					search: 'client',
					data: { status: chance % 2 ? 'active' : 'inactive' },
				} );
			} else {
				await this.#send( 200, 'GET', 'customers?search=client' );
			}
		}
	}

	async #create(): Promise< void > {
		const name = `N${ this.#turn }`;
		const email = `${ this.#name }x${ this.#turn }@example.com`;
		const created = await this.#send( 201, 'POST', 'customers', {
			email,
			first_name: name,
			phone: '555',
			additional_info: { company: 'Engines' },
		} );
		if ( created ) {
			this.#mine.push( created.customer.id );
			this.#ledger.created( created.customer.id, email, name );
		}
	}

	async #rename( id: number ): Promise< void > {
		const name = `U${ this.#turn }`;
		const path = `customers/${ id }`;
		const renamed = await this.#send( 200, 'PUT', path, {
			first_name: name,
		} );
		this.#ledger.named( id, name, renamed !== undefined );
	}

	async #addAddress( id: number ): Promise< void > {
		const path = `customers/${ id }/address`;
		const added = await this.#send( 201, 'POST', path, {
			address_1: 'High Street',
			city: 'London',
			country: 'GB',
		} );
		this.#ledger.gotAddress( id, added !== undefined );
	}

	async #delete( id: number ): Promise< void > {
		this.#mine.splice( this.#mine.indexOf( id ), 1 );
		const path = `customers/${ id }`;
		const deleted = await this.#send( 200, 'DELETE', path, {
			force: true,
		} );
		this.#ledger.deleted( id, deleted !== undefined );
	}

	async #deleteSeveral( ids: number[] ): Promise< void > {
		const path = 'customers/do-bulk-action';
		const done = await this.#send( 200, 'POST', path, {
			action: 'delete',
			customer_ids: ids,
			data: { force: true },
		} );
		for ( const id of ids ) {
			const result = done?.results.find(
				( { customer_id } ) => customer_id === id
			);
			this.#ledger.deleted( id, result?.success ?? false );
		}
	}

	#any(): number {
		const id = this.#mine[ randomInt( this.#mine.length ) ];
		if ( id === undefined ) {
			throw new Error( 'There is nobody.' );
		}
		return id;
	}

	/** @return The answer; undefined for a failed connection or a server error. Any other error is a bug. */
	async #send(
		status: number,
		method: string,
		path: string,
		data?: object
	): Promise<
		| {
				customer: { id: number };
				results: { customer_id: number; success: boolean }[];
		  }
		| undefined
	> {
		const response = await this.#context
			.fetch( path, { method, timeout: 60_000, ...( data && { data } ) } )
			.catch( () => undefined );
		if ( ! response || response.status() === 500 ) {
			return undefined;
		}
		expect( response.status(), `${ method } ${ path }` ).toBe( status );
		return ( await response.json() ).data;
	}
}

function countCustomers(
	site: TestSite,
	url: string
): Promise< CountedCustomer[] > {
	return site.call( 'load-customers/all_customers', {}, url );
}
