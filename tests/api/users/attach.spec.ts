import { type TestSite } from '../../support/test-site.ts';
import {
	concurrently,
	slowDownWrites,
	countByStatus,
} from '../support/concurrency.ts';
import { updateRow, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;
const ZOE = 2;

const TAKEN = {
	status: 409,
	body: {
		success: false,
		error: {
			code: 'invalid_user',
			fields: { user_id: expect.any( String ) },
		},
	},
};

const CUSTOMER_NOT_FOUND = {
	status: 404,
	body: { success: false, error: { code: 'customer_not_found' } },
};

/** The customers with a user. */
async function holders( site: TestSite, userId: number ): Promise< number[] > {
	const rows = await rowsOf< { id: string } >(
		site,
		'fct_customers',
		`WHERE user_id = ${ userId } ORDER BY id`
	);
	return rows.map( ( { id } ) => Number( id ) );
}

test(
	'a user is attached and detached, and the customer shows it',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = site.users.subscriber;
		await updateRow( site, 'fct_customers', ADA, {
			updated_at: '2001-01-01 00:00:00',
		} );
		const attached = await admin.attachUser( ADA, id );
		expect( attached ).toMatchObject( { id: ADA, user_id: id } );
		expect( attached.updated_at ).not.toMatch( /^2001/ );
		expect( await admin.getCustomer( ADA ) ).toEqual( attached );

		expect( await admin.detachUser( ADA ) ).toMatchObject( {
			id: ADA,
			user_id: null,
		} );
		expect( await holders( site, id ) ).toEqual( [] );
	}
);

test( 'attaching the same user again, and detaching without a user, changes nothing', async ( {
	admin,
	site,
} ) => {
	const { id } = site.users.subscriber;
	await admin.attachUser( ADA, id );
	await updateRow( site, 'fct_customers', ADA, {
		updated_at: '2001-01-01 00:00:00',
	} );
	const attached = await admin.getCustomer( ADA );
	expect( await admin.attachUser( ADA, id ) ).toEqual( attached );

	const withoutUser = await admin.getCustomer( ZOE );
	expect( await admin.detachUser( ZOE ) ).toEqual( withoutUser );
	await updateRow( site, 'fct_customers', ZOE, { user_id: 0 } );
	expect( await admin.detachUser( ZOE ) ).toEqual( withoutUser );
} );

test( 'attaching a user replaces the customer’s user', async ( {
	admin,
	site,
} ) => {
	const { subscriber, editor } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	expect( await admin.attachUser( ADA, editor.id ) ).toMatchObject( {
		user_id: editor.id,
	} );
	// The replaced user can be attached again.
	expect( await admin.attachUser( ZOE, subscriber.id ) ).toMatchObject( {
		user_id: subscriber.id,
	} );
} );

test(
	'a user belongs to one customer, whichever plugin attached the user',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { subscriber, editor } = site.users;
		await admin.attachUser( ADA, subscriber.id );
		await updateRow( site, 'fct_customers', ADA + 2, {
			user_id: editor.id,
		} );

		for ( const { id } of [ subscriber, editor ] ) {
			expect(
				await admin.send(
					'POST',
					`customers/${ ZOE }/attachable-user`,
					{
						body: { user_id: id },
					}
				)
			).toMatchObject( TAKEN );
		}
		expect( await admin.getCustomer( ZOE ) ).toMatchObject( {
			user_id: null,
		} );
	}
);

test(
	'a reserved user counts only while its customer has the user',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = site.users.subscriber;
		await admin.attachUser( ADA, id );
		// FluentCart gives the user to another customer, and takes it away again.
		await updateRow( site, 'fct_customers', ADA, { user_id: null } );
		await updateRow( site, 'fct_customers', 3, { user_id: id } );
		expect(
			await admin.send( 'POST', `customers/${ ADA }/attachable-user`, {
				body: { user_id: id },
			} )
		).toMatchObject( TAKEN );

		await updateRow( site, 'fct_customers', 3, { user_id: null } );
		await admin.attachUser( ZOE, id );
		expect( await holders( site, id ) ).toEqual( [ ZOE ] );
	}
);

test( 'a customer keeps a user that FluentCart also gave to another customer', async ( {
	admin,
	site,
} ) => {
	const { id } = site.users.subscriber;
	for ( const customer of [ ADA, ZOE ] ) {
		await updateRow( site, 'fct_customers', customer, { user_id: id } );
	}
	expect( await admin.attachUser( ADA, id ) ).toMatchObject( {
		user_id: id,
	} );
	expect( await holders( site, id ) ).toEqual( [ ADA, ZOE ] );
} );

test( 'an unknown user is invalid', async ( { admin } ) => {
	for ( const userId of [ 999_999, Number.MAX_SAFE_INTEGER ] ) {
		expect(
			await admin.send( 'POST', `customers/${ ADA }/attachable-user`, {
				body: { user_id: userId },
			} )
		).toMatchObject( {
			status: 400,
			body: { success: false, error: { code: 'invalid_user' } },
		} );
	}
} );

for ( const userId of [ undefined, null, 0, -1, '1', 1.5, [ 1 ], true ] ) {
	test( `the user ${ JSON.stringify( userId ) } is rejected by name`, async ( {
		admin,
	} ) => {
		expect(
			await admin.send( 'POST', `customers/${ ADA }/attachable-user`, {
				body: { user_id: userId },
			} )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { user_id: expect.any( String ) },
				},
			},
		} );
	} );
}

