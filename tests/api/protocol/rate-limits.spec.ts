import { type TestSite } from '../../support/test-site.ts';
import {
	rateStateAfterOneMore,
	CLASSES,
	DOCUMENTED,
	HOUR,
	rate,
	rateOf,
	rateLimited,
	REQUESTS,
	sendConcurrently,
} from '../support/rate-limits.ts';
import { countRows, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

for ( const name of CLASSES ) {
	const limit = DOCUMENTED[ name ];

	test(
		`of requests that ${ name }, ${ limit } an hour are answered, and no more`,
		{ tag: '@slow' },
		async ( { admin } ) => {
			test.slow(); // As many requests as the limit allows.
			const answers = await sendConcurrently( admin, limit + 10, name );
			expect( rateLimited( answers ) ).toHaveLength( 10 );
			expect( rateOf( answers[ 0 ] ).limit ).toBe( limit );
		}
	);
}

test(
	'of fifty concurrent requests, the limit of twenty are answered, for each user',
	{ tag: [ '@cluster', '@oldest' ] },
	async ( { connect, site } ) => {
		for ( const login of [ 'ann', 'ben', 'cem', 'dee' ] ) {
			const user = await site.createUser( {
				login,
				role: 'administrator',
			} );
			const client = await connect( { user } );
			const answers = await sendConcurrently( client, 50, 'delete' );
			expect( rateLimited( answers ), login ).toHaveLength( 30 );
			expect(
				await rateStateAfterOneMore( client ),
				login
			).toMatchObject( {
				delete: { remaining: 0 },
			} );
		}
	}
);

test(
	'the hour starts with the first request, and then starts again',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		const first = rateOf( await admin.send( ...REQUESTS.delete ) );
		expect( first.remaining ).toBe( 19 );
		await sendConcurrently( admin, 25, 'delete' );

		await ageWindows( site, HOUR - 30 );
		const late = await admin.send( ...REQUESTS.delete );
		expect( late.status ).toBe( 429 );
		expect( Number( late.headers[ 'retry-after' ] ) ).toBeLessThanOrEqual(
			30
		);
		expect( rateOf( late ).reset ).toBe( first.reset - HOUR + 30 );

		await ageWindows( site, 30 );
		const answers = await sendConcurrently( admin, 50, 'delete' );
		expect( rateLimited( answers ) ).toHaveLength( 30 );
		expect( rateOf( answers[ 0 ] ).reset ).toBeGreaterThanOrEqual(
			first.reset
		);
	}
);

test( 'a user in wp-admin has twenty times the limit, in windows of its own', async ( {
	admin,
	connect,
	site,
} ) => {
	const person = await connect( {
		user: site.users.admin,
		credentials: 'cookie and nonce',
	} );
	await sendConcurrently( admin, 21, 'delete' );
	expect( await rateStateAfterOneMore( person ) ).toEqual( {
		list: rate( 2000, 1999 ),
		create: rate( 1000, 999 ),
		update: rate( 4000, 3999 ),
		delete: rate( 400, 399 ),
	} );
	expect( await rateStateAfterOneMore( admin ) ).toMatchObject( {
		list: rate( 100, 99 ),
		delete: rate( 20, 0 ),
	} );
} );

test(
	'users and classes have separate limits, namespaces share them',
	{ tag: '@slow' },
	async ( { admin, connect, site } ) => {
		const user = await site.createUser( {
			login: 'second',
			role: 'administrator',
		} );
		await sendConcurrently( admin, 21, 'delete' );
		expect(
			await rateStateAfterOneMore( await connect( { user } ) )
		).toMatchObject( {
			delete: rate( 20, 19 ),
		} );

		const version1 = await connect( {
			user: site.users.admin,
			namespace: 'fluent-cart/v1',
		} );
		expect( await rateStateAfterOneMore( version1 ) ).toEqual( {
			list: rate( 100, 99 ),
			create: rate( 50, 49 ),
			update: rate( 200, 199 ),
			delete: rate( 20, 0 ),
		} );
	}
);

test( 'the owner can change the limits', async ( { admin, site } ) => {
	await site.addPlugin( 'own-rate-limits' );
	expect( await rateStateAfterOneMore( admin ) ).toEqual( {
		list: rate( 1000, 999 ),
		create: rate( 3, 2 ),
		update: rate( 3, 2 ),
		delete: rate( 3, 2 ),
	} );
	const answers = await sendConcurrently( admin, 5, 'update' );
	expect( rateLimited( answers ) ).toHaveLength( 3 );
} );

test(
	'the counters of a deleted user are deleted',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const user = await site.createUser( {
			login: 'leaver',
			role: 'administrator',
		} );
		await sendConcurrently( await connect( { user } ), 1, 'list' );
		expect( await windowsOf( site, user.id ) ).toBe( 1 );
		await site.call( 'users/delete', { id: user.id } );
		expect( await windowsOf( site, user.id ) ).toBe( 0 );
	}
);

/** Makes all counters older by the given number of seconds. */
function ageWindows( site: TestSite, seconds: number ): Promise< void > {
	return runSql(
		site,
		`UPDATE {fcc_rate_windows} SET started_at = started_at - ${ seconds }`
	);
}

function windowsOf( site: TestSite, id: number ): Promise< number > {
	return countRows( site, 'fcc_rate_windows', `WHERE user_id = ${ id }` );
}
