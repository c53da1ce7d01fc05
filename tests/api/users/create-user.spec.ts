import { recordedEmails } from '../../support/emails.ts';
import { type TestSite } from '../../support/test-site.ts';
import { change, loggedChanges } from '../support/activity.ts';
import { type Answer } from '../support/api-client.ts';
import { concurrently, countByStatus } from '../support/concurrency.ts';
import { firedActions } from '../support/hooks.ts';
import { countRows, insertCustomer, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const PATH = ( id: number ) => `customers/${ id }/user`;

function refusal( code: string, message: RegExp ) {
	return {
		status: 409,
		body: {
			success: false,
			error: { code, message: expect.stringMatching( message ) },
		},
	};
}

function insertGrace( site: TestSite, columns = {} ): Promise< number > {
	return insertCustomer( site, {
		email: 'Grace.Hopper+shop@example.com',
		first_name: 'Grace',
		last_name: "O'Hopper \\ Murray",
		...columns,
	} );
}

async function metaOf( site: TestSite, userId: number ) {
	const rows = await rowsOf< { meta_key: string; meta_value: string } >(
		site,
		'usermeta',
		`WHERE user_id = ${ userId }`
	);
	return Object.fromEntries(
		rows.map( ( row ) => [ row.meta_key, row.meta_value ] )
	);
}

test(
	'a customer gets a user with the name, the email and the default role, who is sent a link',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await site.addPlugin( 'wordpress/emails' );
		const id = await insertGrace( site );
		const { customer, email_sent } = await admin.createUser( id );

		expect( email_sent ).toBe( true );
		expect( customer ).toMatchObject( {
			id,
			user: {
				id: customer.user_id,
				user_login: 'Grace.Hoppershop',
				user_email: 'Grace.Hopper+shop@example.com',
				display_name: "Grace O'Hopper \\ Murray",
			},
		} );
		expect( await admin.getCustomer( id ) ).toEqual( customer );
		expect( await metaOf( site, customer.user_id ?? 0 ) ).toMatchObject( {
			first_name: 'Grace',
			last_name: "O'Hopper \\ Murray",
			wp_capabilities: 'a:1:{s:10:"subscriber";b:1;}',
		} );
		expect( await recordedEmails( site ) ).toEqual( [
			{
				to: 'Grace.Hopper+shop@example.com',
				subject: expect.stringContaining( 'Login Details' ),
				text: expect.stringMatching(
					/wp-login\.php\?login=Grace\.Hoppershop&key=\w+&action=rp/
				),
			},
		] );
		expect( await loggedChanges( admin, id ) ).toEqual( [
			[ 'user_created', change( 'user_id', null, customer.user_id ) ],
		] );
		const { activity } = await admin.listActivity( id );
		expect( activity[ 0 ]?.user ).toEqual( {
			id: customer.user_id,
			display_name: "Grace O'Hopper \\ Murray",
			reason: null,
		} );
	}
);

test( 'the actions of creating and attaching fire', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'hook-recorder' );
	const id = await insertGrace( site );
	const { customer } = await admin.createUser( id );
	const after = expect.objectContaining( { id, user_id: customer.user_id } );
	expect( await firedActions( site ) ).toEqual( [
		[ 'fluent_cart_customers/before_create_user', [ id ] ],
		[
			'fluent_cart_customers/before_attach_user',
			[ id, customer.user_id ],
		],
		[
			'fluent_cart_customers/after_attach_user',
			[ after, customer.user_id, null ],
		],
		[
			'fluent_cart_customers/after_create_user',
			[ after, customer.user_id ],
		],
	] );
} );

test( 'an email that a user has is rejected, and that user can be attached', async ( {
	admin,
	site,
} ) => {
	const [ user = 0 ] = await site.call< number[] >(
		'wordpress/users/insert_all',
		{ users: [ { user_login: 'ben', user_email: 'BEN@example.org' } ] }
	);
	const id = await insertCustomer( site, { email: 'ben@example.org' } );
	const before = await countRows( site, 'users' );
	expect( await admin.send( 'POST', PATH( id ) ) ).toMatchObject(
		refusal( 'user_exists', /Link that user/ )
	);
	expect( await countRows( site, 'users' ) ).toBe( before );
	expect( await admin.attachUser( id, user ) ).toMatchObject( {
		user_id: user,
	} );
	expect( await admin.send( 'POST', PATH( id ) ) ).toMatchObject(
		refusal( 'invalid_user', /already has a WordPress user/ )
	);
} );

