import { existingIds, insertBulkCustomers } from '../support/bulk.ts';
import { runCommand } from './support/commands.ts';
import { rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** More than a step of the API changes. */
const MANY = 1_200;

test( 'the status of all that match changes in steps, and is undone', async ( {
	site,
} ) => {
	await insertBulkCustomers( site, MANY );
	const inactive = () =>
		rowsOf(
			site,
			'fct_customers',
			"WHERE email LIKE 'bulk%' AND status = 'inactive'"
		);
	const selection = { search: 'bulk', status: 'active' };
	expect(
		await runCommand( site, 'bulk update-status', {
			arguments: [ 'inactive' ],
			options: { ...selection, 'dry-run': true },
		} )
	).toEqual( [
		'1,200 customers would be changed.',
		'Success: This would work. Nothing was changed.',
	] );
	expect( await inactive() ).toHaveLength( 0 );
	const lines = await runCommand( site, 'bulk update-status', {
		arguments: [ 'inactive' ],
		options: selection,
	} );
	expect( lines ).toContain( 'updated: 1,200' );
	expect( await inactive() ).toHaveLength( MANY );
	const id = / run undo (\d+)$/.exec( lines.at( -2 ) ?? '' )?.[ 1 ] ?? '';
	expect(
		await runCommand( site, 'run undo', {
			arguments: [ id ],
			options: { 'dry-run': true },
		} )
	).toEqual( [
		'updated: 1,200',
		'Success: This would work. Nothing was changed.',
	] );
	expect(
		await runCommand( site, 'run undo', { arguments: [ id ] } )
	).toContain( 'Success: Change undone.' );
	expect( await inactive() ).toHaveLength( 0 );
} );

test( 'named customers are deleted after a confirmation, and those with orders are reported', async ( {
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 3 );
	expect(
		await runCommand( site, 'bulk delete', { arguments: ids } )
	).toEqual( [ 'Delete 3 customers? [y/n]' ] );
	expect(
		await runCommand( site, 'bulk delete', {
			arguments: [ 1, ...ids ],
			options: { yes: true },
		} )
	).toEqual( [
		'deleted: 3',
		'failed: 1',
		expect.stringMatching( /^Customer 1: / ),
		expect.stringMatching( / run undo \d+$/ ),
		'Error: 1 customer can’t be changed.',
	] );
	expect( await existingIds( site, [ 1, ...ids ] ) ).toEqual( [ 1 ] );
	expect(
		await runCommand( site, 'bulk delete', { options: { yes: true } } )
	).toEqual( [ expect.stringMatching( /^Error: customer_ids: / ) ] );
} );

test( 'an export prints the customers that match, or counts all', async ( {
	site,
} ) => {
	await insertBulkCustomers( site, 2 );
	const lines = await runCommand( site, 'export', {
		arguments: [ '-' ],
		options: {
			search: 'bulk',
			columns: 'email,billing[city]',
			cells: 'plain',
		},
	} );
	expect( lines.map( ( line ) => line.trim() ) ).toEqual( [
		'email,billing[city]',
		'bulk0@example.com,',
		'bulk1@example.com,',
	] );
	expect(
		await runCommand( site, 'export', {
			arguments: [ '-' ],
			options: { 'dry-run': true },
		} )
	).toEqual( [
		expect.stringMatching( /^Success: \d+ customers would be exported\.$/ ),
	] );
	expect(
		await runCommand( site, 'export', {
			arguments: [ '/missing/customers.csv' ],
		} )
	).toEqual( [ 'Error: Couldn’t write the file /missing/customers.csv.' ] );
} );
