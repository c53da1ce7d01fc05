import { insertBulkCustomers, idRange, storeRows } from '../support/bulk.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

const NAMED = { customer_ids: [ ADA ] };

for ( const [ what, body, field ] of [
	[ 'no action', NAMED, 'action' ],
	[ 'an unknown action', { ...NAMED, action: 'erase' }, 'action' ],
	[ 'no selection of customers', { action: 'delete' }, 'customer_ids' ],
	[
		'only exceptions',
		{ action: 'delete', except_ids: [ 5 ] },
		'customer_ids',
	],
	[ 'an empty search', { action: 'delete', search: ' ' }, 'search' ],
	[ 'no filters', { action: 'delete', filters: null }, 'filters' ],
	[ 'filters as a list', { action: 'delete', filters: [] }, 'filters' ],
	[
		'an unknown filter',
		{ action: 'delete', filters: { email: 'ada' } },
		'filters[email]',
	],
	[
		'a bad filter',
		{ action: 'delete', filters: { date_from: 'today' } },
		'filters[date_from]',
	],
	[ 'no id', { action: 'delete', customer_ids: [] }, 'customer_ids' ],
	[ 'one id', { action: 'delete', customer_ids: 5 }, 'customer_ids' ],
	[
		'an id that is a text',
		{ action: 'delete', customer_ids: [ ADA, '2' ] },
		'customer_ids[1]',
	],
	[
		'too many ids',
		{ action: 'delete', customer_ids: idRange( 1001 ) },
		'customer_ids',
	],
	[
		'ids and filters',
		{ ...NAMED, action: 'delete', filters: {} },
		'filters',
	],
	[
		'ids and a search',
		{ ...NAMED, action: 'delete', search: 'ada' },
		'search',
	],
	[
		'ids and excluded ids',
		{ ...NAMED, action: 'delete', except_ids: [ 5 ] },
		'except_ids',
	],
	[
		'a dry run in the wrong place',
		{ ...NAMED, action: 'delete', dry_run: true },
		'dry_run',
	],
	[
		'a misspelt dry run',
		{ ...NAMED, action: 'delete', data: { dryRun: true } },
		'data[dryRun]',
	],
	[
		'a misspelt filter beside filters',
		{ action: 'delete', filters: {}, filter: { status: 'inactive' } },
		'filter',
	],
	[ 'no status', { ...NAMED, action: 'update_status' }, 'data[status]' ],
	[
		'an unknown status',
		{ ...NAMED, action: 'update_status', data: { status: 'gone' } },
		'data[status]',
	],
	[
		'an unknown column',
		{ ...NAMED, action: 'export', data: { columns: [ 'user_pass' ] } },
		'data[columns][0]',
	],
	[
		'an invented cursor',
		{ action: 'delete', cursor: 'eyJ3b3JrIjp7fX0.x' },
		'cursor',
	],
] as const ) {
	test( `${ what } is rejected, and nothing is changed`, async ( {
		admin,
		site,
	} ) => {
		const before = await storeRows( site );
		expect(
			await admin.send( 'POST', 'customers/do-bulk-action', { body } )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { [ field ]: expect.any( String ) },
				},
			},
		} );
		expect( await storeRows( site ) ).toEqual( before );
	} );
}

test(
	'a form that PHP truncates is rejected instead of processed in part',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 1000 );
		const before = await storeRows( site );
		const form = new URLSearchParams( { action: 'delete' } );
		ids.forEach( ( id ) => form.append( 'customer_ids[]', String( id ) ) );
		form.append( 'data[dry_run]', 'true' );

		expect(
			await admin.send( 'POST', 'customers/do-bulk-action', {
				headers: {
					'Content-Type': 'application/x-www-form-urlencoded',
				},
				body: form.toString(),
			} )
		).toMatchObject( {
			status: 400,
			body: { error: { code: 'validation_error' } },
		} );
		expect( await storeRows( site ) ).toEqual( before );
	}
);

test(
	'a form below PHP’s limit is accepted',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const [ id = 0 ] = await insertBulkCustomers( site, 1 );
		expect(
			await admin.send( 'POST', 'customers/do-bulk-action', {
				headers: {
					'Content-Type': 'application/x-www-form-urlencoded',
				},
				body: `action=delete&customer_ids[]=${ id }&data[dry_run]=true`,
			} )
		).toMatchObject( {
			status: 200,
			body: { data: { processed: 1, dry_run: true } },
		} );
	}
);
