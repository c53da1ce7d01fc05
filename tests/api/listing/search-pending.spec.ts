import { type TestSite } from '../../support/test-site.ts';
import { searchIds } from '../support/search.ts';
import {
	countRows,
	idsOf,
	insertCustomer,
	insertCustomers,
	rowsOf,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { reconcile } from '../support/overview/overview.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

test(
	'500 customers added by plain SQL are found by the rules of the index, with exact totals, before a job has run',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await reconcile( site );
		await insertCustomers( site, 500, {
			email: 'new%d@pending.example',
			first_name: 'Jürgen',
			last_name: 'Müllerquist-Nummer%d 鯨岡',
		} );
		const newest = await idsOf(
			site,
			'fct_customers',
			"WHERE email LIKE 'new%@pending.example' ORDER BY id DESC LIMIT 100"
		);
		for ( const search of [
			'müllerq',
			'Muellerquist',
			'mullerquist',
			'mullerq jurg',
			'juergen pending',
			'鯨',
			'岡 nummer',
			'pending',
		] ) {
			const { customers, pagination } = await admin.listCustomers( {
				search,
				per_page: 100,
			} );
			expect( pagination, search ).toMatchObject( {
				total: 500,
				total_is_exact: true,
			} );
			expect(
				customers.map( ( { id } ) => id ),
				search
			).toEqual( newest );
		}
		for ( const [ search, total ] of [
			[ 'nummer12', 11 ],
			[ 'nummer500 muellerq', 1 ],
			[ 'new500@pending.example', 1 ],
			[ 'ummer', 0 ],
			[ '岡鯨', 0 ],
			[ 'muellerq zzyzx', 0 ],
		] as const ) {
			const { pagination } = await admin.listCustomers( { search } );
			expect( pagination, search ).toMatchObject( {
				total,
				total_is_exact: true,
			} );
		}
		expect( await pendingCount( site ) ).toBe( 500 );

		await admin.updateCustomer( newest[ 0 ] ?? 0, { first_name: 'Uwe' } );
		expect( await searchIds( admin, 'uwe muellerq' ) ).toEqual( [
			newest[ 0 ],
		] );
		const { pagination } = await admin.listCustomers( {
			search: 'juergen muellerq',
		} );
		expect( pagination ).toMatchObject( { total: 499 } );
	}
);

test(
	'indexed and pending customers with the same name are in one list, in every order',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const indexed = await insertCustomer( site, {
			email: 'c@samename.example',
			first_name: 'Quirinius',
		} );
		await reconcile( site );
		const added = await insertCustomer( site, {
			email: 'a@samename.example',
			first_name: 'Quirinius',
		} );
		const renamed = 7;
		await rename( site, renamed, {
			email: 'b@samename.example',
			first_name: 'Quirinius',
		} );
		for ( const [ order_by, order_type, ids ] of [
			[ 'id', 'ASC', [ renamed, indexed, added ] ],
			[ 'id', 'DESC', [ added, indexed, renamed ] ],
			[ 'email', 'ASC', [ added, renamed, indexed ] ],
		] as const ) {
			for ( const search of [ 'quirin', 'quir same', 'samename' ] ) {
				const { customers, pagination } = await admin.listCustomers( {
					search,
					order_by,
					order_type,
				} );
				expect(
					customers.map( ( { id } ) => id ),
					`${ search } by ${ order_by }`
				).toEqual( ids );
				expect( pagination ).toMatchObject( {
					total: 3,
					total_is_exact: true,
				} );
			}
		}
	}
);

