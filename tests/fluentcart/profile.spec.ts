import { HOME, expect, test } from './support/full-customer.ts';
import { expectChanges, rowsOfCustomer } from './support/rows.ts';

test.describe( 'the profile', () => {
	test( 'changed by this plugin: only its columns change', async ( {
		admin,
		customer,
		site,
		fluentCartApi,
	} ) => {
		for ( const [ change, columns ] of [
			[ { first_name: 'Eva' }, { first_name: 'Eva' } ],
			[ { email: 'eva@example.com' }, { email: 'eva@example.com' } ],
			[ { status: 'inactive' }, { status: 'inactive' } ],
			[
				{ additional_info: { notes: 'Two\nlines' } },
				{ notes: 'Two\nlines' },
			],
			[ { phone: '+49 228 2' }, {} ],
			[ { additional_info: { company: null } }, {} ],
		] as const ) {
			await expectChanges(
				site,
				'fct_customers',
				customer,
				() => admin.updateCustomer( customer, change ),
				{ [ customer ]: columns }
			);
		}
		expect( await fluentCartApi.customer( customer ) ).toMatchObject( {
			full_name: 'Eva Schmidt',
			email: 'eva@example.com',
			status: 'inactive',
			notes: 'Two\nlines',
		} );
		expect( await fluentCartApi.list( 'eva schm' ) ).toMatchObject( [
			{ id: customer },
		] );
	} );

	test( 'saved unchanged: no column changes', async ( {
		admin,
		customer,
		site,
	} ) => {
		const before = await rowsOfCustomer( site, 'fct_customers', customer );
		await admin.updateCustomer( customer, {} );
		expect(
			await rowsOfCustomer( site, 'fct_customers', customer )
		).toEqual( before );
	} );

	test( 'changed by FluentCart', async ( {
		admin,
		customer,
		fluentCartApi,
	} ) => {
		const before = await admin.getCustomer( customer );
		await fluentCartApi.save( customer, {
			full_name: 'Eva Maria Schmidt',
			email: 'eva@example.com',
			notes: 'Theirs',
		} );
		const after = await admin.getCustomer( customer );
		expect( after ).toMatchObject( {
			first_name: 'Eva Maria',
			last_name: 'Schmidt',
			email: 'eva@example.com',
			phone: '+49 228 1',
			additional_info: { company: 'Schmidt', notes: 'Theirs' },
		} );
		expect( after.version ).not.toBe( before.version );
		const { customers } = await admin.listCustomers( {
			per_page: 1,
			order_by: 'id',
		} );
		expect( customers ).toMatchObject( [ { first_name: 'Eva Maria' } ] );

		// Based on the version before the change.
		expect(
			await admin.send( 'PUT', `customers/${ customer }`, {
				body: { first_name: 'Anna' },
				headers: { 'If-Match': `"${ before.version }"` },
			} )
		).toMatchObject( {
			status: 412,
			body: { error: { current: { first_name: 'Eva Maria' } } },
		} );
	} );

	test( 'an email that FluentCart gave to a customer is taken for this plugin', async ( {
		admin,
		customer,
		fluentCartApi,
	} ) => {
		await fluentCartApi.send( 'POST', 'customers', {
			full_name: 'Zoe',
			email: 'Zoe@Example.com',
		} );
		expect(
			await admin.send( 'PUT', `customers/${ customer }`, {
				body: { email: 'zoe@example.com' },
			} )
		).toMatchObject( {
			status: 409,
			body: { error: { code: 'invalid_email' } },
		} );
	} );
} );

test.describe( 'customers are created and deleted', () => {
	test( 'by FluentCart', async ( { admin, fluentCartApi } ) => {
		const { data } = Object(
			await fluentCartApi.send( 'POST', 'customers', {
				full_name: 'Zoe New',
				email: 'zoe.new@example.com',
			} )
		);
		expect( await admin.getCustomer( data.id ) ).toMatchObject( {
			first_name: 'Zoe',
			last_name: 'New',
			email: 'zoe.new@example.com',
			// FluentCart stores NULL for fields that its form lacks.
			status: '',
			addresses: [],
		} );
		await fluentCartApi.send( 'POST', 'customers/do-bulk-action', {
			action: 'delete_customers',
			customer_ids: [ data.id ],
		} );
		expect(
			await admin.send( 'GET', `customers/${ data.id }` )
		).toMatchObject( { status: 404 } );
		// The reserved values of a deleted customer are free.
		await admin.createCustomer( { email: 'zoe.new@example.com' } );
	} );

	test( 'by FluentCart, and can be sent back as read', async ( {
		admin,
		fluentCartApi,
	} ) => {
		const { data } = Object(
			await fluentCartApi.send( 'POST', 'customers', {
				full_name: 'Zoe New',
				email: 'zoe.new@example.com',
			} )
		);
		const before = await admin.getCustomer( data.id );
		const { email, first_name, last_name, phone, status } = before;
		const { version, updated_at, ...written } = await admin.updateCustomer(
			data.id,
			{
				email,
				first_name,
				last_name,
				phone,
				status,
				additional_info: before.additional_info,
			}
		);
		expect( before ).toMatchObject( written );
		expect(
			await admin.updateCustomer( data.id, {
				status,
				last_name: 'Newer',
			} )
		).toMatchObject( { status: '', last_name: 'Newer' } );
	} );

	test( 'by this plugin', async ( {
		admin,
		customer,
		site,
		fluentCartApi,
	} ) => {
		expect( await fluentCartApi.customer( customer ) ).toMatchObject( {
			full_name: 'Anna Schmidt',
		} );
		await admin.createAddress( customer, HOME );
		await admin.deleteCustomer( customer );
		expect( await fluentCartApi.list( 'anna@example.com' ) ).toEqual( [] );
		for ( const table of [
			'fct_customers',
			'fct_customer_addresses',
			'fct_customer_meta',
		] as const ) {
			expect( await rowsOfCustomer( site, table, customer ) ).toEqual(
				{}
			);
		}
	} );
} );
