import { updateRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'a write with the current version succeeds',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { version } = await admin.getCustomer( ADA );
		const { status } = await admin.send( 'PUT', `customers/${ ADA }`, {
			headers: { 'If-Match': `"${ version }"` },
			body: { first_name: 'Augusta' },
		} );
		expect( status ).toBe( 200 );
	}
);

test( 'a write with a version that a proxy made weak succeeds', async ( {
	admin,
} ) => {
	const { version } = await admin.getCustomer( ADA );
	const { status } = await admin.send( 'PUT', `customers/${ ADA }`, {
		headers: { 'If-Match': `W/"${ version }"` },
		body: { first_name: 'Augusta' },
	} );
	expect( status ).toBe( 200 );
} );

test(
	'a write with an outdated version changes nothing and returns the current record',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const { version } = await admin.getCustomer( ADA );
		const moved = await admin.updateCustomer( ADA, { last_name: 'King' } );

		const rejected = await admin.send( 'PUT', `customers/${ ADA }`, {
			headers: { 'If-Match': `"${ version }"` },
			body: {
				email: 'countess@example.com',
				first_name: 'Augusta',
				phone: '+44 20 7946 0000',
				additional_info: { notes: 'Lost?' },
			},
		} );
		expect( rejected ).toMatchObject( {
			status: 412,
			body: {
				success: false,
				error: { code: 'edit_conflict', current: moved },
			},
		} );
		expect( await admin.getCustomer( ADA ) ).toEqual( moved );

		// The email of the rejected write is still available.
		await admin.createCustomer( { email: 'countess@example.com' } );
	}
);

test( 'the version of the same fields does not depend on the editing user', async ( {
	admin,
} ) => {
	const before = await admin.getCustomer( ADA );
	await admin.updateCustomer( ADA, { first_name: 'Augusta' } );
	const back = await admin.updateCustomer( ADA, {
		first_name: before.first_name,
	} );
	expect( back.version ).toBe( before.version );
} );

test(
	'every editable field changes the version',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const changes = [
			{ email: 'countess@example.com' },
			{ first_name: 'Augusta' },
			{ last_name: 'King' },
			{ phone: '+44 20 7946 0000' },
			{ status: 'inactive' },
			{ additional_info: { company: 'Analytical Engines' } },
			{ additional_info: { notes: 'A new note' } },
		];
		const { id, version } = await admin.createCustomer( {
			email: 'versions@example.com',
		} );
		const seen = [ version ];
		for ( const change of changes ) {
			const { version: next } = await admin.updateCustomer( id, change );
			expect( seen, JSON.stringify( change ) ).not.toContain( next );
			seen.push( next );
		}
	}
);

test( 'an edit in FluentCart causes a conflict', async ( { admin, site } ) => {
	const { version } = await admin.getCustomer( ADA );
	await updateRow( site, 'fct_customers', ADA, { last_name: 'King' } );
	const { status } = await admin.send( 'PUT', `customers/${ ADA }`, {
		headers: { 'If-Match': `"${ version }"` },
		body: { first_name: 'Augusta' },
	} );
	expect( status ).toBe( 412 );
} );

test( 'a checkout causes no conflict', async ( { admin, site } ) => {
	const { version } = await admin.getCustomer( ADA );
	await updateRow( site, 'fct_customers', ADA, {
		ltv: 123_456,
		purchase_count: 99,
		last_purchase_date: '2026-11-21 10:00:00',
		updated_at: '2026-11-21 10:00:00',
	} );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		total_spent: 123_456,
		version,
	} );
} );
