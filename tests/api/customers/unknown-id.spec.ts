import { expect, test } from '../support/test.ts';

for ( const id of [
	'999',
	'0',
	'000',
	'99999999999999999999',
	'9223372036854775807',
] ) {
	test( `the id ${ id } is not found`, async ( { admin } ) => {
		for ( const [ method, options ] of [
			[ 'GET', {} ],
			[ 'PUT', { body: { first_name: 'Nobody' } } ],
		] as const ) {
			expect(
				await admin.send( method, `customers/${ id }`, options )
			).toMatchObject( {
				status: 404,
				body: {
					success: false,
					error: { code: 'customer_not_found' },
				},
			} );
		}
	} );
}

test(
	'the message contains the id, as documented',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { body } = await admin.send( 'GET', 'customers/999' );
		expect( body ).toEqual( {
			success: false,
			error: {
				code: 'customer_not_found',
				message: 'Customer with ID 999 not found',
			},
		} );
	}
);
