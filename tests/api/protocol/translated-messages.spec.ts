import { expect, test } from '../support/test.ts';

test( 'messages of the API are translated', async ( { site } ) => {
	await site.usePseudoLocale();
	const admin = await site.client( site.users.admin );
	const visitor = await site.client();
	const subscriber = await site.client( site.users.subscriber );
	const answers = [
		await visitor.get( 'customers' ),
		await subscriber.get( 'customers' ),
		await admin.get( 'customers/999999' ),
		await admin.get(
			'customers?page=x&per_page=1000&date_from=x&status=x'
		),
		await admin.post( 'customers', { data: { email: 'x', notes: 5 } } ),
		await admin.post( 'customers', { data: { email: 'ada@example.com' } } ),
		await admin.post( 'customers/1/address', { data: { type: 'x' } } ),
		await admin.put( 'customers/1', { data: { status: 'x' } } ),
		await admin.delete( 'customers/1' ),
		await admin.post( 'customers/do-bulk-action', { data: {} } ),
		await admin.patch( 'customers/1' ),
	];
	for ( const answer of answers ) {
		const { error } = await answer.json();
		expect.soft( error, answer.url() ).toMatchObject( {
			message: expect.stringContaining( '⟦' ),
		} );
		for ( const message of Object.values( error?.fields ?? {} ) ) {
			expect.soft( message, answer.url() ).toContain( '⟦' );
		}
	}
} );