test( 'an unknown customer is not found', async ( { admin, site } ) => {
	expect(
		await admin.send( 'POST', 'customers/999999/attachable-user', {
			body: { user_id: site.users.subscriber.id, customerId: ADA },
		} )
	).toMatchObject( CUSTOMER_NOT_FOUND );
	expect(
		await admin.send( 'POST', 'customers/999999/detach-user', {
			body: { customerId: ADA },
		} )
	).toMatchObject( CUSTOMER_NOT_FOUND );
} );

test( 'no row of a user is ever written', async ( { admin, site } ) => {
	const { id } = site.users.subscriber;
	const user = () =>
		Promise.all( [
			rowsOf( site, 'users', `WHERE ID = ${ id }` ),
			rowsOf(
				site,
				'usermeta',
				`WHERE user_id = ${ id } ORDER BY umeta_id`
			),
		] );
	const before = await user();
	await admin.attachUser( ADA, id );
	await admin.updateCustomer( ADA, {
		email: 'other@example.com',
		first_name: 'Other',
	} );
	await admin.detachUser( ADA );
	expect( await user() ).toEqual( before );
} );

test( 'a write with an outdated version changes nothing', async ( {
	admin,
	site,
} ) => {
	const { subscriber, editor } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	const { version } = await admin.getCustomer( ADA );
	const headers = { 'If-Match': `"${ version }"` };
	const moved = await admin.updateCustomer( ADA, { last_name: 'King' } );

	for ( const answer of [
		await admin.send( 'POST', `customers/${ ADA }/attachable-user`, {
			headers,
			body: { user_id: editor.id },
		} ),
		await admin.send( 'POST', `customers/${ ADA }/detach-user`, {
			headers,
		} ),
	] ) {
		expect( answer ).toMatchObject( {
			status: 412,
			body: { error: { code: 'edit_conflict', current: moved } },
		} );
	}
	expect( await admin.getCustomer( ADA ) ).toEqual( moved );
	// The user of the rejected request is still available.
	await admin.attachUser( ZOE, editor.id );
} );

test.describe( 'concurrent requests', () => {
	test.use( { rateLimits: 'lifted' } );

	test.beforeEach( ( { site } ) => slowDownWrites( site, 'fct_customers' ) );

	test(
		'of twenty customers for one user attach it to one of them',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin, site } ) => {
			const { id } = site.users.subscriber;
			const answers = await concurrently( 20, ( index ) =>
				admin.send(
					'POST',
					`customers/${ index + 1 }/attachable-user`,
					{
						body: { user_id: id },
					}
				)
			);
			expect( countByStatus( answers ) ).toEqual( { 200: 1, 409: 19 } );

			const winner = answers.findIndex(
				( { status } ) => status === 200
			);
			expect( await holders( site, id ) ).toEqual( [ winner + 1 ] );
		}
	);

	test(
		'treat the previous customer of the user like the others',
		{ tag: '@cluster' },
		async ( { admin, site } ) => {
			const { id } = site.users.subscriber;
			await admin.attachUser( ADA, id );
			for ( let round = 0; round < 5; round++ ) {
				const [ last = 0 ] = await holders( site, id );
				await admin.detachUser( last );
				const answers = await concurrently( 8, ( index ) => {
					const customer = index % 2 ? last : ( last % 20 ) + 1;
					const path = `customers/${ customer }/attachable-user`;
					return admin.send( 'POST', path, {
						body: { user_id: id },
					} );
				} );
				expect( countByStatus( answers ) ).toEqual( {
					200: 4,
					409: 4,
				} );
				expect( await holders( site, id ) ).toHaveLength( 1 );
			}
		}
	);

	test(
		'of twenty users for one customer attach the last and leave the others available',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin, site } ) => {
			const users = await site.call< number[] >(
				'wordpress/users/insert_all',
				{
					users: Array.from( { length: 20 }, ( _, index ) => ( {
						user_login: `rush${ index + 1 }`,
					} ) ),
				}
			);
			const answers = await concurrently( 20, ( index ) =>
				admin.send( 'POST', `customers/${ ADA }/attachable-user`, {
					body: { user_id: users[ index ] },
				} )
			);
			expect( countByStatus( answers ) ).toEqual( { 200: 20 } );

			const { user_id: attachedId } = await admin.getCustomer( ADA );
			expect( users ).toContain( attachedId );
			const free = users.filter( ( user ) => user !== attachedId );
			await admin.attachUser( ZOE, free[ 0 ] ?? 0 );
		}
	);
} );

test( 'a name that WordPress has stored with HTML entities is answered as text', async ( {
	admin,
	site,
} ) => {
	const { id } = site.users.subscriber;
	await runSql(
		site,
		`UPDATE {users} SET display_name = 'Tom &amp; &quot;Jerry&quot;' WHERE ID = ${ id }`
	);
	const { user } = await admin.attachUser( ADA, id );
	const [ entry ] = ( await admin.listActivity( ADA ) ).activity;

	expect( user?.display_name ).toBe( 'Tom & "Jerry"' );
	expect( entry?.user?.display_name ).toBe( 'Tom & "Jerry"' );
} );
