import { type ApiClient, type BulkResult } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import {
	idsOf,
	insertCustomer,
	insertCustomers,
	rowsOf,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** More than two steps. The search "crowd" finds them. */
const MANY = 1200;
/** More than one step of them. The search "band" finds them. */
const SOME = 510;

type Site = Parameters< typeof rowsOf >[ 0 ];
type BulkAction = Parameters< ApiClient[ 'bulk' ] >[ 0 ];

const DEACTIVATE = {
	action: 'update_status',
	search: 'crowd',
	data: { status: 'inactive' },
} as const;

test.beforeEach( ( { site } ) => insertMatchingCustomers( site ) );

test(
	'all matching customers are processed in steps, with the progress of the whole run',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const steps = await runAllSteps( admin, DEACTIVATE );
		expect( steps.length ).toBeGreaterThan( 2 );
		let done = 0;
		for ( const step of steps ) {
			done += step.results.length;
			expect( step ).toMatchObject( {
				processed: done,
				failed: 0,
				total: MANY,
			} );
		}
		expect( done ).toBe( MANY );
		expect( await countByStatus( site ) ).toEqual( { inactive: MANY } );
		// Other customers stay unchanged.
		expect( await admin.getCustomer( 1 ) ).toMatchObject( {
			status: 'active',
		} );
	}
);

test(
	'customers that stop matching because of a step do not shift the next step',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const steps = await runAllSteps( admin, {
			...DEACTIVATE,
			filters: { status: 'active' },
		} );
		expect( steps.at( -1 ) ).toMatchObject( { processed: MANY } );
		expect( await countByStatus( site ) ).toEqual( { inactive: MANY } );
	}
);

test( 'filters without members match all customers', async ( {
	admin,
	site,
} ) => {
	const all = await rowsOf( site, 'fct_customers' );
	const steps = await runAllSteps( admin, {
		action: 'update_status',
		filters: {},
		data: { status: 'inactive' },
	} );
	expect( steps.at( -1 ) ).toMatchObject( { processed: all.length } );
	const { pagination } = await admin.listCustomers( {
		'filters[status]': 'active',
	} );
	expect( pagination.total ).toBe( 0 );
} );

test( 'excluded customers stay unchanged', async ( { admin, site } ) => {
	const [ first = 0, second = 0 ] = await matchingIds( site );
	const steps = await runAllSteps( admin, {
		...DEACTIVATE,
		except_ids: [ second, first, first ],
	} );
	expect( steps.at( -1 ) ).toMatchObject( {
		processed: MANY - 2,
		total: MANY - 2,
	} );
	expect( await countByStatus( site ) ).toEqual( {
		active: 2,
		inactive: MANY - 2,
	} );
} );

test(
	'a repeated step changes nothing more',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const next = nextStep(
			'update_status',
			await admin.bulk( DEACTIVATE )
		);
		const once = await admin.bulk( next );
		const again = await admin.bulk( next );
		expect( { ...again, cursor: '' } ).toEqual( { ...once, cursor: '' } );
		const steps = await runAllSteps(
			admin,
			nextStep( 'update_status', again )
		);
		expect( steps.at( -1 ) ).toMatchObject( {
			processed: MANY,
			failed: 0,
		} );
		expect( await countByStatus( site ) ).toEqual( { inactive: MANY } );
	}
);

test(
	'a repeated step of a deletion deletes the next customers',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const started = await admin.bulk( {
			action: 'delete',
			search: 'band',
		} );
		await admin.bulk( nextStep( 'delete', started ) );
		const steps = await runAllSteps( admin, nextStep( 'delete', started ) );
		expect( steps.at( -1 ) ).toMatchObject( { failed: 0 } );
		expect( await matchingIds( site ) ).toHaveLength( MANY - SOME );
	}
);

test(
	'a customer that is created during the run is not changed',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const started = await admin.bulk( DEACTIVATE );
		const late = await insertCustomer( site, {
			email: 'crowd@example.org',
		} );
		await runAllSteps( admin, nextStep( 'update_status', started ) );
		expect( await admin.getCustomer( late ) ).toMatchObject( {
			status: 'active',
		} );
	}
);

test(
	'customers that cannot be deleted are reported and do not stop the run',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const [ first = 0 ] = await matchingIds( site, 'crowd.band' );
		await runSql(
			site,
			`UPDATE {fct_orders} SET customer_id = ${ first }`
		);
		const steps = await runAllSteps( admin, {
			action: 'delete',
			search: 'band',
		} );
		expect( steps.length ).toBeGreaterThan( 1 );
		expect( steps.at( -1 ) ).toMatchObject( {
			processed: SOME - 1,
			failed: 1,
		} );
		expect( steps[ 0 ]?.results[ 0 ] ).toMatchObject( {
			customer_id: first,
			error: { code: 'customer_has_orders' },
		} );
		expect( await matchingIds( site, 'crowd.band' ) ).toEqual( [ first ] );
	}
);

