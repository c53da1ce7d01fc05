import { downloadParams, openDownload } from '../support/exports.ts';
import { countRows, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

const REJECTION = {
	status: 403,
	body: {
		success: false,
		error: {
			code: 'insufficient_permissions',
			message: expect.any( String ),
		},
	},
};

test(
	'HEAD returns only the headers',
	{ tag: '@oldest' },
	async ( { admin, connect } ) => {
		const answer = await admin.bulk( {
			action: 'export',
			customer_ids: [ ADA ],
		} );
		expect(
			await openDownload( await connect(), answer, 'HEAD' )
		).toMatchObject( {
			status: 200,
			headers: { 'content-type': 'text/csv; charset=utf-8' },
			body: '',
		} );
	}
);

test( 'the download address has the namespace of the request', async ( {
	connect,
	site,
} ) => {
	const client = await connect( {
		user: site.users.admin,
		namespace: 'fluent-cart/v1',
	} );
	const { download_url: url } = await client.bulk( {
		action: 'export',
		customer_ids: [ ADA ],
	} );
	expect( url ).toContain( '/fluent-cart/v1/customers/export?' );
} );

test(
	'the requesting user can open the link with or without a session, and no other user can',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const answer = await admin.bulk( {
			action: 'export',
			customer_ids: [ ADA ],
		} );
		const colleague = await site.createUser( {
			login: 'colleague',
			role: 'administrator',
		} );
		for ( const credentials of [
			'application password',
			'cookie and nonce',
			// A link that is clicked in wp-admin.
			'cookie without nonce',
		] as const ) {
			const own = await connect( {
				user: site.users.admin,
				credentials,
			} );
			expect( await openDownload( own, answer ) ).toMatchObject( {
				status: 200,
			} );
			const other = await connect( { user: colleague, credentials } );
			expect( await openDownload( other, answer ) ).toMatchObject(
				REJECTION
			);
		}
		expect( await openDownload( await connect(), answer ) ).toMatchObject( {
			status: 200,
		} );
	}
);

test( 'a user that lost the right can no longer open the link', async ( {
	connect,
	site,
} ) => {
	const user = await site.createUser( {
		login: 'viewer',
		rights: [ 'customers/view' ],
	} );
	const client = await connect( { user } );
	const answer = await client.bulk( {
		action: 'export',
		customer_ids: [ ADA ],
	} );
	expect( await openDownload( client, answer ) ).toMatchObject( {
		status: 200,
	} );
	await site.revoke( user.id );
	expect( await openDownload( await connect(), answer ) ).toMatchObject(
		REJECTION
	);
} );

test(
	'an altered or expired address is rejected',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const client = await connect();
		const answer = await admin.bulk( {
			action: 'export',
			customer_ids: [ ADA ],
		} );
		const { token, signature } = downloadParams( answer );
		for ( const changed of [
			{ token, signature: signature.slice( 0, -1 ) },
			{ token, signature: `${ signature }0` },
			{ token, signature: '' },
			{ token: `${ token }0`, signature },
			{ token: token.replace( /./, 'z' ), signature },
			{ token: '', signature: '' },
		] ) {
			expect(
				await client.send( 'GET', 'customers/export', {
					params: changed,
				} )
			).toMatchObject( REJECTION );
		}
		expect(
			await client.send( 'GET', 'customers/export', {
				params: { token },
			} )
		).toMatchObject( {
			status: 400,
			body: { error: { fields: { signature: expect.any( String ) } } },
		} );

		await runSql(
			site,
			"UPDATE {fcc_exports} SET expires_at = '2020-01-01 00:00:00'"
		);
		expect( await openDownload( client, answer ) ).toMatchObject(
			REJECTION
		);

		// The next export deletes it.
		await admin.bulk( { action: 'export', customer_ids: [ ADA ] } );
		expect( await countRows( site, 'fcc_exports' ) ).toBe( 1 );
	}
);
