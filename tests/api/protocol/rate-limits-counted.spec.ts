import { type ApiRequest } from '../support/api-client.ts';
import {
	rateStateAfterOneMore,
	type Class,
	DOCUMENTED,
	MISSING_ID,
	rate,
	rateOf,
	REQUESTS,
} from '../support/rate-limits.ts';
import { concurrently } from '../support/concurrency.ts';
import { updateRow, insertCustomers } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test.describe( 'is not counted, but returns the limits:', () => {
	const CASES: Record< string, [ Class, ...ApiRequest ] > = {
		'a bad argument': [
			'list',
			'GET',
			'customers',
			{ params: { per_page: 0 } },
		],
		'malformed JSON': [
			'update',
			'PUT',
			`customers/${ ADA }`,
			{ body: '{"first_name":' },
		],
		'a bad body': [
			'create',
			'POST',
			'customers',
			{ body: { email: 'x' } },
		],
		'a value that conflicts with the record': [
			'update',
			'PUT',
			`customers/${ ADA }/additional-info`,
			{ body: manyFields() },
		],
		'a cursor of another list': [
			'list',
			'GET',
			'customers',
			{ params: { cursor: 'nonsense' } },
		],
	};
	for ( const [ name, [ counted, ...bad ] ] of Object.entries( CASES ) ) {
		test( name, async ( { admin } ) => {
			await admin.updateAdditionalInfo( ADA, { first: true } );
			const before = rateOf( await admin.send( ...REQUESTS[ counted ] ) );
			for ( let time = 0; time < 3; time++ ) {
				const answer = await admin.send( ...bad );
				expect( answer.status ).toBe( 400 );
				expect( rateOf( answer ) ).toEqual( before );
			}
			const after = rateOf( await admin.send( ...REQUESTS[ counted ] ) );
			expect( after.remaining ).toBe( before.remaining - 1 );
		} );
	}

	test( 'a request that the user has no right to', async ( {
		connect,
		site,
	} ) => {
		const viewer = await connect( {
			user: await site.createUser( {
				login: 'viewer',
				rights: [ 'customers/view' ],
			} ),
		} );
		for ( const name of [ 'create', 'update', 'delete' ] as const ) {
			for ( let time = 0; time < 2; time++ ) {
				const answer = await viewer.send( ...REQUESTS[ name ] );
				expect( answer.status ).toBe( 403 );
				expect( rateOf( answer ) ).toMatchObject(
					rate( DOCUMENTED[ name ], DOCUMENTED[ name ] )
				);
			}
		}
	} );

	test( 'a request that only the record prevents', async ( {
		connect,
		site,
	} ) => {
		const manager = await connect( {
			user: await site.createUser( {
				login: 'manager',
				rights: [ 'customers/view', 'customers/manage' ],
			} ),
		} );
		await updateRow( site, 'fct_customers', ADA, { user_id: 1 } );
		const answer = await manager.send( 'PUT', `customers/${ ADA }`, {
			body: { email: 'taken.over@example.com' },
		} );
		expect( answer.status ).toBe( 403 );
		expect( rateOf( answer ) ).toMatchObject( rate( 200, 200 ) );
	} );
} );

test( 'a request without a user is not counted', async ( {
	admin,
	connect,
} ) => {
	const anonymous = await connect();
	const answer = await anonymous.send( 'GET', 'customers' );
	expect( answer.status ).toBe( 401 );
	expect( answer.headers ).not.toHaveProperty( 'x-ratelimit-limit' );
	expect( await rateStateAfterOneMore( admin ) ).toMatchObject( {
		list: rate( 100, 99 ),
	} );
} );

test(
	'requests that are not found, taken or outdated are counted',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { email } = await admin.getCustomer( 2 );
		const { status, headers } = await admin.send( 'POST', 'customers', {
			body: { email },
		} );
		expect( [ status, headers[ 'x-ratelimit-remaining' ] ] ).toEqual( [
			409,
			'49',
		] );
		const conflict = await admin.send( 'PUT', `customers/${ ADA }`, {
			headers: { 'If-Match': '"another"' },
			body: { first_name: 'A' },
		} );
		expect( [ conflict.status, rateOf( conflict ).remaining ] ).toEqual( [
			412, 199,
		] );
		const missing = await admin.send( ...REQUESTS.update );
		expect( [ missing.status, rateOf( missing ).remaining ] ).toEqual( [
			404, 198,
		] );
	}
);

