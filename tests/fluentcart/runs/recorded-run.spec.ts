import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../../api/support/test.ts';
import { THIS_PLUGIN, deactivate } from '../../support/plugins.ts';
import type { TestSite } from '../../support/test-site.ts';
import { FLUENTCART_ROLES } from '../../support/rights.ts';
import { FLUENTCART_NAMESPACE } from '../support/fluentcart-api.ts';
import {
	type RecordedRequest,
	record,
	dumpRows,
} from '../support/recording.ts';

test.setTimeout( 300_000 );

const ANNA = {
	full_name: 'Anna Maria Schmidt',
	email: 'anna@example.com',
	city: 'Bonn',
	country: 'DE',
};

const HOME = {
	type: 'billing',
	name: 'Anna Maria Schmidt',
	email: 'anna@example.com',
	address_1: 'Hauptstraße 1',
	city: 'Bonn',
	state: 'DE-NW',
	postcode: '53111',
	country: 'DE',
	company_name: 'Schmidt & Söhne',
	label: 'Home',
};

/** By the demo store's ids. */
const READING: RecordedRequest[] = [
	'customers',
	'customers?per_page=3&page=2',
	'customers?per_page=100&page=99',
	'customers?sort_by=ltv&sort_type=DESC&per_page=5',
	'customers?sort_by=email&sort_type=ASC&per_page=5',
	'customers?search=anna&per_page=5',
	'customers?search=anna%20m&per_page=5',
	'customers?search=id%20%3D%207',
	'customers?search=%C3%BC%27%22%25',
	'customers?with[]=orders&with[]=billing_address&per_page=2',
	`customers?per_page=5&filter_type=advanced&advanced_filters=${ encodeURIComponent(
		JSON.stringify( [
			[
				{
					source: [ 'customer', 'email' ],
					property: 'email',
					operator: 'contains',
					value: 'an',
				},
			],
		] )
	) }`,
	'customers?page=nonsense&per_page=-1',
	'customers/1',
	'customers/1?with[]=orders&with[]=billing_address&with[]=shipping_address&with[]=labels&with[]=wpUser',
	'customers/1?params[customer_only]=yes',
	'customers/999999',
	'customers/unknown',
	'customers/1/order',
	'customers/999999/order',
	'customers/1/orders',
	'customers/1/orders?per_page=1&page=2',
	'customers/999999/orders',
	'customers/get-stats/1',
	'customers/get-stats/999999',
	'customers/attachable-user',
	'customers/1/address',
	'customers/1/address?type=shipping',
	'customers/999999/address',
	'customers/1/no-such-thing',
	'',
].map( ( path ) => ( { method: 'GET', path } ) );

const ASKING: RecordedRequest[] = [
	{ method: 'HEAD', path: 'customers' },
	{ method: 'OPTIONS', path: 'customers' },
	{ method: 'OPTIONS', path: 'customers/1' },
	{ method: 'OPTIONS', path: 'customers/1/address' },
	{ method: 'DELETE', path: 'customers/1' },
	{ method: 'PATCH', path: 'customers/1', body: ANNA },
];

