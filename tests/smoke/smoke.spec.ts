import { expect, test } from '../support/test.ts';

test( 'boots, lists customers and creates one', async ( { site } ) => {
	const client = await site.client( site.users.admin );

	const list = await client.get( 'customers', { params: { per_page: 5 } } );
	expect( list.status() ).toBe( 200 );
	expect( await list.json() ).toMatchObject( {
		success: true,
		data: { pagination: { total: 500 } },
	} );

	const created = await client.post( 'customers', {
		data: { email: 'smoke@example.com', first_name: 'Smoke' },
	} );
	expect( created.status() ).toBe( 201 );

	const found = await client.get( 'customers', {
		params: { search: 'smoke@example.com' },
	} );
	expect( await found.json() ).toMatchObject( {
		data: { customers: [ { email: 'smoke@example.com' } ] },
	} );
} );
