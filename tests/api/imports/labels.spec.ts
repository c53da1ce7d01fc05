import { undo } from '../runs/support/runs.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import { rowsOf } from '../support/store-tables.ts';
import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';
import { importFile } from './support/imports.ts';

const FILE = {
	columns: [ 'email', 'labels' ],
	rows: [
		[ 'ada@labels.test', 'VIP, Wholesale' ],
		[ 'new@labels.test', 'vip' ],
	],
};

test(
	'labels of a file are added to the others, and the undo takes them back',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'ada@labels.test',
		} );
		await addFluentCartTables( site, {
			label: [ { id: 1, value: 'Vip' } ],
			label_relationships: [
				{
					label_id: 1,
					labelable_id: id,
					labelable_type: 'FluentCart\\App\\Models\\Customer',
				},
			],
		} );
		const before = await labels( site );
		const run = await importFile( admin, FILE );
		expect( run.counts ).toMatchObject( { updated: 1, created: 1 } );
		expect( await labels( site ) ).toEqual( [
			'ada@labels.test Vip',
			'ada@labels.test Wholesale',
			'new@labels.test Vip',
		] );
		expect( ( await importFile( admin, FILE ) ).counts ).toMatchObject( {
			unchanged: 2,
		} );
		const undone = await undo( admin, run.id );
		expect( undone.counts ).toMatchObject( { updated: 1, deleted: 1 } );
		expect( await labels( site ) ).toEqual( before );
		await undo( admin, undone.id );
		expect( await labels( site ) ).toHaveLength( 3 );
	}
);

test( 'a store without FluentCart’s tables imports the other columns', async ( {
	admin,
} ) => {
	expect( ( await importFile( admin, FILE ) ).counts ).toMatchObject( {
		created: 2,
		failed: 0,
	} );
} );

async function labels( site: TestSite ): Promise< string[] > {
	const rows = await rowsOf< { email: string; value: string } >(
		site,
		'fct_label_relationships',
		'AS r INNER JOIN {fct_label} AS l ON l.id = r.label_id INNER JOIN {fct_customers} AS c ON c.id = r.labelable_id ORDER BY c.email, l.value'
	);
	return rows.map( ( { email, value } ) => `${ email } ${ value }` );
}
