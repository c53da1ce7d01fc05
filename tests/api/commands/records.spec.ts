import { commandJson, runCommand } from './support/commands.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { insertAddress } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

interface Customer {
	id: number;
	email: string;
}

test(
	'a list has the formats of WP-CLI, filters, and all pages on request',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 12 );
		const { customers } = await admin.listCustomers( { search: 'bulk' } );
		expect(
			await commandJson< Customer[] >( site, 'list', {
				options: { search: 'bulk' },
			} )
		).toMatchObject(
			customers.map( ( { id, email } ) => ( { id, email } ) )
		);
		expect(
			await runCommand( site, 'list', {
				options: { search: 'bulk', all: true, format: 'ids' },
			} )
		).toEqual( [ ids.toReversed().join( ' ' ) ] );
		expect(
			await runCommand( site, 'list', {
				options: { search: 'bulk', format: 'count' },
			} )
		).toEqual( [ '12' ] );
		expect(
			await runCommand( site, 'list', {
				options: {
					search: 'bulk',
					status: 'active,inactive',
					order_by: 'id',
					order_type: 'ASC',
					per_page: '2',
					fields: 'id,email',
				},
			} )
		).toEqual( [
			'id\temail',
			`${ ids[ 0 ] }\tbulk0@example.com`,
			expect.stringContaining( `${ ids[ 1 ] }\t` ),
			'2 of 12 shown. To show all, add --all.',
		] );
		expect(
			await runCommand( site, 'list', { options: { status: 'lost' } } )
		).toEqual( [ expect.stringMatching( /^Error: filters\[status\]/ ) ] );
	}
);

test( 'an unknown field is an error, and a field without a value is empty', async ( {
	site,
} ) => {
	for ( const option of [ 'fields', 'field' ] ) {
		expect(
			await runCommand( site, 'list', { options: { [ option ]: 'foo' } } )
		).toEqual( [
			expect.stringMatching(
				`^Error: ${ option }: Unknown field: foo\\. Use: id, `
			),
		] );
	}
	await runCommand( site, 'view create', { options: { name: 'Mine' } } );
	expect(
		await runCommand( site, 'view list', {
			options: { fields: 'name,total' },
		} )
	).toEqual( [ 'name\ttotal', 'Mine\tnull' ] );
	expect(
		await runCommand( site, 'run pause', {
			arguments: [ 99 ],
			options: { 'dry-run': true },
		} )
	).toEqual( [ 'Error: This change wasn’t found. It may be too old.' ] );
} );

test( 'a customer is created, read, changed with the API’s rules, and deleted', async ( {
	admin,
	site,
} ) => {
	const [ created = '' ] = await runCommand( site, 'create', {
		options: {
			email: 'grace@example.com',
			first_name: 'Grace',
			additional_info: '{"vat_id":"DE1"}',
			porcelain: true,
		},
	} );
	const id = Number( created );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		first_name: 'Grace',
		additional_info: { vat_id: 'DE1' },
	} );
	expect(
		await runCommand( site, 'create', {
			options: { email: 'grace@example.com' },
		} )
	).toEqual( [ expect.stringMatching( /^Error: .*email/ ) ] );
	const taken = await runCommand( site, 'update', {
		arguments: [ id ],
		options: { email: 'nothing' },
	} );
	expect( taken ).toEqual( [
		expect.stringContaining( 'Enter a valid email address' ),
	] );
	expect(
		await runCommand( site, 'update', {
			arguments: [ id ],
			options: { last_name: 'Hopper', 'if-match': 'old' },
		} )
	).toEqual( [ expect.stringMatching( /^Error: / ) ] );
	expect(
		await runCommand( site, 'update', {
			arguments: [ id ],
			options: { last_name: 'Hopper' },
		} )
	).toEqual( [
		'Success: Saved.',
		expect.stringMatching( /run undo \d+$/ ),
	] );
	expect(
		await runCommand( site, 'get', {
			arguments: [ id ],
			options: { field: 'last_name' },
		} )
	).toEqual( [ 'Hopper' ] );
	expect(
		await runCommand( site, 'additional-info update', {
			arguments: [ id ],
			options: { notes: 'Met at a fair', tier: 'gold' },
		} )
	).toContain( 'Success: Saved.' );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		additional_info: { notes: 'Met at a fair', tier: 'gold' },
	} );
	expect( await runCommand( site, 'delete', { arguments: [ id ] } ) ).toEqual(
		[ `Run “delete ${ id }”? It deletes data. [y/n]` ]
	);
	expect(
		await runCommand( site, 'delete', {
			arguments: [ id ],
			options: { yes: true },
		} )
	).toContain( 'Success: Customer deleted successfully' );
	expect( await runCommand( site, 'get', { arguments: [ id ] } ) ).toEqual( [
		`Error: Customer with ID ${ id } not found`,
	] );
	expect( await runCommand( site, 'get', { arguments: [ 'x' ] } ) ).toEqual( [
		'Error: customer_id: Must be a whole number.',
	] );
} );

test( 'a dry run tests values, the customer and a deletion, and changes nothing', async ( {
	admin,
	site,
} ) => {
	const before = await admin.getCustomer( ADA );
	for ( const [ name, options ] of [
		[ 'update', { first_name: 'Changed' } ],
		[ 'delete', { force: true } ],
	] as const ) {
		expect(
			await runCommand( site, name, {
				arguments: [ ADA ],
				options: { ...options, 'dry-run': true },
			} )
		).toEqual( [ 'Success: This would work. Nothing was changed.' ] );
	}
	for ( const [ name, id, options ] of [
		[ 'update', ADA, { email: 'nothing' } ],
		[ 'update', 99_999, { first_name: 'Changed' } ],
		[ 'delete', ADA, {} ],
	] as const ) {
		expect(
			await runCommand( site, name, {
				arguments: [ id ],
				options: { ...options, 'dry-run': true },
			} )
		).toEqual( [ expect.stringMatching( /^Error: / ) ] );
	}
	expect( await admin.getCustomer( ADA ) ).toEqual( before );
} );

test( 'addresses and other records of a customer have commands', async ( {
	site,
} ) => {
	const first = await insertAddress( site, ADA, { city: 'London' } );
	const address = { city: 'Paris', address_1: 'Quai 1', country: 'FR' };
	const [ id = '' ] = await runCommand( site, 'address create', {
		arguments: [ ADA ],
		options: { ...address, porcelain: true },
	} );
	expect(
		await runCommand( site, 'address update', {
			arguments: [ ADA, id ],
			options: { city: 'Lyon' },
		} )
	).toContain( 'Success: Saved.' );
	expect(
		await runCommand( site, 'address make-primary', {
			arguments: [ ADA, id ],
		} )
	).toContain( 'Success: Done.' );
	expect(
		await commandJson( site, 'address list', { arguments: [ ADA ] } )
	).toEqual(
		expect.arrayContaining( [
			expect.objectContaining( {
				id: Number( id ),
				city: 'Lyon',
				is_primary: true,
			} ),
		] )
	);
	expect(
		await runCommand( site, 'address delete', {
			arguments: [ ADA, first ],
			options: { yes: true },
		} )
	).toContain( 'Success: Address deleted successfully' );
	for ( const name of [ 'stats', 'orders', 'activity' ] ) {
		expect(
			await commandJson( site, name, { arguments: [ ADA ] } )
		).not.toEqual( [] );
	}
	for ( const name of [ 'overview', 'columns', 'settings get' ] ) {
		expect( await commandJson( site, name ) ).not.toEqual( [] );
	}
} );
