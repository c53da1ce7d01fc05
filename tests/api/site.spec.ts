import { expect, test } from '../support/test.ts';

test( 'the documented namespace is served', async ( { site } ) => {
	const client = await site.client( site.users.admin );
	const response = await client.get( '' );
	expect( response.status() ).toBe( 200 );
} );

test( 'an application password signs its owner in', async ( { site } ) => {
	const client = await site.client( site.users.editor, 'wp/v2' );
	const response = await client.get( 'users/me' );
	expect( await response.json() ).toMatchObject( { slug: 'editor' } );
} );
