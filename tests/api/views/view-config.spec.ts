import { type Schemas } from '../support/api-client.ts';
import { expect, test } from '../support/test.ts';

const VIEW: Schemas[ 'ViewCreate' ] = {
	name: 'Big spenders',
	is_shared: true,
	search: '',
	filters: {
		country: [ 'DE', 'AT' ],
		has_user: false,
		total_spent_min: 12_50,
		date_from: '2026-01-01',
	},
	order_by: 'total_spent',
	order_type: 'DESC',
	columns: [ 'total_spent' ],
};

/** The views of WordPress's configuration, without that of all customers. */
interface Config {
	view_list: Array< { slug: string; title: string } >;
}

test.describe( 'without FluentCart', { tag: '@standalone' }, () => {
	test(
		'shared views are in WordPress’s configuration of views, for users who can view customers',
		{ tag: '@wordpress-6.9' },
		async ( { admin, site } ) => {
			for ( const view of [
				VIEW,
				{ ...VIEW, name: 'Private', is_shared: false },
			] ) {
				expect(
					await admin.send( 'POST', 'customers/views', {
						body: view,
					} )
				).toMatchObject( { status: 201 } );
			}
			const configOf = async ( user: typeof site.users.admin ) => {
				const client = await site.client( user, 'wp/v2' );
				const answer = await client.get(
					'view-config?kind=fluentCartCustomers&name=customer'
				);
				expect( answer.status() ).toBe( 200 );
				return ( await answer.json() ) as Config;
			};

			expect( await configOf( site.users.admin ) ).toMatchObject( {
				default_view: { type: 'table', titleField: 'first_name' },
				view_list: [
					{ slug: 'all', title: 'All customers' },
					{
						slug: expect.stringMatching( /^\d+$/ ),
						title: 'Big spenders',
						view: {
							fields: [ 'total_spent' ],
							sort: { field: 'total_spent', direction: 'desc' },
							filters: [
								{
									field: 'country',
									operator: 'isAny',
									value: [ 'DE', 'AT' ],
								},
								{
									field: 'has_user',
									operator: 'is',
									value: 'false',
								},
								{
									field: 'total_spent',
									operator: 'greaterThanOrEqual',
									value: 12.5,
								},
								{
									field: 'created_at',
									operator: 'greaterThanOrEqual',
									value: '2026-01-01',
								},
							],
						},
					},
				],
			} );
			// May edit posts, but not view customers.
			expect(
				( await configOf( site.users.editor ) ).view_list
			).toHaveLength( 1 );
		}
	);
} );
