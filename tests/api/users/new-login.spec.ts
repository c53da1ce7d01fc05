import { insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const CUSTOMER = { email: 'ben@example.org' };

test( 'a taken login gets a number', async ( { admin, site } ) => {
	await site.call( 'wordpress/users/insert_all', {
		users: [ { user_login: 'ben' }, { user_login: 'ben2' } ],
	} );
	const id = await insertCustomer( site, CUSTOMER );
	expect( ( await admin.createUser( id ) ).customer.user ).toMatchObject( {
		user_login: 'ben3',
		display_name: 'ben3',
	} );
} );

test( 'a login that another plugin rejects gets a number', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'filter-value', {
		hook: 'illegal_user_logins',
		value: [ 'BEN', 'ben2' ],
	} );
	const id = await insertCustomer( site, CUSTOMER );
	expect( ( await admin.createUser( id ) ).customer.user ).toMatchObject( {
		user_login: 'ben3',
	} );
} );

test( 'after 20 rejected logins, the refusal is passed on', async ( {
	admin,
	site,
} ) => {
	const numbered = Array.from(
		{ length: 20 },
		( _, index ) => `ben${ index + 2 }`
	);
	await site.addPlugin( 'filter-value', {
		hook: 'illegal_user_logins',
		value: [ 'ben', ...numbered ],
	} );
	const id = await insertCustomer( site, CUSTOMER );
	expect(
		await admin.send( 'POST', `customers/${ id }/user` )
	).toMatchObject( {
		status: 409,
		body: {
			success: false,
			error: {
				code: 'user_not_created',
				message:
					'Couldn’t create a WordPress user. Sorry, that username is not allowed.',
			},
		},
	} );
} );