/** Anna is customer 501. */
const WRITING: RecordedRequest[] = [
	{ method: 'POST', path: 'customers', body: ANNA },
	{ method: 'POST', path: 'customers', body: ANNA },
	{ method: 'POST', path: 'customers', body: {} },
	{ method: 'POST', path: 'customers', body: '{"first_name":' },
	{ method: 'POST', path: 'customers', body: { ...ANNA, email: 'no email' } },
	{
		method: 'POST',
		path: 'customers',
		body: { ...ANNA, email: 'user@example.com', wp_user: 'yes' },
	},
	{ method: 'GET', path: 'customers/501' },
	{
		method: 'PUT',
		path: 'customers/501',
		body: {
			id: 501,
			...ANNA,
			full_name: 'Anna Meier',
			notes: 'A note',
			status: 'inactive',
		},
	},
	// Empties the fields that are not sent.
	{
		method: 'PUT',
		path: 'customers/501',
		body: { id: 501, full_name: 'Anna', email: 'anna@example.com' },
	},
	{ method: 'PUT', path: 'customers/501', body: { id: 501 } },
	{
		method: 'PUT',
		path: 'customers/999999',
		body: { id: 999_999, ...ANNA, email: 'else@example.com' },
	},
	{ method: 'GET', path: 'customers/501' },
	{ method: 'POST', path: 'labels', body: { value: 'VIP' } },
	{
		method: 'PUT',
		path: 'customers/501/additional-info',
		body: { labels: [ '1' ] },
	},
	{
		method: 'PUT',
		path: 'customers/999999/additional-info',
		body: { labels: [ '1' ] },
	},
	{ method: 'GET', path: 'customers/501?with[]=labels' },
	{ method: 'POST', path: 'customers/501/address', body: HOME },
	{
		method: 'POST',
		path: 'customers/501/address',
		body: { ...HOME, label: 'Office' },
	},
	{
		method: 'POST',
		path: 'customers/501/address',
		body: { type: 'billing' },
	},
	{ method: 'GET', path: 'customers/501/address' },
	{
		method: 'PUT',
		path: 'customers/501/address',
		body: { ...HOME, id: 1, city: 'Köln' },
	},
	{
		method: 'PUT',
		path: 'customers/501/address',
		body: { ...HOME, id: 999_999 },
	},
	{ method: 'PUT', path: 'customers/501/address', body: { id: 1 } },
	{
		method: 'POST',
		path: 'customers/1/address/make-primary',
		body: { addressId: 1, type: 'billing' },
	},
	{
		method: 'POST',
		path: 'customers/1/address/make-primary',
		body: { addressId: 999_999, type: 'billing' },
	},
	{
		method: 'DELETE',
		path: 'customers/1/address',
		body: { address: { id: 1 } },
	},
	{
		method: 'DELETE',
		path: 'customers/1/address',
		body: { address: { id: 999_999 } },
	},
	{ method: 'DELETE', path: 'customers/1/address', body: {} },
	{
		method: 'POST',
		path: 'customers/501/attachable-user',
		body: { user_id: '1' },
	},
	{
		method: 'POST',
		path: 'customers/501/attachable-user',
		body: { user_id: '999999' },
	},
	{ method: 'GET', path: 'customers/501' },
	{ method: 'POST', path: 'customers/501/detach-user' },
	{ method: 'POST', path: 'customers/999999/detach-user' },
	{ method: 'POST', path: 'customers/1/recalculate-ltv' },
	{
		method: 'POST',
		path: 'customers/do-bulk-action',
		body: {
			action: 'change_customer_status',
			new_status: 'inactive',
			customer_ids: [ 1, 2, 3, 999_999 ],
		},
	},
	{
		method: 'POST',
		path: 'customers/do-bulk-action',
		body: {
			action: 'change_customer_status',
			new_status: 'nonesuch',
			customer_ids: [ 1 ],
		},
	},
	{
		method: 'POST',
		path: 'customers/do-bulk-action',
		body: { action: 'nonesuch', customer_ids: [ 1 ] },
	},
	{ method: 'POST', path: 'customers/do-bulk-action', body: {} },
	{
		method: 'POST',
		path: 'customers/do-bulk-action',
		body: { action: 'delete_customers', customer_ids: [ 4, 5 ] },
	},
	{ method: 'GET', path: 'customers?per_page=5' },
	{ method: 'GET', path: 'customers/4' },
	{ method: 'GET', path: 'customers/4/orders' },
];

/** Of the administrator's answers: a run of rejected requests would be equal, too. */
const STATUSES = [ '200', '400', '404', '422', '500' ];

const ALL = [ ...READING, ...ASKING, ...WRITING ];

test( 'FluentCart gives an administrator the same answers, and stores the same rows', async ( {
	site,
} ) => {
	const { withPlugin, alone } = await compareRuns( site, async () => {
		const client = await site.client(
			site.users.admin,
			FLUENTCART_NAMESPACE
		);
		const answers = await record( client, ALL );
		await client.dispose();
		return { answers, rows: await dumpRows( site ) };
	} );
	const statuses = Object.values( alone.answers ).map( ( answer ) =>
		answer.slice( 0, 3 )
	);
	expect( [ ...new Set( statuses ) ].toSorted() ).toEqual( STATUSES );
	expect( withPlugin.answers ).toEqual( alone.answers );
	expect( withPlugin.rows ).toEqual( alone.rows );
} );

test( 'its screens get the same answers, by cookie and nonce', async ( {
	site,
} ) => {
	const { withPlugin, alone } = await compareRuns( site, async () => {
		const client = await site.sessionClient( site.users.admin, {
			namespace: FLUENTCART_NAMESPACE,
		} );
		const answers = await record( client, READING );
		await client.dispose();
		return answers;
	} );
	expect( withPlugin ).toEqual( alone );
} );

test( 'users without rights, or with some, get the same answers', async ( {
	site,
} ) => {
	const { withPlugin, alone } = await compareRuns( site, async () => {
		const answers: Record< string, Record< string, string > > = {};
		const recordAs = async ( name: string, client: APIRequestContext ) => {
			answers[ name ] = await record( client, ALL );
			await client.dispose();
		};
		await recordAs(
			'anonymous',
			await site.client( undefined, FLUENTCART_NAMESPACE )
		);
		await recordAs(
			'a subscriber',
			await site.client( site.users.subscriber, FLUENTCART_NAMESPACE )
		);
		for ( const role of FLUENTCART_ROLES ) {
			const user = await site.createUser( { login: role } );
			await site.giveRole( user.id, role );
			await recordAs(
				role,
				await site.client( user, FLUENTCART_NAMESPACE )
			);
		}
		return answers;
	} );
	expect( withPlugin ).toEqual( alone );
} );

/** Sends the same requests to the same database, with this plugin active and inactive. */
async function compareRuns< Result >(
	site: TestSite,
	work: () => Promise< Result >
): Promise< { withPlugin: Result; alone: Result } > {
	const withPlugin = await work();
	await site.reset();
	await deactivate( site, [ THIS_PLUGIN ] );
	const alone = await work();
	return { withPlugin, alone };
}
