import { runCommand } from './support/commands.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'a command has the rights of its user, and all without one',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const stranger = await site.createUser( { login: 'stranger' } );
		const viewer = await site.createUser( { login: 'viewer' } );
		await site.grant( viewer.id, [ 'customers/view' ] );
		const refusal = [
			expect.stringMatching( /^Error: .*(allowed|permission)/ ),
		];
		const options = { first_name: 'Changed' };
		expect(
			await runCommand( site, 'list', { userId: stranger.id } )
		).toEqual( refusal );
		expect(
			await runCommand( site, 'get', {
				arguments: [ ADA ],
				options: { field: 'id' },
				userId: viewer.id,
			} )
		).toEqual( [ '1' ] );
		for ( const [ name, extra ] of [
			[ 'update', { ...options } ],
			[ 'update', { ...options, 'dry-run': true } ],
			[ 'delete', { yes: true, force: true } ],
		] as const ) {
			expect(
				await runCommand( site, name, {
					arguments: [ ADA ],
					options: extra,
					userId: viewer.id,
				} )
			).toEqual( refusal );
		}
		expect(
			await runCommand( site, 'bulk update-status', {
				arguments: [ 'inactive', ADA ],
				userId: viewer.id,
			} )
		).toEqual( refusal );
		expect(
			await runCommand( site, 'update', { arguments: [ ADA ], options } )
		).toContain( 'Success: Saved.' );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( options );
	}
);

test( 'without a user, a command links, creates and unlinks WordPress users', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'new@example.com' } );
	const user = await site.createUser( { login: 'linked' } );
	expect(
		await runCommand( site, 'user attach', {
			arguments: [ id, user.id ],
		} )
	).toContain( 'Success: Done.' );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		user_id: user.id,
	} );
	expect(
		await runCommand( site, 'user detach', { arguments: [ id ] } )
	).toContain( 'Success: Done.' );
	expect(
		await runCommand( site, 'user list', {
			options: { search: 'linked', format: 'ids' },
		} )
	).toEqual( [ String( user.id ) ] );
} );
