import { expect, test } from './support/full-customer.ts';
import { expectChanges } from './support/rows.ts';
import type { FluentCartApi } from './support/fluentcart-api.ts';

test.describe( 'the WordPress user', () => {
	test( 'attached and detached by this plugin', async ( {
		admin,
		customer,
		site,
		fluentCartApi,
	} ) => {
		const { id } = site.users.subscriber;
		await expectChanges(
			site,
			'fct_customers',
			customer,
			() => admin.attachUser( customer, id ),
			{ [ customer ]: { user_id: String( id ) } }
		);
		expect( await fluentCartApi.customer( customer ) ).toMatchObject( {
			user_id: String( id ),
			user_link: expect.stringContaining( `user_id=${ id }` ),
		} );
		expect( await attachableInFluentCart( fluentCartApi ) ).not.toContain(
			id
		);

		await expectChanges(
			site,
			'fct_customers',
			customer,
			() => admin.detachUser( customer ),
			{ [ customer ]: { user_id: null } }
		);
		expect( await attachableInFluentCart( fluentCartApi ) ).toContain( id );
	} );

	test( 'attached and detached by FluentCart', async ( {
		admin,
		customer,
		site,
		fluentCartApi,
	} ) => {
		const { id } = site.users.subscriber;
		await fluentCartApi.send(
			'POST',
			`customers/${ customer }/attachable-user`,
			{
				user_id: String( id ),
			}
		);
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			user_id: id,
			user: { user_login: 'subscriber' },
		} );
		const { users } = await admin.listAttachableUsers();
		expect( users.map( ( user ) => user.id ) ).not.toContain( id );
		expect(
			await admin.send( 'POST', 'customers/1/attachable-user', {
				body: { user_id: id },
			} )
		).toMatchObject( { status: 409 } );

		await fluentCartApi.send(
			'POST',
			`customers/${ customer }/detach-user`
		);
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			user_id: null,
			user: null,
		} );
		await admin.attachUser( 1, id );
	} );
} );

async function attachableInFluentCart(
	fluentCartApi: FluentCartApi
): Promise< number[] > {
	const { users } = Object(
		await fluentCartApi.send( 'GET', 'customers/attachable-user' )
	);
	return users.map( ( { ID }: { ID: number } ) => Number( ID ) );
}
