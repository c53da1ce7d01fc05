import { readPage } from '../../support/read-page.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import { insertRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { createQuirin, QUIRIN } from './support.ts';

const SCREEN = '/wp-admin/erase-personal-data.php';

test(
	'the erase screen links each request to a list of what is deleted, what stays and why',
	{ tag: [ '@oldest', '@standalone' ] },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		await insertRow( site, 'fct_orders', {
			customer_id: id,
			payment_method: 'card',
			payment_method_title: 'Card',
			currency: 'EUR',
			uuid: 'order-77',
		} );
		const request = await site.call< number >( 'privacy/request_erasure', {
			email: QUIRIN.email,
		} );
		const link = `${ SCREEN }?fcc_map=${ request }`;
		const list = await readPage( site, SCREEN );
		expect( list ).toContain( link );
		expect( list ).not.toContain( 'What happens</th>' );

		const map = await readPage( site, link );
		expect( map ).toContain(
			'<th scope="row">Customer: addresses</th><td>1</td><td>Deleted permanently</td>'
		);
		expect( map ).toContain(
			'<th scope="row">Customer: orders</th><td>1</td><td>Kept for tax law and the accounts, without personal data</td>'
		);
		await addFluentCartTables( site, {
			subscriptions: [ { customer_id: id, status: 'active' } ],
		} );
		const refused = await readPage( site, link );
		expect( refused ).not.toContain( 'Deleted permanently' );
		expect( refused ).toContain(
			`Customer with ID ${ id } can’t be erased because 1 subscription hasn’t ended.`
		);
	}
);

test( 'the list for an email without a customer says so', async ( {
	site,
} ) => {
	const request = await site.call< number >( 'privacy/request_erasure', {
		email: 'nothing@example.com',
	} );
	expect(
		await readPage( site, `${ SCREEN }?fcc_map=${ request }` )
	).toContain( 'No customer has this email address.' );
} );
