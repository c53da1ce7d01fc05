import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient, type QueryArguments } from '../support/api-client.ts';
import { updateRow, insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

interface Person {
	user_login: string;
	user_email?: string;
	user_nicename?: string;
	display_name?: string;
}

/** Adds users like WordPress, and returns their ids in order. */
function addUsers( site: TestSite, people: Person[] ): Promise< number[] > {
	return site.call( 'wordpress/users/insert_all', {
		users: people.map( ( person ) => ( {
			user_email: `${ person.user_login }@users.example.com`,
			...person,
		} ) ),
	} );
}

async function logins(
	client: ApiClient,
	params: QueryArguments = {}
): Promise< string[] > {
	const { users } = await client.listAttachableUsers( {
		per_page: 100,
		...params,
	} );
	return users.map( ( { user_login } ) => user_login );
}

test(
	'a user without a customer is listed, with the documented fields',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const [ id ] = await addUsers( site, [
			{
				user_login: 'johndoe',
				user_email: 'john@example.org',
				display_name: 'John Doe',
			},
		] );
		expect(
			await admin.listAttachableUsers( { search: 'johndoe' } )
		).toEqual( {
			users: [
				{
					id,
					display_name: 'John Doe',
					user_email: 'john@example.org',
					user_login: 'johndoe',
				},
			],
			pagination: { current_page: 1, per_page: 10, has_more: false },
		} );
	}
);

test(
	'a user of a customer is not listed, whichever plugin attached the user',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const [ attachedHere = 0, attachedByFluentCart = 0, twice = 0 ] =
			await addUsers( site, [
				{ user_login: 'member-ours' },
				{ user_login: 'member-theirs' },
				{ user_login: 'member-twice' },
				{ user_login: 'member-free' },
			] );
		await admin.attachUser( 1, attachedHere );
		await updateRow( site, 'fct_customers', 2, {
			user_id: attachedByFluentCart,
		} );
		await updateRow( site, 'fct_customers', 3, { user_id: twice } );
		await updateRow( site, 'fct_customers', 4, { user_id: twice } );
		// FluentCart writes both for "no user".
		await insertCustomer( site, {
			email: 'null@example.com',
			user_id: null,
		} );
		await insertCustomer( site, { email: 'zero@example.com', user_id: 0 } );

		const search = 'member-';
		expect( await logins( admin, { search } ) ).toEqual( [
			'member-free',
		] );

		await admin.detachUser( 1 );
		await updateRow( site, 'fct_customers', 3, { user_id: null } );
		expect( await logins( admin, { search } ) ).toEqual( [
			'member-free',
			'member-ours',
		] );
	}
);

test(
	'a search matches the beginning of login, email, nicename or display name',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await addUsers( site, [
			{ user_login: 'qxlogin' },
			{ user_login: 'second', user_email: 'qxmail@example.com' },
			{ user_login: 'third', user_nicename: 'qxnice' },
			{ user_login: 'fourth', display_name: 'Qx Display' },
			{
				user_login: 'fifth-qx',
				user_email: 'not@qx.example.com',
				user_nicename: 'not-qx',
				display_name: 'Not Qx',
			},
		] );
		for ( const search of [ 'qx', 'QX', ' Qx ' ] ) {
			expect( await logins( admin, { search } ), search ).toEqual( [
				'fourth',
				'third',
				'second',
				'qxlogin',
			] );
		}
		expect( await logins( admin, { search: 'qx display' } ) ).toEqual( [
			'fourth',
		] );
		expect(
			await logins( admin, { search: 'qxmail@example.com' } )
		).toEqual( [ 'second' ] );
		expect( await logins( admin, { search: 'qxq' } ) ).toEqual( [] );
	}
);

test(
	'special characters of SQL patterns are literal in a search',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await addUsers( site, [
			{ user_login: 'percent', display_name: '100% "Ann"' },
			{ user_login: 'backslash', display_name: 'C:\\\\Users' },
		] );
		for ( const [ search, found ] of [
			[ '100%', [ 'percent' ] ],
			[ '100% "', [ 'percent' ] ],
			[ '100_', [] ],
			[ '%', [] ],
			[ '_', [] ],
			[ '*', [] ],
			[ "' OR 1=1 -- ", [] ],
			[ '%s', [] ],
			[ 'C:\\', [ 'backslash' ] ],
			[ '\\', [] ],
		] as const ) {
			expect( await logins( admin, { search } ), search ).toEqual(
				found
			);
		}
	}
);

