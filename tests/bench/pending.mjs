/** Reads while changes are pending that no background job has processed yet. */
import { NAMESPACE } from './requests.mjs';

/** Queued deletions that a list subtracts from its total: the limit of the plugin. */
const DELETIONS = 500;

const NEW_CUSTOMERS = 500;

const CHANGED_ORDERS = 60;

/**
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {import('./visitor.mjs').Visitor}          visitor
 * @param {number}                                   customers The number of customers, with ids from 1.
 * @return {import('./requests.mjs').Work[]} In an order in which none changes what a later one reads.
 */
export function pendingWork( site, visitor, customers ) {
	const list = `${ NAMESPACE }/customers?per_page=20`;
	const orders = new ChangedOrders( site, 2 * customers );
	return [
		{
			name: `overview, ${ CHANGED_ORDERS } pending orders`,
			limit: 2,
			request: { path: `${ NAMESPACE }/customers/overview?period=30d` },
			arrangeRound: () => orders.next(),
		},
		{
			name: `search, ${ NEW_CUSTOMERS } pending customers`,
			limit: 3,
			request: { path: `${ list }&search=nora` },
			arrangeRound: () => replaceNewCustomers( site ),
		},
		{
			name: `list, ${ DELETIONS } pending deletions`,
			limit: 1.5,
			request: { path: list },
			arrange: async () => {
				await site.sql( deleteNewCustomers() );
				await site.call( 'jobs/reconcile' );
				await deleteCustomers( visitor, customers );
			},
		},
	];
}

/** Orders of any age that change, as by a webhook of the payment provider. */
class ChangedOrders {
	#site;
	#orders;

	/** @type {number[]} */
	#ids = [];

	/**
	 * @param {import('../../tools/site/site.mjs').Site} site
	 * @param {number}                                   orders The number of orders, with ids from 1.
	 */
	constructor( site, orders ) {
		this.#site = site;
		this.#orders = orders;
	}

	/** Applies the changes of the round before, and changes other orders. */
	async next() {
		await this.#site.call( 'bench/run_jobs', {
			hooks: [ 'fluent_cart_customers/run_jobs' ],
		} );
		// A change counts as pending for a minute after the job has applied it.
		await this.#update( 'updated_at = created_at' );
		this.#ids = Array.from(
			{ length: CHANGED_ORDERS },
			() => 1 + Math.floor( this.#orders * Math.random() )
		);
		await this.#update(
			'total_paid = total_paid + 1, updated_at = UTC_TIMESTAMP()'
		);
	}

	/** @param {string} changes */
	async #update( changes ) {
		if ( this.#ids.length > 0 ) {
			await this.#site.sql(
				`UPDATE wp_fct_orders SET ${ changes } WHERE id IN (${ this.#ids.join() })`
			);
		}
	}
}

/** @param {import('../../tools/site/site.mjs').Site} site */
async function replaceNewCustomers( site ) {
	await site.sql(
		`SET sql_mode = ''; ${ deleteNewCustomers() };
		INSERT INTO wp_fct_customers (email, first_name, last_name, status, notes, uuid, created_at, updated_at)
		SELECT CONCAT('pending', id, '@example.com'), first_name, last_name, 'active', '', LEFT(SHA2(RAND(), 256), 32), UTC_TIMESTAMP(), UTC_TIMESTAMP()
		FROM wp_fct_customers WHERE id <= ${ NEW_CUSTOMERS }`
	);
}

function deleteNewCustomers() {
	return `DELETE FROM wp_fct_customers WHERE email LIKE 'pending%@example.com'`;
}

/**
 * Deletes customers through the API, which queues the deletions.
 *
 * @param {import('./visitor.mjs').Visitor} visitor
 * @param {number}                          customers
 */
async function deleteCustomers( visitor, customers ) {
	const first = Math.floor( customers / 2 );
	await visitor.post( `${ NAMESPACE }/customers/do-bulk-action`, {
		action: 'delete',
		customer_ids: Array.from(
			{ length: DELETIONS },
			( _, index ) => first + index
		),
		data: { force: true },
	} );
}
