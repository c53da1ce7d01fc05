import { type TestSite } from '../../support/test-site.ts';
import {
	insertCustomer,
	insertCustomers,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const TEST = 'fluent_cart_customers_emails';

interface Result {
	status: string;
	description: string;
}

/** The page of Site Health as the administrator sees it. */
function emails(
	site: TestSite,
	user = site.users.admin.id
): Promise< Result > {
	return site.call( 'jobs/health_for', { test: TEST, user_id: user } );
}

test(
	'Site Health lists emails shared by several customers, with a link to each in the list',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		expect( await emails( site ) ).toMatchObject( { status: 'good' } );

		const ids: number[] = [];
		for ( const email of [
			'twice@example.com',
			'Twice@Example.com',
			'thrice@example.com',
			'thrice@example.com',
			'thrice@example.com',
			'once@example.com',
		] ) {
			ids.push( await insertCustomer( site, { email } ) );
		}
		const { status, description } = await emails( site );
		expect( status ).toBe( 'recommended' );
		expect( description ).toContain(
			'2 email addresses are shared by 5 customers.'
		);
		expect( listed( description ) ).toEqual( [
			`twice@example.com: #${ ids[ 0 ] }, #${ ids[ 1 ] }`,
			`thrice@example.com: #${ ids[ 2 ] }, #${ ids[ 3 ] }, #${ ids[ 4 ] }`,
		] );
		expect( description ).toContain(
			'admin.php?page=fluent-cart-customers&#038;search=twice%40example.com'
		);

		await admin.updateCustomer( ids[ 0 ] ?? 0, {
			email: 'other@example.com',
		} );
		await runSql(
			site,
			`DELETE FROM {fct_customers} WHERE id IN (${ ids[ 2 ] }, ${ ids[ 3 ] })`
		);
		expect( await emails( site ) ).toMatchObject( { status: 'good' } );
	}
);

test( 'empty emails are not shared, and an accent makes a different email', async ( {
	site,
} ) => {
	for ( const email of [
		'',
		'',
		'muller@example.com',
		'müller@example.com',
	] ) {
		await insertCustomer( site, { email } );
	}
	expect( await emails( site ) ).toMatchObject( { status: 'good' } );
} );

test( 'shared emails are found across the ends of ranges, and the first of them are named', async ( {
	site,
} ) => {
	for ( let copy = 0; copy < 2; copy++ ) {
		await insertCustomers( site, 450, { email: 'müll%d@example.com' } );
	}
	const { description } = await emails( site );
	expect( description ).toContain(
		'450 email addresses are shared by 900 customers.'
	);
	expect( listed( description ) ).toHaveLength( 20 );
} );

test( 'a user without the right to view customers sees only the number', async ( {
	site,
} ) => {
	for ( let copy = 0; copy < 2; copy++ ) {
		await insertCustomer( site, { email: 'twice@example.com' } );
	}
	const { description } = await emails( site, site.users.editor.id );
	expect( description ).toContain(
		'1 email address is shared by 2 customers.'
	);
	expect( description ).not.toContain( 'twice@example.com' );
} );

function listed( html: string ): string[] {
	return [ ...html.matchAll( /<li><a [^>]+>([^<]+)<\/a><\/li>/g ) ].map(
		( [ , text = '' ] ) => text
	);
}
