import fc from 'fast-check';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from './api-client.ts';
import { expectedOverviews } from './overview/overview-oracle.ts';
import {
	addOrder,
	overviewByPeriod,
	reconcile,
	toSqlDate,
} from './overview/overview.ts';
import { expectSearches } from './search.ts';
import { idsOf, insertCustomer, runSql } from './store-tables.ts';
import { expect, test } from './test.ts';

/** Names that begin one another and that several customers have. */
const FIRST_NAMES = [ 'Ann', 'Anna', 'Annabel', 'Bo', 'Bob', 'Noa', 'Nora' ];
const LAST_NAMES = [ 'Berg', 'Bergman', 'Smith', 'Smithson', 'Wag', 'Wagner' ];

const DAY = 86_400_000;

/** The oldest row is this old. */
const DAYS = 800;

/** A number from 0 to 1, the same sequence for the same seed. */
export type Random = () => number;

export function seeded( seed: number ): Random {
	const numbers = fc.sample(
		fc.double( { min: 0, maxExcluded: true, max: 1, noNaN: true } ),
		{ seed, numRuns: 20_000 }
	);
	return () => {
		const number = numbers.pop();
		if ( number === undefined ) {
			throw new Error( 'No random number is left.' );
		}
		return number;
	};
}

export function oneOf< T >( random: Random, choices: readonly T[] ): T {
	const choice = choices[ Math.floor( random() * choices.length ) ];
	if ( choice === undefined ) {
		throw new Error( 'Nothing to choose from.' );
	}
	return choice;
}

export type Write = ( context: WriteContext ) => Promise< unknown >;

/** What a random write needs: its site, and a row to write to. */
class WriteContext {
	readonly site: TestSite;
	readonly admin: ApiClient;
	readonly random: Random;
	#count = 0;

	constructor( site: TestSite, admin: ApiClient, random: Random ) {
		this.site = site;
		this.admin = admin;
		this.random = random;
	}

	name() {
		return {
			first_name: oneOf( this.random, FIRST_NAMES ),
			last_name: oneOf( this.random, LAST_NAMES ),
		};
	}

	email() {
		return `w${ this.#count++ }x${ Math.floor( 1e6 * this.random() ) }@random.example`;
	}

	/** A moment of the last years, and in half of the cases of the last two days. */
	moment() {
		const days = this.random() < 0.5 ? 2 : DAYS;
		return toSqlDate( Date.now() - this.random() * days * DAY - 1_000 );
	}

	now() {
		return toSqlDate( Date.now() );
	}

	cents() {
		return Math.floor( 50_000 * this.random() );
	}

	customer() {
		return this.#any( 'fct_customers' );
	}

	order() {
		return this.#any( 'fct_orders' );
	}

	async #any( table: 'fct_customers' | 'fct_orders' ) {
		const ids = await idsOf( this.site, table, 'ORDER BY id' );
		return oneOf( this.random, ids );
	}
}

/** Writes of the API. */
const API_WRITES: Write[] = [
	( context ) =>
		context.admin.createCustomer( {
			email: context.email(),
			...context.name(),
		} ),
	async ( context ) =>
		context.admin.updateCustomer(
			await context.customer(),
			context.random() < 0.5 ? { email: context.email() } : context.name()
		),
	async ( context ) =>
		context.admin.deleteCustomer( await context.customer(), {
			force: true,
		} ),
	async ( context ) =>
		context.admin.bulk( {
			action: 'update_status',
			customer_ids: [ await context.customer() ],
			data: { status: oneOf( context.random, [ 'active', 'inactive' ] ) },
		} ),
	async ( context ) =>
		context.admin.bulk( {
			action: 'delete',
			customer_ids: [ await context.customer() ],
			data: { force: true },
		} ),
];

/** Plain SQL that leaves a trace: a new id of a customer, or a new `updated_at`. */
const TRACED_SQL_WRITES: Write[] = [
	( context ) =>
		insertCustomer( context.site, {
			email: context.email(),
			...context.name(),
			created_at: context.moment(),
			updated_at: context.now(),
		} ),
	async ( context ) =>
		addOrder( context.site, {
			customer_id: await context.customer(),
			total_paid: context.cents(),
			currency: oneOf( context.random, [ 'USD', 'USD', 'USD', 'EUR' ] ),
			created_at: context.moment(),
			updated_at: context.now(),
		} ),
	async ( context ) =>
		runSql(
			context.site,
			`UPDATE {fct_orders} SET ${ oneOf( context.random, [
				`total_paid = ${ context.cents() }`,
				`total_refund = ${ context.cents() }, payment_status = 'partially_refunded'`,
				"payment_status = 'refunded'",
				"payment_status = 'paid'",
				"currency = 'EUR'",
			] ) }, updated_at = '${ context.now() }' WHERE id = ${ await context.order() }`
		),
];

