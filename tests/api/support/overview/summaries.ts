import { type TestSite } from '../../../support/test-site.ts';
import { rowsOf, runSql } from '../store-tables.ts';
import { toSqlDate } from './overview.ts';

/** Beginnings of the statements that read all orders. */
const FROM_SOURCE = {
	sums: '.*AS firsts WHERE 1 = 1 GROUP',
	lists: 'SELECT customer_id, SUM.*AS orders FROM [^(]',
};

type What = keyof typeof FROM_SOURCE;

/** Counts how often all orders are summed, or a top list is made of all orders. */
export async function countFromSource(
	site: TestSite,
	what: What
): Promise< () => Promise< number > > {
	await site.addPlugin( 'database/slow-statements', {
		verbs: FROM_SOURCE[ what ],
		milliseconds: 0,
		log: what,
	} );
	const count = async () =>
		( await site.call< string >( 'tables/take_log', { log: what } ) )
			.length;
	// Another test may have left its count.
	await count();
	return count;
}

/** Adds an order of 100 cents on each of the last days, as FluentCart does. */
export async function addOrderEachDay(
	site: TestSite,
	customer_id: number,
	days: number
): Promise< void > {
	const updated = toSqlDate( Date.now() );
	const rows = Array.from(
		{ length: days },
		( _, day ) =>
			`(${ customer_id }, 'paid', 'completed', 'USD', 100, 100, '', 'stripe', 'Stripe', '${ toSqlDate(
				Date.now() - day * 86_400_000
			) }', '${ updated }')`
	);
	await runSql(
		site,
		`INSERT INTO {fct_orders} (customer_id, payment_status, status, currency, total_paid, total_amount, uuid, payment_method, payment_method_title, created_at, updated_at) VALUES ${ rows.join() }`
	);
}

/** Adds unpaid orders: a request does not sum a store with more than 100,000. */
export function enlargeStore( site: TestSite ): Promise< void > {
	return runSql(
		site,
		`INSERT INTO {fct_orders} (payment_status, status, currency, total_paid, total_amount, uuid, payment_method, payment_method_title, created_at)
		SELECT 'failed', 'failed', 'USD', 0, 0, '', 'stripe', 'Stripe', '2026-01-01 00:00:00' FROM {fct_orders} AS a JOIN {fct_orders} AS b LIMIT 130000`
	);
}

export async function readCheckpoint< Value >(
	site: TestSite,
	name: string
): Promise< Value > {
	const [ row ] = await rowsOf< { value: string } >(
		site,
		'fcc_checkpoints',
		`WHERE name = '${ name }'`
	);
	return JSON.parse( row?.value ?? 'null' );
}

export async function changeCheckpoint(
	site: TestSite,
	name: string,
	members: object
): Promise< void > {
	const value = {
		...( await readCheckpoint< object >( site, name ) ),
		...members,
	};
	await runSql(
		site,
		`UPDATE {fcc_checkpoints} SET value = '${ JSON.stringify( value ) }' WHERE name = '${ name }'`
	);
}
