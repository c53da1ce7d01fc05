import type { Site } from '../../../tools/site/site.mjs';
import { networkFixture } from '../support/network.ts';
import { reconcile } from '../support/overview/overview.ts';
import { searchIds } from '../support/search.ts';
import { rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test as base } from '../support/test.ts';

const test = base.extend< object, { network: Site } >( {
	network: networkFixture( 'migrations' ),
} );

test(
	'an update changes the tables of the version before, once',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await admin.updateCustomer( 1, { first_name: 'Augusta' } );
		await admin.updateCustomer( 2, { first_name: 'Grace' } );
		const statements = {
			'-1': [ "UPDATE {activity} SET type = 'skipped'" ],
			0: [
				"UPDATE {activity} SET subject = 'first'",
				"UPDATE {activity} SET subject = 'second' WHERE subject = 'first'",
			],
		};
		const update = ( version: number ) =>
			site.call< number >( 'migrations/update', { version, statements } );
		const entries = () =>
			rowsOf< { type: string; subject: string | null } >(
				site,
				'fcc_activity',
				'ORDER BY id'
			);

		const before = await entries();
		expect( await update( 0 ) ).toBe( 0 );
		expect( await entries() ).toEqual( before );

		expect( await update( -1 ) ).toBe( 0 );
		const after = before.map( ( entry ) => ( {
			...entry,
			subject: 'second',
		} ) );
		expect( await entries() ).toEqual( after );
		expect( await update( -1 ) ).toBe( 0 );
		expect( await entries() ).toEqual( after );
	}
);

test(
	'an update adds runs to the tables of the version before, and keeps the activity',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const structure = () => site.call( 'tables/structure' );
		const complete = await structure();
		await admin.updateCustomer( 1, { first_name: 'Augusta' } );
		const { activity: before } = await admin.listActivity( 1 );
		await runSql(
			site,
			'DROP TABLE {fcc_runs}',
			'DROP TABLE {fcc_run_changes}',
			'ALTER TABLE {fcc_activity} DROP COLUMN run_id'
		);

		await site.call( 'migrations/update', { version: -1, statements: {} } );
		expect( await structure() ).toEqual( complete );
		await admin.updateCustomer( 1, { first_name: 'Ada' } );
		const { activity } = await admin.listActivity( 1 );
		expect( activity ).toEqual( [
			expect.objectContaining( {
				run: expect.objectContaining( { can_undo: true } ),
			} ),
			...before.map( ( entry ) => ( { ...entry, run: null } ) ),
		] );
	}
);

test(
	'an update replaces the search index of the version before, and the search finds the same',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const structure = () => site.call( 'tables/structure' );
		const complete = await structure();
		const before = await searchIds( admin, 'example' );
		await runSql(
			site,
			'DROP TABLE {fcc_search_terms}',
			'CREATE TABLE {fcc_search_terms} (term varchar(64) NOT NULL, customer_id bigint(20) unsigned NOT NULL, terms text NOT NULL, PRIMARY KEY (term, customer_id))'
		);
		await site.call( 'migrations/update', {
			version: -1,
			statements: { 0: [ 'DROP TABLE IF EXISTS {search_terms}' ] },
		} );
		expect( await structure() ).toEqual( complete );
		expect( await searchIds( admin, 'example' ) ).toEqual( before );
		await reconcile( site );
		expect( await searchIds( admin, 'example' ) ).toEqual( before );
	}
);

test(
	'an update changes the tables of each site of a network',
	{ tag: '@standalone' },
	async ( { network } ) => {
		for ( const [ blog, table ] of [
			[ 1, 'wp_fcc_checkpoints' ],
			[ 2, 'wp_2_fcc_checkpoints' ],
		] as const ) {
			const count = () =>
				network.call< number >( 'migrations/count', { table } );
			const version = await network.call( 'migrations/update', {
				version: -1,
				blog,
				statements: {
					0: [
						"DELETE FROM {checkpoints} WHERE name = 'x'",
						"INSERT INTO {checkpoints} (name, value, updated_at) VALUES ('x', '{}', 1)",
					],
				},
			} );
			expect( version ).toBe( 0 );
			expect( await count() ).toBe( 1 );
		}
	}
);
