import { downloadCsv, parseCsv } from '../support/exports.ts';
import { expect, test } from '../support/test.ts';

/** Functions that shared web hosts disable and that WordPress does not need. */
const DISABLED = [
	'connection_aborted',
	'curl_exec',
	'error_log',
	'exec',
	'flush',
	'gethostname',
	'getmypid',
	'ignore_user_abort',
	'passthru',
	'php_uname',
	'popen',
	'proc_open',
	'set_time_limit',
	'shell_exec',
	'sleep',
	'system',
	'usleep',
];

test( 'functions that hosts disable are called in one file only', async ( {
	site,
} ) => {
	expect( await site.call( 'requirements/unguarded_calls' ) ).toEqual( [] );
} );

test( 'everything works without the functions that hosts disable', async ( {
	site,
	connect,
} ) => {
	const url = await site.serveWithout( { functions: DISABLED } );
	const admin = await connect( { user: site.users.admin, url } );
	await admin.listCustomers( { search: 'john' } );
	await admin.getOverview( 'all' );
	const { id } = await admin.createCustomer( { email: 'new@example.com' } );
	await admin.updateCustomer( id, { first_name: 'New' } );
	const file = await downloadCsv( admin, admin, { filters: {} } );
	expect( parseCsv( file ) ).toHaveLength( 502 );
	await admin.deleteCustomer( id );
	await site.call( 'jobs/reconcile', {}, url );
} );

test.describe( 'a failure that would be logged', () => {
	test( 'is answered with the error envelope', async ( {
		site,
		connect,
	} ) => {
		const url = await site.serveWithout( { functions: DISABLED } );
		await site.addPlugin( 'failing-statements', {
			table: 'fct_customer_meta',
		} );
		const admin = await connect( { user: site.users.admin, url } );
		for ( const [ method, path, body ] of [
			[ 'GET', 'customers/1', undefined ],
			[ 'PUT', 'customers/1', { first_name: 'New' } ],
			[
				'POST',
				'customers/do-bulk-action',
				{
					action: 'delete',
					customer_ids: [ 1 ],
					data: { force: true },
				},
			],
		] as const ) {
			const answer = await admin.send( method, path, { body } );
			expect( answer.status ).toBeLessThanOrEqual( 500 );
			expect( JSON.stringify( answer.body ) ).toContain(
				'"server_error"'
			);
		}
	} );

	test( 'in a hook does not change the answer', async ( {
		site,
		connect,
	} ) => {
		const url = await site.serveWithout( { functions: DISABLED } );
		await site.addPlugin( 'failing-hook', {
			hook: 'fluent_cart_customers/after_update_customer',
			message: 'no',
		} );
		const admin = await connect( { user: site.users.admin, url } );
		const { first_name: name } = await admin.updateCustomer( 1, {
			first_name: 'New',
		} );
		expect( name ).toBe( 'New' );
	} );
} );
