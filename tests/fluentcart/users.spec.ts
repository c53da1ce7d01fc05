import { change, loggedChanges } from '../api/support/activity.ts';
import { insertCustomer } from '../api/support/store-tables.ts';
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

	test( 'created by this plugin, although FluentCart links new users by their email', async ( {
		admin,
		customer,
		site,
		fluentCartApi,
	} ) => {
		// FluentCart allows two customers with one email, and links the first.
		const email = 'twice@example.com';
		const first = await insertCustomer( site, { email } );
		const second = await insertCustomer( site, {
			email,
			first_name: 'A <b>bold</b>',
			last_name: 'Name',
		} );
		const { customer: changed } = await admin.createUser( second );
		expect( changed ).toMatchObject( {
			first_name: 'A <b>bold</b>',
			user: { user_email: email, user_login: 'twice' },
		} );
		expect( await admin.getCustomer( first ) ).toMatchObject( {
			user_id: null,
		} );
		expect( await loggedChanges( admin, second ) ).toEqual( [
			[ 'user_created', change( 'user_id', null, changed.user_id ) ],
		] );
		expect( await fluentCartApi.customer( second ) ).toMatchObject( {
			user_id: String( changed.user_id ),
		} );

		// Other users are still linked by FluentCart.
		const [ registered ] = await site.call< number[] >(
			'wordpress/users/insert_all',
			{
				users: [
					{
						user_login: 'registered',
						user_email: ( await admin.getCustomer( customer ) )
							.email,
					},
				],
			}
		);
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			user_id: registered,
		} );
	} );

	test( 'is not unlinked if the creation of another one fails', async ( {
		admin,
		customer,
		site,
	} ) => {
		const { id } = site.users.subscriber;
		await site.addPlugin( 'wordpress/sql-on-hook', {
			hook: 'user_register',
			sql: `UPDATE {fct_customers} SET user_id = ${ id } WHERE id = ${ customer }`,
		} );
		expect(
			await admin.send( 'POST', `customers/${ customer }/user` )
		).toMatchObject( { status: 409 } );
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			user_id: id,
		} );
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