/** Plain SQL that only a reconcile finds. */
const UNTRACED_SQL_WRITES: Write[] = [
	( context ) =>
		insertCustomer( context.site, {
			email: context.email(),
			...context.name(),
			created_at: context.moment(),
		} ),
	async ( context ) => {
		const { first_name, last_name } = context.name();
		return runSql(
			context.site,
			`UPDATE {fct_customers} SET first_name = '${ first_name }', last_name = '${ last_name }', ltv = ${ context.cents() } WHERE id = ${ await context.customer() }`
		);
	},
	async ( context ) =>
		runSql(
			context.site,
			`UPDATE {fct_customers} SET created_at = '${ context.moment() }' WHERE id = ${ await context.customer() }`
		),
	async ( context ) =>
		runSql(
			context.site,
			`DELETE FROM {fct_customers} WHERE id = ${ await context.customer() }`
		),
	async ( context ) =>
		addOrder( context.site, {
			customer_id: await context.customer(),
			total_paid: context.cents(),
			created_at: context.moment(),
		} ),
	async ( context ) =>
		runSql(
			context.site,
			`UPDATE {fct_orders} SET ${ oneOf( context.random, [
				`total_paid = ${ context.cents() }`,
				`created_at = '${ context.moment() }'`,
				`customer_id = ${ await context.customer() }`,
				"payment_status = 'pending'",
			] ) } WHERE id = ${ await context.order() }`
		),
	async ( context ) =>
		runSql(
			context.site,
			`DELETE FROM {fct_orders} WHERE id = ${ await context.order() }`
		),
];

/** `FCC_WRITES=1000` writes more, for minutes. */
export const WRITES = Number( process.env.FCC_WRITES ?? 60 );

/** Another one each day, so that a failure can be repeated and not every run writes the same. */
const SEED = Number( process.env.FCC_SEED ?? Math.floor( Date.now() / DAY ) );

/** Milliseconds for a test of WRITES. */
export const TIMEOUT = 60_000 + 800 * WRITES;

/**
 * Writes with a trace at random, and expects every answer to equal a recount while some writes are pending.
 *
 * @param more Further writes with a trace.
 */
export async function checkTracedWrites(
	admin: ApiClient,
	site: TestSite,
	more: readonly Write[] = []
) {
	await reconcile( site );
	await writeRandomly(
		new WriteContext( site, admin, seeded( SEED ) ),
		[ ...API_WRITES, ...TRACED_SQL_WRITES, ...more ],
		() => test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) )
	);
}

/**
 * Writes of any kind at random, and expects every answer to equal a recount after a reconcile.
 *
 * @param more Further writes.
 */
export async function checkWritesOfAnyKind(
	admin: ApiClient,
	site: TestSite,
	more: readonly Write[] = []
) {
	await writeRandomly( new WriteContext( site, admin, seeded( SEED + 1 ) ), [
		...API_WRITES,
		...TRACED_SQL_WRITES,
		...UNTRACED_SQL_WRITES,
		...more,
	] );
	// The lease of the last killed process ends.
	await runSql( site, 'UPDATE {fcc_jobs} SET lease_until = 1' );
	await reconcile( site );

	await test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) );
}

/**
 * Writes at random, and every 15 writes runs the background jobs in a process that dies before one of their statements.
 *
 * @param check Called every 60 writes, while some writes are pending.
 */
async function writeRandomly(
	context: WriteContext,
	writes: readonly Write[],
	check?: () => Promise< unknown >
) {
	for ( let write = 1; write <= WRITES; write++ ) {
		await oneOf( context.random, writes )( context );
		if ( write % 15 === 5 ) {
			await context.site.call( 'interrupted-jobs/run_until', {
				statement: 1 + Math.floor( 300 * context.random() ),
				hook: 'fluent_cart_customers/sweep',
			} );
		}
		if ( write % 60 === 0 ) {
			await check?.();
		}
	}
}

/** Expects every list, filter, search, total and overview to equal a count of all rows. */
async function expectRecount( admin: ApiClient, site: TestSite ) {
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
	await expectLists( admin, site );
	await expectSearches( admin, site, [ ...FIRST_NAMES, ...LAST_NAMES ] );
}

async function expectLists( admin: ApiClient, site: TestSite ) {
	for ( const [ field, column ] of [
		[ 'id', 'id' ],
		[ 'last_name', 'last_name' ],
		[ 'total_spent', 'ltv' ],
		[ 'created_at', 'created_at' ],
	] as const ) {
		for ( const direction of [ 'ASC', 'DESC' ] as const ) {
			const listed = await admin.walkCustomers( {
				order_by: field,
				order_type: direction,
			} );
			expect(
				listed.map( ( { id } ) => id ),
				`by ${ field } ${ direction }`
			).toEqual(
				await idsOf(
					site,
					'fct_customers',
					`ORDER BY ${ column } ${ direction }, id ${ direction }`
				)
			);
		}
	}
	expect( ( await admin.listCustomers() ).pagination ).toMatchObject( {
		total: ( await idsOf( site, 'fct_customers', '' ) ).length,
		total_is_exact: true,
	} );
	const month = toSqlDate( Date.now() - 30 * DAY ).slice( 0, 10 );
	for ( const [ query, where ] of [
		[ { 'filters[status]': 'inactive' }, "status = 'inactive'" ],
		[ { 'filters[date_from]': month }, `created_at >= '${ month }'` ],
		[ { 'filters[total_spent_min]': 10_000 }, 'ltv >= 10000' ],
	] as const ) {
		const listed = await admin.walkCustomers( query );
		expect(
			listed.map( ( { id } ) => id ),
			where
		).toEqual(
			await idsOf(
				site,
				'fct_customers',
				`WHERE ${ where } ORDER BY id DESC`
			)
		);
	}
}
