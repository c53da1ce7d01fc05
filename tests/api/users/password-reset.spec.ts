import { recordedEmails } from '../../support/emails.ts';
import { firedActions } from '../support/hooks.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;
const PATH = `customers/${ ADA }/password-reset`;

test(
	'the user of a customer is sent a link to set a new password',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { subscriber } = site.users;
		await site.addPlugin( 'wordpress/emails' );
		await site.addPlugin( 'hook-recorder' );
		const customer = await admin.attachUser( ADA, subscriber.id );
		await site.call( 'wordpress/options/delete', { name: 'fired' } );

		expect( await admin.sendPasswordReset( ADA ) ).toEqual( customer );
		expect( await recordedEmails( site ) ).toEqual( [
			{
				to: 'subscriber@example.com',
				subject: expect.stringContaining( 'Password Reset' ),
				text: expect.stringMatching(
					/wp-login\.php\?login=subscriber&key=\w+&action=rp/
				),
			},
		] );
		const { activity } = await admin.listActivity( ADA );
		expect( activity[ 0 ] ).toMatchObject( {
			type: 'password_reset_sent',
			changes: [],
			user: {
				id: subscriber.id,
				display_name: 'subscriber',
				reason: null,
			},
			author: { id: site.users.admin.id },
		} );
		expect( await firedActions( site ) ).toEqual( [
			[
				'fluent_cart_customers/before_send_password_reset',
				[ ADA, subscriber.id ],
			],
			[
				'fluent_cart_customers/after_send_password_reset',
				[ expect.objectContaining( { id: ADA } ), subscriber.id ],
			],
		] );
	}
);

test( 'a login that is the email of another user gets the email of its own account', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'wordpress/emails' );
	const [ odd = 0 ] = await site.call< number[] >(
		'wordpress/users/insert_all',
		{
			users: [
				{
					user_login: 'subscriber@example.com',
					user_email: 'odd@example.org',
				},
			],
		}
	);
	await admin.attachUser( ADA, odd );
	await admin.sendPasswordReset( ADA );
	expect( await recordedEmails( site ) ).toMatchObject( [
		{ to: 'odd@example.org' },
	] );
} );

test( 'a customer without a user, or whose user was deleted, has no password', async ( {
	admin,
	site,
} ) => {
	const refusal = {
		status: 409,
		body: { success: false, error: { code: 'invalid_user' } },
	};
	expect( await admin.send( 'POST', PATH ) ).toMatchObject( refusal );

	await admin.attachUser( ADA, site.users.subscriber.id );
	await site.call( 'wordpress/users/delete_row', {
		id: site.users.subscriber.id,
	} );
	expect( await admin.send( 'POST', PATH ) ).toMatchObject( refusal );
} );

test( 'a refusal of another plugin is passed on, and not logged', async ( {
	admin,
	site,
} ) => {
	await admin.attachUser( ADA, site.users.subscriber.id );
	const before = await admin.listActivity( ADA );
	await site.addPlugin( 'filter-value', {
		hook: 'allow_password_reset',
		value: false,
	} );
	expect( await admin.send( 'POST', PATH ) ).toMatchObject( {
		status: 409,
		body: {
			success: false,
			error: {
				code: 'password_reset_rejected',
				message:
					'Couldn’t send a password reset. Password reset is not allowed for this user',
			},
		},
	} );
	expect( await admin.listActivity( ADA ) ).toEqual( before );
} );

test.describe( 'an email that cannot be sent', () => {
	test.use( {
		expectedLog: [ [ /Couldn’t send the email/ ], { scope: 'test' } ],
	} );

	test( 'is an error, and not logged', async ( { admin, site } ) => {
		await admin.attachUser( ADA, site.users.subscriber.id );
		const before = await admin.listActivity( ADA );
		await site.addPlugin( 'wordpress/emails', { fails: true } );
		expect( await admin.send( 'POST', PATH ) ).toMatchObject( {
			status: 500,
			body: {
				success: false,
				error: {
					code: 'server_error',
					message: expect.stringContaining(
						'Couldn’t send the email.'
					),
				},
			},
		} );
		expect( await admin.listActivity( ADA ) ).toEqual( before );
	} );
} );

test( 'a user that the caller may not edit is sent nothing', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'wordpress/emails' );
	const { id } = site.users.editor;
	await admin.attachUser( ADA, id );
	await site.addPlugin( 'wordpress/protected-user', { id } );
	await site.addPlugin( 'hook-recorder' );
	expect( await admin.send( 'POST', PATH ) ).toMatchObject( {
		status: 403,
		body: {
			success: false,
			error: { code: 'insufficient_permissions' },
		},
	} );
	expect( await firedActions( site ) ).toEqual( [] );
	expect( await recordedEmails( site ) ).toEqual( [] );
} );
