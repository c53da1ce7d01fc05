import { type ApiClient, type Answer } from './support/api-client.ts';
import { expect, test } from './support/test.ts';

const ADA = 1;

test( 'of twenty who want one email at once, whatever the case, one gets it', async ( {
	admin,
} ) => {
	const answers = await atOnce( 20, ( index ) =>
		admin.send( 'POST', 'customers', {
			body: {
				email: index % 2 ? 'RUSH@example.com' : 'rush@Example.com',
			},
		} )
	);
	expect( statuses( answers ) ).toEqual( { 201: 1, 409: 19 } );
	for ( const { body } of answers.filter(
		( { status } ) => status === 409
	) ) {
		expect( body ).toMatchObject( { error: { code: 'invalid_email' } } );
	}
	const { customers } = await admin.listCustomers( {
		search: 'rush@example.com',
	} );
	expect( customers ).toHaveLength( 1 );
} );

test( 'of ten customers who are given one email at once, one gets it', async ( {
	admin,
} ) => {
	const answers = await atOnce( 10, ( index ) =>
		admin.send( 'PUT', `customers/${ index + 1 }`, {
			body: { email: 'rush@example.com', first_name: 'Rushed' },
		} )
	);
	expect( statuses( answers ) ).toEqual( { 200: 1, 409: 9 } );
	const { customers } = await admin.listCustomers( { search: 'rushed' } );
	expect( customers ).toHaveLength( 1 );
} );

test( 'of twelve who save the same version at once, one is not refused', async ( {
	admin,
} ) => {
	const { version } = await admin.getCustomer( ADA );
	const answers = await atOnce( 12, ( index ) =>
		admin.send( 'PUT', `customers/${ ADA }`, {
			headers: { 'If-Match': `"${ version }"` },
			body: { first_name: `Writer ${ index }`, phone: `555 ${ index }` },
		} )
	);
	expect( statuses( answers ) ).toEqual( { 200: 1, 412: 11 } );

	const winner = answers.findIndex( ( { status } ) => status === 200 );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		first_name: `Writer ${ winner }`,
		phone: `555 ${ winner }`,
	} );
} );

test( 'those who change different fields at once do not undo each other', async ( {
	admin,
} ) => {
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
	const answers = await atOnce( changes.length, ( index ) =>
		admin.send( 'PUT', `customers/${ ADA }`, { body: changes[ index ] } )
	);
	expect( statuses( answers ) ).toEqual( { 200: changes.length } );
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
} );

test( 'different customers can be made at once', async ( { admin } ) => {
	const answers = await atOnce( 12, ( index ) =>
		admin.send( 'POST', 'customers', {
			body: { email: `one-of-many-${ index }@example.com` },
		} )
	);
	expect( statuses( answers ) ).toEqual( { 201: 12 } );
	expect( await found( admin, 'one of many' ) ).toBe( 12 );
} );

function atOnce(
	count: number,
	request: ( index: number ) => Promise< Answer >
): Promise< Answer[] > {
	return Promise.all(
		Array.from( { length: count }, ( _, index ) => request( index ) )
	);
}

/** How many answers there were of each status. */
function statuses( answers: Answer[] ): Record< number, number > {
	const counts: Record< number, number > = {};
	for ( const { status } of answers ) {
		counts[ status ] = ( counts[ status ] ?? 0 ) + 1;
	}
	return counts;
}

async function found( client: ApiClient, search: string ): Promise< number > {
	return ( await client.listCustomers( { search } ) ).pagination.total;
}
