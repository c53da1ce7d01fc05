import { rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const PAGE = '/wp-admin/admin.php?page=fluent-cart-customers';
const ADA = 1;

test(
	'the link of a customer opens the erase screen with what will be erased, and one request for any number of clicks',
	{ tag: [ '@oldest', '@standalone' ] },
	async ( { admin, site } ) => {
		// The address is for the session that has read the page.
		const session = await site.sessionClient( site.users.admin, {
			nonce: false,
		} );
		const read = async ( path: string ) =>
			( await session.get( `${ site.url }${ path }` ) ).text();
		const [ , path = '' ] =
			/"eraseUrl":"https?:\/\/[^/]+([^"]+)"/.exec( await read( PAGE ) ) ??
			[];
		const { email } = await admin.getCustomer( ADA );
		for ( const click of [ 1, 2 ] ) {
			expect(
				await read( `${ path }${ ADA }` ),
				`click ${ click }`
			).toContain( `What happens when you erase the data of ${ email }` );
		}
		await session.dispose();
		expect(
			await rowsOf( site, 'posts', "WHERE post_type = 'user_request'" )
		).toEqual( [
			expect.objectContaining( {
				post_title: email,
				post_status: 'request-confirmed',
			} ),
		] );
	}
);
