import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { type Site } from '../../../tools/site/site.mjs';
import { recordedEmails } from '../../support/emails.ts';
import { pluginEntries } from '../../support/error-log.ts';
import { basicAuthorization, createUser, signIn } from '../../support/users.ts';
import { networkFixture } from '../support/network.ts';

interface Customer {
	id: number;
	user_id: number | null;
	user: { user_login: string } | null;
}

interface Body {
	data: { customer: Customer };
}

interface NetworkFixtures {
	/** The API of the network's second site, for the administrator. */
	second: APIRequestContext;
}

const test = base.extend< NetworkFixtures, { network: Site } >( {
	network: networkFixture( 'users' ),

	second: async ( { network, playwright }, provide ) => {
		await network.restore();
		await network.clearErrorLog();
		const admin = await createUser( network, { login: 'admin' } );
		const context = await playwright.request.newContext( {
			baseURL: `${ network.url }/second/wp-json/fluent-cart/v1/`,
			extraHTTPHeaders: { Authorization: basicAuthorization( admin ) },
		} );
		await provide( context );
		await context.dispose();
		expect( pluginEntries( await network.errorLog() ) ).toEqual( [] );
	},
} );

const WAYS = [
	{
		how: 'is removed from the site',
		call: 'wordpress/network/remove_user',
		reason: 'removed',
	},
	{
		how: 'is deleted from the network',
		call: 'wordpress/network/delete_user',
		reason: 'deleted',
	},
	{
		how: 'is removed from the site by plain SQL',
		call: 'wordpress/network/remove_user_row',
		reason: 'removed',
		then: [ 'jobs/reconcile' ],
	},
	{
		how: 'is deleted from the network by plain SQL',
		call: 'wordpress/users/delete_row',
		reason: 'deleted',
		then: [ 'jobs/reconcile' ],
	},
];

for ( const { how, call, reason, then = [] } of WAYS ) {
	test(
		`a user that ${ how } is detached from the customer of that site`,
		{ tag: '@standalone' },
		async ( { network, second } ) => {
			const { id: user } = await createUser( network, { login: 'ann' } );
			await network.call( 'wordpress/network/add_user', {
				folder: 'second',
				user_id: user,
			} );
			const { id } = await customerOf(
				second.post( 'customers', { data: { email: 'a@example.com' } } )
			);
			expect(
				await customerOf(
					second.post( `customers/${ id }/attachable-user`, {
						data: { user_id: user },
					} )
				)
			).toMatchObject( { user_id: user, user: { user_login: 'ann' } } );

			await network.call(
				call,
				call === 'wordpress/users/delete_row'
					? { id: user }
					: {
							...( call !== 'wordpress/network/delete_user' && {
								folder: 'second',
							} ),
							user_id: user,
						}
			);
			expect(
				await customerOf( second.get( `customers/${ id }` ) )
			).toMatchObject( { user_id: null, user: null } );
			for ( const job of then ) {
				await network.call( job, {}, `${ network.url }/second` );
			}
			const activity = await second.get( `customers/${ id }/activity` );
			expect(
				( await activity.json() ).data.activity[ 0 ]
			).toMatchObject( {
				type: 'user_detached',
				changes: [ { before: user, after: null } ],
				user: { id: user, reason },
			} );
		}
	);
}

test(
	'the job keeps users of other sites that FluentCart attached',
	{ tag: '@standalone' },
	async ( { network, second } ) => {
		const { id: user } = await createUser( network, { login: 'ann' } );
		const { id } = await customerOf(
			second.post( 'customers', { data: { email: 'a@example.com' } } )
		);
		const url = `${ network.url }/second`;
		const columns = { user_id: user };
		const where = { id };
		await network.call(
			'rows/update',
			{ table: 'fct_customers', columns, where },
			url
		);
		await network.call( 'jobs/reconcile', {}, url );
		expect(
			await network.call(
				'rows/column',
				{ table: 'fct_customers', column: 'user_id' },
				url
			)
		).toEqual( [ String( user ) ] );
		expect(
			await customerOf( second.get( `customers/${ id }` ) )
		).toMatchObject( { user_id: null, user: null } );

		const detached = await second.post( `customers/${ id }/detach-user` );
		expect( detached.status() ).toBe( 200 );
		const activity = await second.get( `customers/${ id }/activity` );
		expect( ( await activity.json() ).data.activity[ 0 ] ).toMatchObject( {
			type: 'user_detached',
			user: { id: user, display_name: '' },
		} );
	}
);

test(
	'the tables of a deleted site are deleted',
	{ tag: '@standalone' },
	async ( { network, second } ) => {
		expect( ( await second.get( 'customers' ) ).status() ).toBe( 200 );
		const tables = () =>
			network.call< string[] >( 'wordpress/network/tables', {
				prefix: 'wp_2_',
			} );
		expect( await tables() ).toContain( 'fcc_accounts' );
		await network.call( 'wordpress/network/delete_site', {
			folder: 'second',
		} );
		expect( await tables() ).toEqual( [] );
	}
);

