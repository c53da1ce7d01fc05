import { FULL, HOME } from '../support/addresses.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { countRows, rowsOfCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { getLastEntry } from './support/runs.ts';

const ADA = 1;

test( 'a request that changes nothing is no run', async ( { admin, site } ) => {
	const { subscriber } = site.users;
	const { id } = await admin.createCustomer( {
		email: 'recorded@example.com',
		first_name: 'Ann',
	} );
	const address = await admin.createAddress( id, HOME );
	await admin.attachUser( id, subscriber.id );
	const before = await countRows( site, 'fcc_runs' );
	for ( const [ method, path, body ] of [
		[ 'PUT', '', {} ],
		[ 'PUT', '', { first_name: 'Ann', additional_info: { none: null } } ],
		[ 'PUT', '/additional-info', {} ],
		[ 'PUT', '/address', { address_id: address.id, city: HOME.city } ],
		[ 'POST', '/address/make-primary', { address_id: address.id } ],
		[ 'POST', '/attachable-user', { user_id: subscriber.id } ],
	] as const ) {
		expect(
			await admin.send( method, `customers/${ id }${ path }`, { body } ),
			`${ method } ${ path }`
		).toMatchObject( { body: { success: true, data: { run_id: null } } } );
	}
	expect( await countRows( site, 'fcc_runs' ) ).toBe( before );
	expect( await countRows( site, 'fcc_run_changes' ) ).toBe( before );
} );

test( 'a rejected change is no run', async ( { admin, site } ) => {
	const outdated = { 'If-Match': '"x"' };
	for ( const [ status, method, path, body, headers = {} ] of [
		[ 412, 'PUT', '', { first_name: 'Ann' }, outdated ],
		[ 412, 'DELETE', '', {}, outdated ],
		[ 412, 'POST', '/address', HOME, outdated ],
		[ 412, 'POST', '/detach-user', {}, outdated ],
		[ 409, 'PUT', '', { email: 'zoe.oconnor@example.com' } ],
		[ 404, 'DELETE', '/address', { address_id: 9_999_999 } ],
	] as const ) {
		expect(
			await admin.send( method, `customers/${ ADA }${ path }`, {
				body,
				headers,
			} ),
			`${ method } ${ path }`
		).toMatchObject( { status } );
	}
	expect( await countRows( site, 'fcc_runs' ) ).toBe( 0 );
	expect( await countRows( site, 'fcc_run_changes' ) ).toBe( 0 );
} );

test(
	'a deletion with undo: false records nothing, whether it is in the body or in the query',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const [ one, two, three ] = await insertBulkCustomers( site, 3 );
		for ( const [ id, options ] of [
			[ one, { body: { undo: false } } ],
			[ two, { params: { undo: 'false' } } ],
		] as const ) {
			expect(
				await admin.send( 'DELETE', `customers/${ id }`, options )
			).toMatchObject( {
				body: { success: true, data: { run_id: null } },
			} );
		}
		expect( await countRows( site, 'fcc_runs' ) ).toBe( 0 );
		expect( await countRows( site, 'fcc_run_changes' ) ).toBe( 0 );

		expect(
			await admin.send( 'DELETE', `customers/${ three }`, {
				params: { undo: 'false' },
				body: { undo: true },
			} )
		).toMatchObject( {
			status: 400,
			body: { error: { fields: { undo: expect.any( String ) } } },
		} );
	}
);

test( 'the detachment of a user that WordPress deletes is no run', async ( {
	admin,
	site,
} ) => {
	const user = await site.createUser( {
		login: 'buyer',
		role: 'subscriber',
	} );
	await admin.attachUser( ADA, user.id );
	const before = await countRows( site, 'fcc_runs' );
	await site.call( 'wordpress/users/delete', { id: user.id } );
	expect( await getLastEntry( admin, ADA ) ).toMatchObject( {
		type: 'user_detached',
		run: null,
	} );
	expect( await countRows( site, 'fcc_runs' ) ).toBe( before );
} );

test.describe( 'while the journal cannot be written', () => {
	test.use( {
		expectedLog: [
			[ /WordPress database error/, /FluentCart Customers, [A-Z]+/ ],
			{ scope: 'test' },
		],
	} );

	for ( const table of [ 'fcc_runs', 'fcc_run_changes' ] ) {
		test(
			`no change of a customer is made: ${ table }`,
			{ tag: [ '@oldest', '@cluster' ] },
			async ( { admin, site } ) => {
				const { subscriber } = site.users;
				const { id } = await admin.createCustomer( {
					email: 'recorded@example.com',
					phone: '1',
				} );
				const address = await admin.createAddress( id, FULL );
				await admin.createAddress( id, { ...FULL, label: 'Second' } );
				const before = await rowsOfCustomer( site, id );
				await site.addPlugin( 'database/failing-statements', {
					table,
				} );
				for ( const [ method, path, body ] of [
					[ 'PUT', '', { first_name: 'Ann', phone: '2' } ],
					[ 'PUT', '/additional-info', { tier: 'gold' } ],
					[ 'POST', '/address', HOME ],
					[
						'PUT',
						'/address',
						{ address_id: address.id, city: 'Rome' },
					],
					[ 'DELETE', '/address', { address_id: address.id } ],
					[ 'POST', '/attachable-user', { user_id: subscriber.id } ],
					[ 'POST', '/user', {} ],
					[ 'DELETE', '', {} ],
				] as const ) {
					expect(
						await admin.send(
							method,
							`customers/${ id }${ path }`,
							{
								body,
							}
						),
						`${ method } ${ path }`
					).toMatchObject( { status: 500 } );
				}
				await site.removePlugin( 'database/failing-statements' );
				expect( await rowsOfCustomer( site, id ) ).toEqual( before );
				expect(
					await countRows(
						site,
						'users',
						"WHERE user_email = 'recorded@example.com'"
					)
				).toBe( 0 );
			}
		);
	}
} );
