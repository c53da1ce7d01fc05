import {
	type ActivityEntry,
	type Answer,
	type ApiClient,
} from '../support/api-client.ts';
import { insertExampleCustomers } from '../support/example-customers.ts';
import { concurrently } from '../support/concurrency.ts';
import { insertAddress } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test.beforeEach( ( { site } ) => site.addPlugin( 'database/slow-database' ) );

test(
	'of twenty concurrent requests to create a customer with one email, in any case, one succeeds',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const answers = await concurrently( 20, ( index ) =>
			admin.send( 'POST', 'customers', {
				body: {
					email: index % 2 ? 'RUSH@example.com' : 'rush@Example.com',
				},
			} )
		);
		expect( countByOutcome( answers ) ).toEqual( {
			201: 1,
			'409 invalid_email': 19,
		} );
		expect( await totalFound( admin, 'rush@example.com' ) ).toBe( 1 );
	}
);

test(
	'of twenty concurrent requests to give one email to different customers, one succeeds',
	{ tag: '@cluster' },
	async ( { admin } ) => {
		const answers = await concurrently( 20, ( index ) =>
			admin.send( 'PUT', `customers/${ index + 1 }`, {
				body: { email: 'rush@example.com', first_name: 'Rushed' },
			} )
		);
		expect( countByOutcome( answers ) ).toEqual( {
			200: 1,
			'409 invalid_email': 19,
		} );
		expect( await totalFound( admin, 'rushed' ) ).toBe( 1 );
	}
);

test(
	'of twenty concurrent requests to attach one user to different customers, one succeeds',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const userId = site.users.subscriber.id;
		const answers = await concurrently( 20, ( index ) =>
			admin.send( 'POST', `customers/${ index + 1 }/attachable-user`, {
				body: { user_id: userId },
			} )
		);
		expect( countByOutcome( answers ) ).toEqual( {
			200: 1,
			'409 invalid_user': 19,
		} );

		const customers = await admin.listCustomers( {
			per_page: 100,
			order_type: 'ASC',
		} );
		const winner =
			answers.findIndex( ( { status } ) => status === 200 ) + 1;
		expect(
			customers.customers
				.filter( ( customer ) => customer.user_id === userId )
				.map( ( { id } ) => id )
		).toEqual( [ winner ] );
	}
);

test(
	'of fifty concurrent requests, the limit of twenty are answered',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		// The first request is sent alone, because the site's workers could otherwise reach the limit evenly.
		await admin.deleteCustomer( 50, { force: true } );
		const answers = await concurrently( 49, ( index ) =>
			admin.send( 'DELETE', `customers/${ index + 1 }`, {
				body: { force: true },
			} )
		);
		expect( countByOutcome( answers ) ).toEqual( {
			200: 19,
			'429 rate_limited': 30,
		} );
		expect( ( await admin.listCustomers() ).pagination.total ).toBe( 480 );
	}
);

test(
	'of twelve concurrent saves of the same version, one succeeds',
	{ tag: '@cluster' },
	async ( { admin } ) => {
		// Two groups of twelve requests, one for each customer.
		const dozens = await Promise.all(
			[ ADA, ADA + 1 ].map( async ( id ) => {
				const { version } = await admin.getCustomer( id );
				const answers = await concurrently( 12, ( index ) =>
					admin.send( 'PUT', `customers/${ id }`, {
						headers: { 'If-Match': `"${ version }"` },
						body: {
							first_name: `Writer ${ index }`,
							phone: `555 ${ index }`,
						},
					} )
				);
				return { id, answers };
			} )
		);
		for ( const { id, answers } of dozens ) {
			expect( countByOutcome( answers ) ).toEqual( {
				200: 1,
				'412 edit_conflict': 11,
			} );
			const winner = answers.findIndex(
				( { status } ) => status === 200
			);
			expect( await admin.getCustomer( id ) ).toMatchObject( {
				first_name: `Writer ${ winner }`,
				phone: `555 ${ winner }`,
			} );
		}
	}
);