test(
	'a new user is added to the network and to the site of the customer',
	{ tag: '@standalone' },
	async ( { network, second, playwright } ) => {
		const url = `${ network.url }/second`;
		await network.content.placeMustUsePlugin( 'wordpress/emails', {} );
		const { id } = await customerOf(
			second.post( 'customers', { data: { email: 'Jo.B@example.com' } } )
		);
		const customer = await customerOf(
			second.post( `customers/${ id }/user` )
		);
		const emails = await recordedEmails( {
			call: ( name, args ) => network.call( name, args, url ),
		} );
		await network.content.removeMustUsePlugin( 'wordpress/emails' );

		expect( customer ).toMatchObject( {
			user: { user_login: 'customerjob', user_email: 'Jo.B@example.com' },
		} );
		expect( emails ).toMatchObject( [ { to: 'Jo.B@example.com' } ] );
		expect(
			await network.call( 'rows/select', {
				table: 'usermeta',
				rest: `WHERE user_id = ${ customer.user_id } AND meta_key IN ('primary_blog', 'wp_capabilities', 'wp_2_capabilities') ORDER BY meta_key`,
			} )
		).toMatchObject( [
			{ meta_key: 'primary_blog', meta_value: '2' },
			{
				meta_key: 'wp_2_capabilities',
				meta_value: 'a:1:{s:10:"subscriber";b:1;}',
			},
		] );

		const admin = await createUser( network, { login: 'admin' } );
		const session = await signIn( network.url, admin, playwright.request );
		const profile = await session.get(
			`${ url }/wp-admin/user-edit.php?user_id=${ customer.user_id }`
		);
		const html = await profile.text();
		await session.dispose();
		expect( html ).toContain(
			`/second/wp-admin/admin.php?page=fluent-cart-customers&#038;customer=${ id }"`
		);
	}
);

test(
	'a login that the network rejects is replaced, one creation at a time in the network',
	{ tag: '@standalone' },
	async ( { network, second } ) => {
		await network.call( 'rows/insert', {
			table: 'signups',
			columns: {
				title: '',
				user_login: 'pending',
				user_email: 'pending@example.org',
				registered: '2099-01-01 00:00:00',
			},
		} );
		// Copies the lock of the main site.
		await network.content.placeMustUsePlugin( 'wordpress/sql-on-hook', {
			hook: 'user_register',
			sql: "INSERT IGNORE INTO wp_options (option_name, option_value) SELECT 'seen_lock', option_value FROM wp_options WHERE option_name = 'fcc_create_user.lock'",
		} );
		const logins = [];
		for ( const name of [ 'root', '12345', 'pending' ] ) {
			const { id } = await customerOf(
				second.post( 'customers', {
					data: { email: `${ name }@example.com` },
				} )
			);
			const { user } = await customerOf(
				second.post( `customers/${ id }/user` )
			);
			logins.push( user?.user_login );
		}
		await network.content.removeMustUsePlugin( 'wordpress/sql-on-hook' );
		expect( logins ).toEqual( [ 'root2', 'customer12345', 'pending2' ] );
		expect(
			await network.call( 'rows/count', {
				table: 'options',
				rest: "WHERE option_name IN ('seen_lock', 'fcc_create_user.lock')",
			} )
		).toBe( 1 );
	}
);

test(
	'an email of a user of another site is rejected',
	{ tag: '@standalone' },
	async ( { network, second } ) => {
		await createUser( network, { login: 'ann' } );
		const { id } = await customerOf(
			second.post( 'customers', { data: { email: 'ann@example.com' } } )
		);
		const answer = await second.post( `customers/${ id }/user` );
		expect( answer.status() ).toBe( 409 );
		expect( await answer.json() ).toMatchObject( {
			error: {
				code: 'user_exists',
				message: expect.stringContaining( 'another site' ),
			},
		} );
	}
);

test(
	'WordPress’s rules for new users of a network apply',
	{ tag: '@standalone' },
	async ( { network, second, playwright } ) => {
		const { id } = await customerOf(
			second.post( 'customers', { data: { email: 'a@banned.example' } } )
		);
		await network.call( 'wordpress/network/ban_email_domain', {
			domain: 'banned.example',
		} );
		const refused = await second.post( `customers/${ id }/user` );
		expect( await refused.json() ).toMatchObject( {
			error: { code: 'user_not_created' },
		} );

		// An administrator of the site, but not of the network.
		const keeper = await createUser( network, { login: 'keeper' } );
		await network.call( 'wordpress/network/add_user', {
			folder: 'second',
			user_id: keeper.id,
			role: 'administrator',
		} );
		const client = await playwright.request.newContext( {
			baseURL: `${ network.url }/second/wp-json/fluent-cart/v1/`,
			extraHTTPHeaders: { Authorization: basicAuthorization( keeper ) },
		} );
		for ( const path of [ 'user', 'password-reset' ] ) {
			const answer = await client.post( `customers/${ id }/${ path }` );
			expect( answer.status(), path ).toBe( 403 );
		}
		await client.dispose();
	}
);

async function customerOf(
	answer: ReturnType< APIRequestContext[ 'get' ] >
): Promise< Customer > {
	const response = await answer;
	expect( response.ok(), await response.text() ).toBe( true );
	const { data }: Body = JSON.parse( await response.text() );
	return data.customer;
}