test( 'an email that WordPress does not accept is rejected', async ( {
	admin,
	site,
} ) => {
	const before = await countRows( site, 'users' );
	for ( const email of [
		'',
		'no email',
		`${ 'x'.repeat( 95 ) }@example.com`,
	] ) {
		const id = await insertCustomer( site, { email } );
		expect( await admin.send( 'POST', PATH( id ) ), email ).toMatchObject(
			refusal( 'user_not_created', /email address/ )
		);
	}
	expect( await countRows( site, 'users' ) ).toBe( before );
} );

test( 'long names are shortened where WordPress has no room for them', async ( {
	admin,
	site,
} ) => {
	const id = await insertGrace( site, {
		first_name: 'ä'.repeat( 190 ),
		last_name: 'ö'.repeat( 190 ),
	} );
	const { customer } = await admin.createUser( id );
	expect( customer.user?.display_name ).toBe(
		`${ 'ä'.repeat( 190 ) } ${ 'ö'.repeat( 59 ) }`
	);
	expect( await metaOf( site, customer.user_id ?? 0 ) ).toMatchObject( {
		last_name: 'ö'.repeat( 190 ),
	} );
} );

test( 'a default role that can do more than read is replaced by subscriber', async ( {
	admin,
	site,
} ) => {
	await site.call( 'wordpress/options/update', {
		name: 'default_role',
		value: 'author',
	} );
	const { customer } = await admin.createUser( await insertGrace( site ) );
	expect( await metaOf( site, customer.user_id ?? 0 ) ).toMatchObject( {
		wp_capabilities: 'a:1:{s:10:"subscriber";b:1;}',
	} );
} );

test( 'a default role that can only read is used', async ( {
	admin,
	site,
} ) => {
	await site.call( 'wordpress/users/add_role', {
		role: 'buyer',
		capabilities: { read: true },
	} );
	await site.call( 'wordpress/options/update', {
		name: 'default_role',
		value: 'buyer',
	} );
	const { customer } = await admin.createUser( await insertGrace( site ) );
	expect( await metaOf( site, customer.user_id ?? 0 ) ).toMatchObject( {
		wp_capabilities: 'a:1:{s:5:"buyer";b:1;}',
	} );
} );

test( 'no user stays if a plugin gives it more rights than a customer', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'granted-by-filter', {
		login: 'Grace.Hoppershop',
		capability: 'edit_posts',
	} );
	await site.addPlugin( 'wordpress/emails' );
	const id = await insertGrace( site );
	const before = await countRows( site, 'users' );
	expect( await admin.send( 'POST', PATH( id ) ) ).toMatchObject(
		refusal( 'user_not_created', /more permissions than a subscriber/ )
	);
	expect( await countRows( site, 'users' ) ).toBe( before );
	expect( await admin.getCustomer( id ) ).toMatchObject( { user_id: null } );
	expect( await admin.listActivity( id ) ).toMatchObject( { activity: [] } );
	expect( await recordedEmails( site ) ).toEqual( [] );
} );

test.describe( 'errors of other plugins', () => {
	test.use( {
		expectedLog: [ [ /The listener is broken/ ], { scope: 'test' } ],
	} );

	for ( const hook of [
		'insert_user_meta',
		'set_user_role',
		'user_register',
		'fluent_cart_customers/before_attach_user',
	] ) {
		test( `the new user is deleted again if a listener of ${ hook } throws`, async ( {
			admin,
			site,
		} ) => {
			const message = 'The listener is broken.';
			await site.addPlugin( 'failing-hook', { hook, message } );
			const id = await insertGrace( site );
			const before = await countRows( site, 'users' );
			expect( await admin.send( 'POST', PATH( id ) ) ).toMatchObject( {
				status: 500,
			} );
			expect( await countRows( site, 'users' ) ).toBe( before );
			expect( await admin.getCustomer( id ) ).toMatchObject( {
				user_id: null,
			} );
		} );
	}
} );

