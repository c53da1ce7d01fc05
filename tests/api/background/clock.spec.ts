import { type TestSite } from '../../support/test-site.ts';
import { openDownload } from '../support/exports.ts';
import { reconcile } from '../support/overview/overview.ts';
import { insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const RUN = 'fluent_cart_customers/run_jobs';

test.describe( 'after the clock is set back by an hour', () => {
	test(
		'a rate limit window does not last two hours',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site, admin } ) => {
			for ( let request = 0; request < 20; request++ ) {
				await admin.send( 'DELETE', 'customers/999999' );
			}
			const rejected = await admin.send( 'DELETE', 'customers/999999' );
			expect( rejected.status ).toBe( 429 );
			await site.call( 'jobs/put_clock_back' );
			const answer = await admin.send( 'DELETE', 'customers/999999' );
			expect( answer.status ).toBe( 404 );
			expect(
				Number( answer.headers[ 'x-ratelimit-reset' ] ) -
					Date.now() / 1_000
			).toBeLessThan( 3_700 );
		}
	);

	test(
		'jobs that started in the future count as ended, and their data stays up to date',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site, admin } ) => {
			await reconcile( site );
			await admin.getOverview( 'all' );
			await site.call( 'jobs/put_clock_back' );
			const id = await insertCustomer( site, {
				email: 'late@example.com',
				first_name: 'Latecomer',
				created_at: '2026-01-01 00:00:00',
			} );
			// Not a forced run: the stored times must make the jobs due.
			await site.call( 'jobs/run_due', { hook: RUN } );
			const { figures } = await admin.getOverview( 'all' );
			expect( figures.customers.value ).toBe( 501 );
			const { customers } = await admin.listCustomers( {
				search: 'latecomer',
			} );
			expect( customers ).toMatchObject( [ { id } ] );
			expect( await jobsHealth( site ) ).toBe( 'good' );
		}
	);

	test( 'the next job does not wait for its old time', async ( {
		site,
		admin,
	} ) => {
		await site.call( 'jobs/put_clock_back' );
		await admin.listCustomers();
		const next = await site.call< number >( 'jobs/next_run', {
			hook: RUN,
		} );
		expect( next - Date.now() / 1_000 ).toBeLessThan( 60 );
	} );

	test( 'an export link expires at its original time', async ( {
		site,
		admin,
	} ) => {
		const answer = await admin.bulk( {
			action: 'export',
			customer_ids: [ 1 ],
		} );
		expect( ( await openDownload( admin, answer ) ).status ).toBe( 200 );
		await site.call( 'jobs/put_clock_back' );
		expect( ( await openDownload( admin, answer ) ).status ).toBe( 403 );
	} );
} );

test(
	'damaged checkpoints are rebuilt',
	{ tag: '@oldest' },
	async ( { site, admin } ) => {
		await reconcile( site );
		const { figures } = await admin.getOverview( 'all' );
		const ofLaterVersion = JSON.stringify( {
			format: 99,
			through_id: 1,
			ranges: 5,
			base: 1,
			today: 1,
			at: 'x',
			current: 'x',
			complete: 'y',
		} );
		for ( const value of [
			'',
			'x',
			'5',
			'{}',
			'[]',
			'{"ended":1}',
			ofLaterVersion,
		] ) {
			await site.call( 'jobs/damage_checkpoints', { value } );
			expect( ( await admin.getOverview( 'all' ) ).figures ).toEqual(
				figures
			);
			await admin.listCustomers( { search: 'john' } );
			await reconcile( site );
			expect( await jobsHealth( site ) ).toBe( 'good' );
		}
	}
);

async function jobsHealth( site: TestSite ): Promise< string > {
	const { status } = await site.call< { status: string } >( 'jobs/health' );
	return status;
}
