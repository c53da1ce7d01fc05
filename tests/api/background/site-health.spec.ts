import { type APIRequestContext } from '@playwright/test';
import { type TestSite } from '../../support/test-site.ts';
import { insertAddress, updateRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const DATA = 'fluent_cart_customers_data';
const TOTALS = 'fluent_cart_customers_totals';

/** Longer than the lease of a check. */
const LEASE_SECONDS = 56;

test(
	'a check that is requested while a removal waits or runs does not replace it',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { site } ) => {
		const session = await site.sessionClient( site.users.admin, {
			nonce: false,
		} );
		await insertAddress( site, 999_999 );
		const check = await linkOf( session, site, 'fcc_check' );
		await session.get( check );
		expect( await health( site, DATA ) ).toMatchObject( {
			label: 'Leftover data from deleted customers was found',
		} );
		const remove = await linkOf( session, site, 'fcc_remove_orphans' );

		await holdLease( site, 0 );
		await session.get( remove );
		await session.get( check );
		expect( await health( site, DATA ) ).toMatchObject( {
			label: 'Customer data is being checked',
		} );
		const goOn = await linkOf( session, site, 'fcc_go_on' );
		await holdLease( site, LEASE_SECONDS );
		await session.get( goOn );
		expect( await health( site, DATA ) ).toMatchObject( {
			label: 'No leftover data from deleted customers',
			description: expect.stringContaining(
				'Leftover data was removed (number of rows): Addresses: 1.'
			),
		} );

		await session.get( check );
		expect( await health( site, DATA ) ).toMatchObject( {
			label: 'No leftover data from deleted customers',
			description: expect.not.stringContaining( 'removed' ),
		} );
		await session.dispose();
	}
);

test( 'the button compares the stored totals again', async ( { site } ) => {
	const session = await site.sessionClient( site.users.admin, {
		nonce: false,
	} );
	await site.call( 'jobs/reconcile' );
	await updateRow( site, 'fct_customers', 1, { ltv: 5 } );
	await site.call( 'jobs/reconcile' );
	expect( await health( site, TOTALS ) ).toMatchObject( { status: 'good' } );
	await session.get( await linkOf( session, site, 'fcc_check_totals' ) );
	expect( await health( site, TOTALS ) ).toMatchObject( {
		status: 'recommended',
		description: expect.stringContaining( '#1' ),
	} );
	await session.dispose();
} );

/** The address of a button on the page of Site Health. */
async function linkOf(
	session: APIRequestContext,
	site: TestSite,
	action: string
): Promise< string > {
	const page = await session.get( `${ site.url }/wp-admin/site-health.php` );
	const [ , query = '' ] =
		new RegExp(
			`admin-post\\.php\\?(action=${ action }&(?:amp;|#038;)?_wpnonce=\\w+)`
		).exec( await page.text() ) ?? [];
	expect( query, action ).not.toBe( '' );
	return `${ site.url }/wp-admin/admin-post.php?${ query.replace( /&(amp;|#038;)?/, '&' ) }`;
}

function health(
	site: TestSite,
	name: string
): Promise< { status: string; label: string; description: string } > {
	return site.call( 'jobs/health', { test: name } );
}

/** Inserts a lease of the check that another process acquired the given number of seconds ago. */
function holdLease( site: TestSite, seconds: number ): Promise< void > {
	return site.call( 'jobs/hold_lease', { job: 'check', seconds } );
}