test( 'a dry run counts as a list, whatever the action', async ( {
	admin,
} ) => {
	for ( const [ index, body ] of [
		{ action: 'delete', customer_ids: [ MISSING_ID ] },
		{ action: 'update_status', customer_ids: [ MISSING_ID ] },
	].entries() ) {
		const answer = await admin.send( 'POST', 'customers/do-bulk-action', {
			body: { ...body, data: { status: 'active', dry_run: true } },
		} );
		expect( answer.status ).toBe( 200 );
		expect( rateOf( answer ) ).toMatchObject( rate( 100, 99 - index ) );
	}
	expect( await rateStateAfterOneMore( admin ) ).toMatchObject( {
		list: rate( 100, 97 ),
		update: rate( 200, 199 ),
		delete: rate( 20, 19 ),
	} );
} );

test( 'a dry run of an undo counts as a list, and the undo as an update', async ( {
	admin,
} ) => {
	for ( const [ index, options ] of [
		{ body: { dry_run: true } },
		{ params: { dry_run: 'true' } },
	].entries() ) {
		expect(
			rateOf(
				await admin.send(
					'POST',
					`customers/runs/${ MISSING_ID }/undo`,
					options
				)
			)
		).toMatchObject( rate( 100, 99 - index ) );
	}
	expect(
		rateOf(
			await admin.send( 'POST', `customers/runs/${ MISSING_ID }/undo` )
		)
	).toMatchObject( rate( 200, 199 ) );
} );

test(
	'a bulk action is counted by its action, and its later steps are not counted',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const started = await admin.send( 'POST', 'customers/do-bulk-action', {
			body: {
				action: 'update_status',
				filters: {},
				data: { status: 'active' },
			},
		} );
		expect( rateOf( started ) ).toMatchObject( rate( 200, 199 ) );

		for ( const action of [ 'update_status', 'delete' ] ) {
			const forged = await admin.send(
				'POST',
				'customers/do-bulk-action',
				{
					body: {
						action,
						cursor: 'forged',
						data: { status: 'active' },
					},
				}
			);
			expect( forged.status ).toBe( 400 );
		}
		expect( await rateStateAfterOneMore( admin ) ).toMatchObject( {
			update: rate( 200, 198 ),
			delete: rate( 20, 19 ),
		} );
	}
);

test( 'a cursor in a free-form body is an ordinary field, and the request is counted', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'own-rate-limits' );
	const statuses: number[] = [];
	for ( const cursor of [ 'a', 'b', 'c', 'd' ] ) {
		const { status } = await admin.send(
			'PUT',
			`customers/${ ADA }/additional-info`,
			{ body: { cursor, action: 'export', k: '1' } }
		);
		statuses.push( status );
	}
	expect( statuses ).toEqual( [ 200, 200, 200, 429 ] );
} );

test(
	'a cursor is free once, and counted when sent again',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await site.addPlugin( 'own-rate-limits' );
		await insertCustomers( site, 1010, { email: 'many%d@example.com' } );
		const { cursor } = await admin.bulk( {
			action: 'update_status',
			filters: {},
			data: { status: 'inactive' },
		} );
		const send = ( sent: unknown ) =>
			admin.send( 'POST', 'customers/do-bulk-action', {
				body: { action: 'update_status', cursor: sent },
			} );
		// A rejected request leaves the free step to the valid request.
		const rejected = await admin.send( 'POST', 'customers/do-bulk-action', {
			body: {
				action: 'update_status',
				cursor,
				data: { status: 'active' },
			},
		} );
		expect( rejected.status ).toBe( 400 );
		const free = await send( cursor );
		const counted = await concurrently( 4, () => send( cursor ) );
		expect( counted.map( ( { status } ) => status ).sort() ).toEqual( [
			200, 200, 429, 429,
		] );
		const next = Object( free.body ).data.cursor;
		expect( next ).toEqual( expect.any( String ) );
		expect( ( await send( next ) ).status ).toBe( 200 );
		expect( ( await send( next ) ).status ).toBe( 429 );
	}
);

test( 'the list that the admin page preloads is not counted', async ( {
	connect,
	site,
} ) => {
	const user = site.users.admin;
	const session = await site.sessionClient( user );
	const page = await session.get(
		`${ site.url }/wp-admin/admin.php?page=fluent-cart-customers`
	);
	expect( await page.text() ).toContain( 'Ngozi' );
	await session.dispose();

	const person = await connect( { user, credentials: 'cookie and nonce' } );
	expect( await rateStateAfterOneMore( person ) ).toMatchObject( {
		list: rate( 2000, 1999 ),
	} );
} );

function manyFields(): Record< string, boolean > {
	return Object.fromEntries(
		Array.from( { length: 100 }, ( _, index ) => [
			`field${ index }`,
			true,
		] )
	);
}