const RACES = [
	{
		event: 'the customer’s email changes',
		sql: ( id: number ) =>
			`UPDATE {fct_customers} SET email = 'other@example.com' WHERE id = ${ id }`,
		status: 412,
	},
	{
		event: 'another user is attached',
		sql: ( id: number, other: number ) =>
			`UPDATE {fct_customers} SET user_id = ${ other } WHERE id = ${ id }`,
		status: 409,
	},
	{
		event: 'the customer is deleted',
		sql: ( id: number ) => `DELETE FROM {fct_customers} WHERE id = ${ id }`,
		status: 404,
	},
];

for ( const { event, sql, status } of RACES ) {
	test( `the new user is deleted again if, during the request, ${ event }`, async ( {
		admin,
		site,
	} ) => {
		await site.addPlugin( 'wordpress/emails' );
		const id = await insertGrace( site );
		await site.addPlugin( 'wordpress/sql-on-hook', {
			hook: 'user_register',
			sql: sql( id, site.users.subscriber.id ),
		} );
		const before = await countRows( site, 'users' );
		expect( await admin.send( 'POST', PATH( id ) ) ).toMatchObject( {
			status,
		} );
		expect( await countRows( site, 'users' ) ).toBe( before );
		expect( await recordedEmails( site ) ).toEqual( [] );
	} );
}

test( 'an outdated version creates no user', async ( { admin, site } ) => {
	const id = await insertGrace( site );
	const { version } = await admin.getCustomer( id );
	const current = await admin.updateCustomer( id, {
		email: 'other@example.com',
	} );
	const before = await countRows( site, 'users' );
	expect(
		await admin.send( 'POST', PATH( id ), {
			headers: { 'If-Match': `"${ version }"` },
		} )
	).toMatchObject( {
		status: 412,
		body: { error: { code: 'edit_conflict', current } },
	} );
	expect( await countRows( site, 'users' ) ).toBe( before );
} );

test( 'an email that could not be sent is reported, and the user stays', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'wordpress/emails', { fails: true } );
	const id = await insertGrace( site );
	expect( await admin.createUser( id ) ).toMatchObject( {
		customer: { user: { user_login: 'Grace.Hoppershop' } },
		email_sent: false,
	} );
} );

for ( const hook of [
	'wp_send_new_user_notification_to_user',
	'allow_password_reset',
	'pre_wp_mail',
] ) {
	test( `an email that a plugin stops with ${ hook } is reported as not sent`, async ( {
		admin,
		site,
	} ) => {
		await site.addPlugin( 'filter-value', { hook, value: false } );
		const { email_sent } = await admin.createUser(
			await insertGrace( site )
		);
		expect( email_sent ).toBe( false );
	} );
}

test.describe( 'concurrent requests', () => {
	test.use( { rateLimits: 'lifted' } );

	test(
		'for one customer create one user',
		{ tag: '@cluster' },
		async ( { admin, site } ) => {
			await site.addPlugin( 'wordpress/emails' );
			const id = await insertGrace( site );
			const before = await countRows( site, 'users' );
			const answers = await concurrently( 8, () =>
				admin.send( 'POST', PATH( id ) )
			);
			expect( countByStatus( answers ) ).toEqual( { 201: 1, 409: 7 } );
			expect( await countRows( site, 'users' ) ).toBe( before + 1 );
			expect( await recordedEmails( site ) ).toHaveLength( 1 );
		}
	);

	test(
		'for customers with similar emails create different logins',
		{ tag: '@cluster' },
		async ( { admin, site } ) => {
			const ids = await Promise.all(
				[ 'com', 'net', 'org' ].map( ( end ) =>
					insertCustomer( site, { email: `ben@example.${ end }` } )
				)
			);
			const answers = await concurrently( 3, ( index ) =>
				admin.send( 'POST', PATH( ids[ index ] ?? 0 ) )
			);
			expect( countByStatus( answers ) ).toEqual( { 201: 3 } );
			expect( answers.map( loginOf ).sort() ).toEqual( [
				'ben',
				'ben2',
				'ben3',
			] );
		}
	);
} );

function loginOf( { body }: Answer ): string {
	return Object( body ).data.customer.user.user_login;
}