test(
	'a customer renamed by FluentCart is found by the new name only, before a job has run',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, {
			email: 'before@oldname.example',
			first_name: 'Vercingetorix',
			last_name: 'Xylander',
		} );
		// Far below the newest ids, which every search compares with their documents.
		await insertCustomer( site, { id: 9000, email: 'new@example.com' } );
		await reconcile( site );
		await rename( site, id, {
			email: 'after@newname.example',
			first_name: 'Quirinius',
		} );
		for ( const search of [
			'quir',
			'xyl quir',
			'xyl',
			'newname',
			'after@newname.example',
		] ) {
			expect( await searchIds( admin, search ), search ).toEqual( [
				id,
			] );
		}
		for ( const search of [
			'verc',
			'verc xyl',
			'oldname',
			'before@oldname.example',
		] ) {
			const { customers, pagination } = await admin.listCustomers( {
				search,
			} );
			expect( customers, search ).toEqual( [] );
			expect( pagination ).toMatchObject( {
				total: 0,
				total_is_exact: true,
			} );
		}
		expect(
			await countRows(
				site,
				'fcc_search_documents',
				`WHERE customer_id = ${ id } AND terms LIKE '% vercingetorix%'`
			)
		).toBe( 1 );
	}
);

test(
	'more than 1,000 queued renames are found by the new names after the job has run',
	{ tag: [ '@oldest', '@slow' ] },
	async ( { admin, site } ) => {
		await insertCustomers( site, 1_100, {
			email: 'queued%d@example.com',
			first_name: 'Vercingetorix',
		} );
		await insertCustomer( site, { id: 9000, email: 'new@example.com' } );
		await reconcile( site );
		await runSql(
			site,
			"UPDATE {fct_customers} SET first_name = 'Quirinius' WHERE first_name = 'Vercingetorix'",
			"INSERT INTO {fcc_change_queue} (kind, customer_id) SELECT 'document', id FROM {fct_customers} WHERE first_name = 'Quirinius'"
		);
		const paginationOf = async ( search: string ) =>
			( await admin.listCustomers( { search } ) ).pagination;
		const pending = await paginationOf( 'quirin' );
		expect( pending.total_is_exact ).toBe( false );
		expect( pending.total ).toBeGreaterThanOrEqual( 1_000 );
		expect( pending.total ).toBeLessThanOrEqual( 1_100 );
		await reconcile( site );
		expect( await paginationOf( 'quirin' ) ).toMatchObject( {
			total: 1_100,
			total_is_exact: true,
		} );
		expect( await paginationOf( 'vercin' ) ).toMatchObject( { total: 0 } );
		expect( await countRows( site, 'fcc_change_queue' ) ).toBe( 0 );
	}
);

test(
	'reading lists and searches writes nothing that is derived',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const derived = async () => ( {
			documents: await rowsOf( site, 'fcc_search_documents' ),
			terms: await rowsOf( site, 'fcc_search_terms' ),
			checkpoints: await rowsOf( site, 'fcc_checkpoints' ),
			queue: await rowsOf( site, 'fcc_change_queue' ),
		} );
		const read = async () => {
			await admin.listCustomers();
			await admin.listCustomers( { search: 'quirin' } );
			await admin.listCustomers( { search: 'new@pending.example' } );
			await admin.listCustomers( { search: 'a', order_by: 'email' } );
			await admin.getCustomer( 1 );
		};
		const empty = await derived();
		await read();
		expect( await derived() ).toEqual( empty );

		await reconcile( site );
		await insertCustomer( site, { email: 'new@pending.example' } );
		await rename( site, 7, { first_name: 'Quirinius' } );
		await updateRow( site, 'fct_customers', 8, { first_name: 'Xylander' } );
		await runSql( site, 'DELETE FROM {fct_customers} WHERE id = 9' );
		const before = await derived();
		await read();
		expect( await derived() ).toEqual( before );
	}
);

/** Changes a customer as FluentCart does, whose hook queues the customer. */
async function rename(
	site: TestSite,
	id: number,
	columns: Record< string, string >
): Promise< void > {
	await updateRow( site, 'fct_customers', id, columns );
	await site.call( 'queue/push_document', { customer_id: id } );
}

/** The number of customers without a document. */
function pendingCount( site: TestSite ): Promise< number > {
	return countRows(
		site,
		'fct_customers',
		'AS c LEFT JOIN {fcc_search_documents} AS d ON d.customer_id = c.id WHERE d.customer_id IS NULL'
	);
}
