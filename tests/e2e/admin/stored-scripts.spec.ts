import type { Page } from '@playwright/test';
import { overviewBlock, publish } from '../../support/site-pages.ts';
import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

/** Ends an attribute, a text and a script element, and runs a script in each. */
const HOSTILE =
	'"\'></script></noscript><img src=x onerror="window.hostile=1"><svg onload=window.hostile=1>';

/** For shorter columns. */
const SHORT = '"><img src onerror=hostile=1>';

/** Writes it by SQL into every displayed column of the first customer. */
async function insertHostileTexts( site: TestSite ): Promise< void > {
	const customer = { customer_id: 1 };
	const updates = {
		fct_customers: [
			{ id: 1 },
			{
				...hostile( 'email', 'first_name', 'last_name', 'notes' ),
				city: SHORT,
				state: SHORT,
				country: SHORT,
				status: SHORT,
				ltv: 99_999_999,
			},
		],
		fct_customer_addresses: [
			customer,
			{
				...hostile( 'name', 'address_1', 'address_2' ),
				city: SHORT,
				state: SHORT,
				email: HOSTILE,
				postcode: SHORT,
				phone: SHORT,
				country: SHORT,
				label: SHORT,
				meta: JSON.stringify( {
					other_data: hostile(
						'first_name',
						'last_name',
						'company_name'
					),
				} ),
			},
		],
		fct_orders: [
			customer,
			{ invoice_no: HOSTILE, status: SHORT.slice( 0, 20 ) },
		],
		users: [ { ID: 1 }, { display_name: HOSTILE } ],
	};
	for ( const [ table, [ where, columns ] ] of Object.entries( updates ) ) {
		await site.call( 'rows/update', { table, columns, where } );
	}
	await site.call( 'rows/insert', {
		table: 'fct_customer_meta',
		columns: {
			...customer,
			meta_key: 'additional_info',
			meta_value: JSON.stringify( { [ SHORT ]: HOSTILE, tier: HOSTILE } ),
		},
	} );
}

function hostile( ...names: string[] ): Record< string, string > {
	return Object.fromEntries( names.map( ( name ) => [ name, HOSTILE ] ) );
}

async function expectNoScriptRan( page: Page, where: string ): Promise< void > {
	const { harm, elements } = await page.evaluate( () => ( {
		harm: 'hostile' in window,
		elements: document.querySelectorAll( 'img[src="x"], svg[onload]' )
			.length,
	} ) );
	expect( { harm, elements }, where ).toEqual( { harm: false, elements: 0 } );
}

test(
	'scripts in the tables are shown as text on every screen',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		test.setTimeout( 120_000 );
		const { url } = await publish(
			site,
			overviewBlock( {} ) +
				overviewBlock( { subject: 'customer', customerId: 1 } )
		);
		await insertHostileTexts( site );

		const customers = new CustomersPage( page );
		for ( const address of [
			customers.url( { orderby: 'id', order: 'asc' } ),
			customers.url( { customer: '1' } ),
			'/wp-admin/index.php',
			url,
		] ) {
			await page.goto( address );
			await expect( page.getByText( 'onerror=' ).first() ).toBeVisible();
			await waitUntilLoaded( page );
			await expectNoScriptRan( page, address );
		}
	}
);