test( 'an empty search is ignored', { tag: '@oldest' }, async ( { admin } ) => {
	const allLogins = await logins( admin );
	expect( allLogins ).toContain( 'subscriber' );
	expect( await logins( admin, { search: '' } ) ).toEqual( allLogins );
	expect( await logins( admin, { search: '  ' } ) ).toEqual( allLogins );
} );

test(
	'an exact login or email comes first, and the pages contain every user once',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await addUsers( site, [
			{ user_login: 'sam' },
			{ user_login: 'sam2' },
			{ user_login: 'sam3' },
		] );
		const onPage = ( page: number ) =>
			logins( admin, { search: 'sam', per_page: 2, page } );

		expect( await logins( admin, { search: 'sam' } ) ).toEqual( [
			'sam',
			'sam3',
			'sam2',
		] );
		expect( await onPage( 1 ) ).toEqual( [ 'sam', 'sam3' ] );
		expect( await onPage( 2 ) ).toEqual( [ 'sam2' ] );
		expect(
			await logins( admin, { search: 'sam3@users.example.com' } )
		).toEqual( [ 'sam3' ] );
	}
);

test(
	'the pages contain every user once, newest first, and the last page is marked',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const people = Array.from( { length: 12 }, ( _, index ) => ( {
			user_login: `paged-${ String( index ).padStart( 2, '0' ) }`,
		} ) );
		await addUsers( site, people );

		const seen: string[] = [];
		for ( const [ page, hasMore ] of [
			[ 1, true ],
			[ 2, true ],
			[ 3, false ],
			[ 4, false ],
		] as const ) {
			const { users, pagination } = await admin.listAttachableUsers( {
				search: 'paged-',
				per_page: 4,
				page,
			} );
			expect( pagination ).toEqual( {
				current_page: page,
				per_page: 4,
				has_more: hasMore,
			} );
			seen.push( ...users.map( ( { user_login } ) => user_login ) );
		}
		expect( seen ).toEqual(
			people.map( ( { user_login } ) => user_login ).reverse()
		);

		const { users } = await admin.listAttachableUsers( {
			search: 'paged-',
		} );
		expect( users ).toHaveLength( 10 );
	}
);

test( 'an invalid page, size or search is rejected by name', async ( {
	admin,
} ) => {
	for ( const [ field, value ] of [
		[ 'page', 0 ],
		[ 'page', 10_000_001 ],
		[ 'page', 'x' ],
		[ 'per_page', 0 ],
		[ 'per_page', 101 ],
		[ 'search', 'x'.repeat( 201 ) ],
		[ 'search', 'a\u0000' ],
	] as const ) {
		expect(
			await admin.send( 'GET', 'customers/attachable-user', {
				params: { [ field ]: value },
			} )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { [ field ]: expect.any( String ) },
				},
			},
		} );
	}
} );

test( '_fields selects fields of a user', async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers/attachable-user', {
		params: { _fields: 'id', search: 'subscriber' },
	} );
	expect( body ).toMatchObject( {
		data: {
			users: [ { id: expect.any( Number ) } ],
			pagination: { has_more: false },
		},
	} );
	expect( JSON.stringify( body ) ).not.toContain( 'user_email' );
} );

test( 'listing users requires the rights to manage customers and to list users', async ( {
	connect,
	site,
} ) => {
	const manager = [ 'customers/view', 'customers/manage' ] as const;
	for ( const [ login, rights, capabilities, status ] of [
		[ 'manager', manager, [], 403 ],
		[ 'lister', [ 'customers/view' ], [ 'list_users' ], 403 ],
		[ 'both', manager, [ 'list_users' ], 200 ],
	] as const ) {
		const client = await connect( {
			user: await site.createUser( { login, rights, capabilities } ),
		} );
		expect(
			await client.send( 'GET', 'customers/attachable-user' )
		).toMatchObject( { status } );
	}
} );
