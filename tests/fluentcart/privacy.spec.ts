import { eraseData } from '../api/privacy/support.ts';
import { expect, test } from './support/test.ts';

test( 'every table and column of FluentCart is in the list of personal data', async ( {
	site,
} ) => {
	expect( await site.call( 'privacy/compare_with_fluentcart' ) ).toEqual( {
		missing: [],
		unknown: [],
	} );
} );

test( 'FluentCart’s own customer is erased with the rows of FluentCart’s tables', async ( {
	site,
} ) => {
	const email = 'quirin@zylberstein.example';
	const customer = await site.call< number >( 'rows/insert', {
		table: 'fct_customers',
		columns: { email, first_name: 'Quirinus', notes: '' },
	} );
	await site.call( 'rows/insert_all', {
		rows: {
			fct_carts: [ { customer_id: customer, cart_hash: 'one', email } ],
			fct_activity: [
				{ module_id: 1, title: 'Sent', content: `Sent to ${ email }` },
			],
		},
	} );
	expect( await eraseData( site, email ) ).toMatchObject( {
		removed: true,
		retained: false,
	} );
	expect( await site.call( 'privacy/find', { words: [ email ] } ) ).toEqual(
		[]
	);
} );
