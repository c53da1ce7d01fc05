import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import { overviewByPeriod, reconcile } from '../support/overview/overview.ts';
import { seeded } from '../support/random-writes.ts';
import { searchIds } from '../support/search.ts';
import { idsOf, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	HistoryModel,
	type Fields,
	type Write,
} from './support/history-model.ts';
import { changeAndGetRun, commandRun } from './support/runs.ts';

test.use( { rateLimits: 'lifted' } );

/** `FCC_HISTORIES=10000` takes ten hours on two busy cores. */
const HISTORIES = Number( process.env.FCC_HISTORIES ?? 10 );

const CUSTOMERS = 3;
const WRITES = 9;

test( 'after random edits, bulk actions, deletions and undos, each value is what the rules of undo say', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 60_000 + 20_000 * HISTORIES );
	for ( let seed = 1; seed <= HISTORIES; seed++ ) {
		const ids = await insertHistoryCustomers( site );
		const model = new HistoryModel( ids );
		const random = seeded( seed );
		const writes: Write[] = [];
		const runs: number[] = [];
		for ( let count = 0; count < WRITES; count++ ) {
			const write = model.next( random, ids );
			writes.push( write );
			runs.push( await send( admin, site, write, runs ) );
			model.apply( write );
		}
		expect(
			await storedCustomers( site, ids ),
			`seed ${ seed }: ${ JSON.stringify( writes ) }`
		).toEqual( model.customers );
	}
	await expectDerivedData( admin, site );
} );

/** What search and overview say must equal a recount. */
async function expectDerivedData( admin: ApiClient, site: TestSite ) {
	await reconcile( site );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
	const found = await searchIds( admin, 'history' );
	expect( found.sort( ( a, b ) => a - b ) ).toEqual(
		await idsOf(
			site,
			'fct_customers',
			"WHERE email LIKE 'history%' ORDER BY id"
		)
	);
}

let inserted = 0;

async function insertHistoryCustomers( site: TestSite ): Promise< number[] > {
	const ids: number[] = [];
	for ( let count = 0; count < CUSTOMERS; count++ ) {
		const email = `history${ inserted++ }@example.com`;
		await runSql(
			site,
			`INSERT INTO {fct_customers} ( email, first_name, last_name, status, uuid, created_at, updated_at ) VALUES ( '${ email }', 'Zoe', 'Zapf', 'active', 'history${ inserted }', '2026-01-01', '2026-01-01' )`
		);
		const [ id = 0 ] = await idsOf(
			site,
			'fct_customers',
			`WHERE email = '${ email }'`
		);
		await runSql(
			site,
			`INSERT INTO {fct_customer_addresses} ( customer_id, is_primary, type, name, address_1, city, country, meta, created_at, updated_at ) VALUES ( ${ id }, 1, 'billing', '', '1 Main St', 'Bonn', 'DE', '[]', '2026-01-01', '2026-01-01' )`
		);
		ids.push( id );
	}
	return ids;
}

async function send(
	admin: ApiClient,
	site: TestSite,
	write: Write,
	runs: readonly number[]
): Promise< number > {
	switch ( write.kind ) {
		case 'undo':
			return ( await commandRun( admin, runs[ write.run ] ?? 0, 'undo' ) )
				.id;
		case 'edit':
			return sendEdit( admin, site, write.customer, write.fields );
		case 'status': {
			const { run_id: id } = await admin.bulk( {
				action: 'update_status',
				customer_ids: write.customers,
				data: { status: write.status },
			} );
			return Number( id );
		}
		case 'delete': {
			const { run_id: id } = await admin.bulk( {
				action: 'delete',
				customer_ids: write.customers,
			} );
			return Number( id );
		}
	}
}

async function sendEdit(
	admin: ApiClient,
	site: TestSite,
	customer: number,
	{ city, info, ...fields }: Fields
): Promise< number > {
	const path = `customers/${ customer }`;
	if ( city === undefined ) {
		return changeAndGetRun( admin, 'PUT', path, {
			...fields,
			...( info !== undefined && {
				additional_info: { level: info },
			} ),
		} );
	}
	const [ address ] = await idsOf(
		site,
		'fct_customer_addresses',
		`WHERE customer_id = ${ customer }`
	);
	return changeAndGetRun( admin, 'PUT', `${ path }/address`, {
		address_id: address,
		city,
	} );
}

async function storedCustomers(
	site: TestSite,
	ids: readonly number[]
): Promise< Map< number, Fields > > {
	type Row = Record< string, string | null >;
	const [ customers, addresses, metas ] = await Promise.all( [
		rowsOf< Row >(
			site,
			'fct_customers',
			`WHERE id IN ( ${ ids.join() } ) ORDER BY id`
		),
		rowsOf< Row >(
			site,
			'fct_customer_addresses',
			`WHERE customer_id IN ( ${ ids.join() } )`
		),
		rowsOf< Row >(
			site,
			'fct_customer_meta',
			`WHERE customer_id IN ( ${ ids.join() } )`
		),
	] );
	const valueOf = ( rows: Row[], { id }: Row, column: string ) =>
		rows.find( ( { customer_id: customer } ) => customer === id )?.[
			column
		];
	return new Map(
		customers.map( ( row ) => {
			const meta = valueOf( metas, row, 'meta_value' );
			const info = JSON.parse( String( meta ?? '{}' ) ) as {
				level?: string;
			};
			return [
				Number( row.id ),
				{
					first_name: String( row.first_name ),
					last_name: String( row.last_name ),
					status: String( row.status ),
					info: info.level ?? null,
					city: String( valueOf( addresses, row, 'city' ) ),
				},
			];
		} )
	);
}