test(
	'a dry run adds up its steps and changes nothing',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const steps = await runAllSteps( admin, {
			...DEACTIVATE,
			data: { status: 'inactive', dry_run: true },
		} );
		expect( steps.length ).toBeGreaterThan( 2 );
		expect( steps.at( -1 ) ).toMatchObject( {
			processed: MANY,
			orders: 0,
			total_spent: MANY * 250,
			dry_run: true,
		} );
		expect( await countByStatus( site ) ).toEqual( { active: MANY } );
	}
);

test( 'a continued run accepts the request that started it', async ( {
	admin,
} ) => {
	const body = {
		...DEACTIVATE,
		filters: { total_spent_min: 100, total_spent_max: 300 },
	};
	const started = await admin.bulk( body );
	const next = await admin.bulk( {
		...nextStep( 'update_status', started ),
		search: 'crowd',
		filters: { total_spent_max: 300, total_spent_min: 100 },
		data: { status: 'inactive' },
	} );
	expect( next.processed ).toBeGreaterThan( started.processed );
} );

for ( const [ field, change ] of [
	[ 'action', { action: 'delete' } ],
	[ 'search', { search: 'ada' } ],
	[ 'search', { search: '' } ],
	[ 'filters', { filters: { status: 'active' } } ],
	[ 'except_ids', { except_ids: [ 5 ] } ],
	[ 'customer_ids', { customer_ids: [ 5 ] } ],
	[ 'data[status]', { data: { status: 'active' } } ],
	[ 'data[dry_run]', { data: { dry_run: true } } ],
] as const ) {
	test( `a cursor with another ${ field } (${ JSON.stringify( change ) }) is rejected`, async ( {
		admin,
		site,
	} ) => {
		const started = await admin.bulk( DEACTIVATE );
		const before = await countByStatus( site );
		expect(
			await admin.send( 'POST', 'customers/do-bulk-action', {
				body: { ...nextStep( 'update_status', started ), ...change },
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
		expect( await countByStatus( site ) ).toEqual( before );
	} );
}

test( 'a cursor that was altered, or issued to another user, is rejected', async ( {
	admin,
	connect,
	site,
} ) => {
	const cursor = ( await admin.bulk( DEACTIVATE ) ).cursor ?? '';
	const before = await countByStatus( site );
	const [ content = '', signature = '' ] = cursor.split( '.' );
	const work = Buffer.from( content, 'base64url' )
		.toString()
		.replace( '"crowd"', '""' );
	const other = await connect( {
		user: await site.createUser( {
			login: 'colleague',
			role: 'administrator',
		} ),
	} );
	for ( const [ client, sent ] of [
		[
			admin,
			`${ Buffer.from( work ).toString( 'base64url' ) }.${ signature }`,
		],
		[ admin, `${ content }.` ],
		[ admin, content ],
		[ admin, cursor.slice( 0, -3 ) ],
		[ other, cursor ],
	] as const ) {
		expect(
			await client.send( 'POST', 'customers/do-bulk-action', {
				body: { action: 'update_status', cursor: sent },
			} )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { cursor: expect.any( String ) },
				},
			},
		} );
	}
	expect( await countByStatus( site ) ).toEqual( before );
} );

async function runAllSteps(
	client: ApiClient,
	body: BulkAction
): Promise< BulkResult[] > {
	const steps = [ await client.bulk( body ) ];
	for ( let step = steps[ 0 ]; step?.cursor; step = steps.at( -1 ) ) {
		steps.push( await client.bulk( nextStep( body.action, step ) ) );
	}
	return steps;
}

function nextStep(
	action: BulkAction[ 'action' ],
	{ cursor }: BulkResult
): BulkAction {
	return { action, cursor: cursor ?? '' };
}

async function insertMatchingCustomers( site: Site ): Promise< void > {
	await insertCustomers( site, SOME, {
		email: 'crowd.band.%d@example.com',
		ltv: '250',
	} );
	await insertCustomers( site, MANY - SOME, {
		email: 'crowd.%d@example.com',
		ltv: '250',
	} );
	await reconcile( site );
}

function matchingIds( site: Site, email = 'crowd' ): Promise< number[] > {
	return idsOf(
		site,
		'fct_customers',
		`WHERE email LIKE '${ email }.%@example.com' ORDER BY id`
	);
}

async function countByStatus(
	site: Site
): Promise< Record< string, number > > {
	const rows = await rowsOf< { status: string } >(
		site,
		'fct_customers',
		"WHERE email LIKE 'crowd.%@example.com'"
	);
	const counts: Record< string, number > = {};
	for ( const { status } of rows ) {
		counts[ status ] = ( counts[ status ] ?? 0 ) + 1;
	}
	return counts;
}