test(
	'two addresses that are made primary concurrently leave one primary address',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		// Uses ten customers, so that no later request repairs the result of a race.
		const customers = await insertExampleCustomers( site, 10 );
		const answersToBoth = await Promise.all(
			customers.map( async ( { id, addressId } ) => [
				{ id, addressId },
				{
					id,
					addressId: await insertAddress( site, id, {
						type: 'shipping',
						is_primary: 0,
					} ),
				},
			] )
		);
		const answers = await Promise.all(
			answersToBoth.flat().map( ( { id, addressId } ) =>
				admin.send( 'POST', `customers/${ id }/address/make-primary`, {
					body: { address_id: addressId },
				} )
			)
		);
		expect( countByOutcome( answers ) ).toEqual( { 200: 20 } );
		for ( const { id } of customers ) {
			const addresses = await admin.listAddresses( id, {
				type: 'shipping',
			} );
			expect(
				addresses.filter( ( address ) => address.is_primary )
			).toHaveLength( 1 );
		}
	}
);

test(
	'concurrent changes of different fields are all kept',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const changes = [
			{ first_name: 'Augusta' },
			{ last_name: 'King' },
			{ phone: '+44 20 7946 0000' },
			{ status: 'inactive' },
			{ email: 'countess@example.com' },
			{ additional_info: { company: 'Engines' } },
			{ additional_info: { tier: 'gold' } },
			{ additional_info: { notes: 'All at once' } },
		];
		const answers = await concurrently( changes.length, ( index ) =>
			admin.send( 'PUT', `customers/${ ADA }`, {
				body: changes[ index ],
			} )
		);
		expect( countByOutcome( answers ) ).toEqual( { 200: changes.length } );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			first_name: 'Augusta',
			last_name: 'King',
			phone: '+44 20 7946 0000',
			status: 'inactive',
			email: 'countess@example.com',
			additional_info: {
				company: 'Engines',
				tier: 'gold',
				notes: 'All at once',
			},
		} );
	}
);

test(
	'concurrent single and bulk changes of the same customers are each logged once, in order',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const ids = Array.from( { length: 10 }, ( _, index ) => index + 1 );
		const before = await Promise.all(
			ids.map( ( id ) => admin.getCustomer( id ) )
		);
		const answers = await concurrently( 24, ( index ) => {
			const status = index % 4 < 2 ? 'inactive' : 'active';
			return index % 2
				? admin.send( 'PUT', `customers/${ ids[ index % 10 ] }`, {
						body: { status, first_name: `Writer ${ index }` },
					} )
				: admin.send( 'POST', 'customers/do-bulk-action', {
						body: {
							action: 'update_status',
							customer_ids: index % 8 ? ids : ids.toReversed(),
							data: { status },
						},
					} );
		} );
		expect( countByOutcome( answers ) ).toEqual( { 200: 24 } );

		for ( const customer of before ) {
			const { activity } = await admin.listActivity( customer.id, {
				per_page: 100,
			} );
			const now = await admin.getCustomer( customer.id );
			for ( const field of [ 'status', 'first_name' ] as const ) {
				const steps = activity
					.flatMap( ( { changes } ) => changes )
					.filter( ( change ) => change.field === field )
					.reverse();
				// Each change starts from the value of the previous one.
				expect( [
					customer[ field ],
					...steps.map( afterOf ),
				] ).toEqual( [
					...steps.map( ( step ) => step.before ),
					now[ field ],
				] );
			}
		}
	}
);

test(
	'different customers can be created concurrently',
	{ tag: '@cluster' },
	async ( { admin } ) => {
		const answers = await concurrently( 20, ( index ) =>
			admin.send( 'POST', 'customers', {
				body: { email: `one-of-many-${ index }@example.com` },
			} )
		);
		expect( countByOutcome( answers ) ).toEqual( { 201: 20 } );
		expect( await totalFound( admin, 'one of many' ) ).toBe( 20 );
	}
);

/** Counts the answers by status and error code. */
function countByOutcome( answers: Answer[] ): Record< string, number > {
	const counts: Record< string, number > = {};
	for ( const { status, body } of answers ) {
		const code = Object( body ).error?.code;
		const outcome = code ? `${ status } ${ code }` : String( status );
		counts[ outcome ] = ( counts[ outcome ] ?? 0 ) + 1;
	}
	return counts;
}

function afterOf( change: ActivityEntry[ 'changes' ][ number ] ) {
	return change.after;
}

async function totalFound(
	client: ApiClient,
	search: string
): Promise< number > {
	return ( await client.listCustomers( { search } ) ).pagination.total;
}
