import { FULL, HOME } from '../support/addresses.ts';
import {
	changeAndGetRun,
	commandRun,
	getRun,
	listRunResults,
	sendCommand,
	undo,
} from './support/runs.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { type Customer } from '../support/api-client.ts';
import { rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'the undo of an edit puts every field back, and Undo again has the edit again',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const before = await admin.getCustomer( ADA );
		const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
			email: 'new@example.com',
			first_name: 'Changed',
			phone: '+49 30 1',
			status: 'inactive',
			additional_info: { vip: true, level: 2.0, notes: 'Call first' },
		} );
		const after = await admin.getCustomer( ADA );
		const undone = await undo( admin, id );
		expect( untimed( await admin.getCustomer( ADA ) ) ).toEqual(
			untimed( before )
		);
		expect( await getRun( admin, id ) ).toMatchObject( {
			kind: 'update_customer',
			customer_id: ADA,
			can_undo: false,
			undone_by: undone.id,
		} );
		await undo( admin, undone.id );
		expect( untimed( await admin.getCustomer( ADA ) ) ).toEqual(
			untimed( after )
		);
	}
);

test( 'the titles of an undo and of Undo again name the first change, also when that is deleted', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 2 );
	const { run_id: id } = await admin.bulk( {
		action: 'update_status',
		customer_ids: ids,
		data: { status: 'inactive' },
	} );
	const once = await undo( admin, Number( id ) );
	const again = await undo( admin, once.id );
	const thrice = await undo( admin, again.id );
	await runSql( site, `DELETE FROM {fcc_runs} WHERE id = ${ id }` );
	const runs = await Promise.all(
		[ once, again, thrice ].map( ( run ) => getRun( admin, run.id ) )
	);
	expect( runs.map( ( { title } ) => title ) ).toEqual( [
		'Undo: Set status to “Inactive”',
		'Undo again: Set status to “Inactive”',
		'Undo again: Set status to “Inactive”',
	] );
	const edit = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
	} );
	const undone = await undo( admin, edit );
	expect( await undo( admin, undone.id ) ).toMatchObject( {
		title: 'Undo again: Customer updated',
	} );
} );

test( 'a field that was changed since is kept, and the result names the person', async ( {
	admin,
} ) => {
	const before = await admin.getCustomer( ADA );
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
		last_name: 'Changed',
	} );
	await admin.updateCustomer( ADA, { last_name: 'Later' } );
	const run = await undo( admin, id );
	expect( run ).toMatchObject( {
		counts: { kept: 0, updated: 1 },
		partial: 1,
	} );
	const [ result ] = await listRunResults( admin, run.id, {
		outcome: 'kept',
	} );
	expect( result ).toMatchObject( {
		customer_id: ADA,
		outcome: 'updated',
		code: 'changed_since',
	} );
	expect( result?.message ).toMatch(
		/^Last name: not undone, because .+ changed it on .+\.$/
	);
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		first_name: before.first_name,
		last_name: 'Later',
	} );
} );

test( 'an email that another customer has now is kept', async ( { admin } ) => {
	const { email } = await admin.getCustomer( ADA );
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		email: 'new@example.com',
		first_name: 'Changed',
	} );
	await admin.createCustomer( { email } );
	const run = await undo( admin, id );
	expect( run ).toMatchObject( { counts: { updated: 1 }, partial: 1 } );
	expect( await listRunResults( admin, run.id ) ).toMatchObject( [
		{ outcome: 'updated', code: 'email_taken' },
	] );
	const customer = await admin.getCustomer( ADA );
	expect( customer.email ).toBe( 'new@example.com' );
	expect( customer.first_name ).not.toBe( 'Changed' );
} );

test(
	'addresses that were added, changed, deleted or made primary are as before',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id: customer } = await admin.createCustomer( {
			email: 'addresses@example.com',
			phone: '+1 212 1',
		} );
		const path = `customers/${ customer }/address`;
		const first = await admin.createAddress( customer, FULL );
		const second = await admin.createAddress( customer, {
			...HOME,
			type: FULL.type,
		} );
		const start = await admin.listAddresses( customer );
		for ( const [ method, target, body ] of [
			[ 'POST', path, HOME ],
			[
				'PUT',
				path,
				{ address_id: first.id, city: 'Rome', company: '' },
			],
			[ 'POST', `${ path }/make-primary`, { address_id: second.id } ],
			[ 'DELETE', path, { address_id: first.id } ],
		] as const ) {
			const id = await changeAndGetRun( admin, method, target, body );
			const changed = await admin.listAddresses( customer );
			const run = await undo( admin, id );
			expect(
				withoutTimes( await admin.listAddresses( customer ) ),
				`${ method } ${ target }`
			).toEqual( withoutTimes( start ) );
			const again = await undo( admin, run.id );
			expect(
				withoutTimes( await admin.listAddresses( customer ) )
			).toEqual( withoutTimes( changed ) );
			await undo( admin, again.id );
		}
		expect( ( await admin.getCustomer( customer ) ).phone ).toBe(
			'+1 212 1'
		);
	}
);

test( 'a user that was linked or unlinked is as before', async ( {
	admin,
	site,
} ) => {
	const user = await site.createUser( {
		login: 'buyer',
		role: 'subscriber',
	} );
	const linked = await changeAndGetRun(
		admin,
		'POST',
		`customers/${ ADA }/attachable-user`,
		{ user_id: user.id }
	);
	const undone = await undo( admin, linked );
	expect( ( await admin.getCustomer( ADA ) ).user_id ).toBeNull();
	await undo( admin, undone.id );
	const unlinked = await changeAndGetRun(
		admin,
		'POST',
		`customers/${ ADA }/detach-user`
	);
	await undo( admin, unlinked );
	expect( ( await admin.getCustomer( ADA ) ).user_id ).toBe( user.id );
} );

test(
	'the undo of a status for many puts back each status that is still the same',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 600 );
		const [ changed = 0, blocked = 0, ...others ] = ids;
		await runSql(
			site,
			`UPDATE {fct_customers} SET status = 'blocked' WHERE id = ${ blocked }`
		);
		const { run_id: runId } = await admin.bulk( {
			action: 'update_status',
			customer_ids: ids,
			data: { status: 'inactive' },
		} );
		await admin.updateCustomer( changed, { status: 'active' } );
		await admin.updateCustomer( changed, { status: 'inactive' } );
		await admin.updateCustomer( Number( others[ 0 ] ), {
			status: 'active',
		} );
		const plan = await commandRun( admin, Number( runId ), 'undo', {
			dry_run: true,
		} );
		expect( plan ).toMatchObject( {
			state: 'planned',
			plan: {
				counts: { updated: 599, unchanged: 1 },
				fields: [ { field: 'status', customers: 599 } ],
			},
		} );
		expect(
			await commandRun( admin, plan.id, 'continue', { state: 'planned' } )
		).toMatchObject( {
			state: 'done',
			counts: { updated: 599, unchanged: 1 },
		} );
		const rows = await rowsOf(
			site,
			'fct_customers',
			`WHERE id IN ( ${ ids.join() } ) AND status <> 'active'`
		);
		expect( rows ).toMatchObject( [
			{ id: `${ blocked }`, status: 'blocked' },
		] );
		const { activity } = await admin.listActivity( blocked );
		expect( activity[ 0 ] ).toMatchObject( {
			changes: [
				{ field: 'status', before: 'inactive', after: 'blocked' },
			],
			run: { id: plan.id, kind: 'undo' },
		} );
	}
);

test( 'a run can be undone once, when it has ended, while its values are kept', async ( {
	admin,
	site,
} ) => {
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
	} );
	const answers = await Promise.all(
		Array.from( { length: 4 }, () => sendCommand( admin, id, 'undo' ) )
	);
	expect( answers.map( ( { status } ) => status ).sort() ).toEqual( [
		200, 409, 409, 409,
	] );
	const old = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Old',
	} );
	await runSql(
		site,
		`UPDATE {fcc_runs} SET undo_until = '2020-01-01 00:00:00' WHERE id = ${ old }`
	);
	expect( await sendCommand( admin, old, 'undo' ) ).toMatchObject( {
		status: 409,
		body: { error: { code: 'not_undoable' } },
	} );
	await insertBulkCustomers( site, 1_100 );
	const { run_id: running } = await admin.bulk( {
		action: 'update_status',
		search: 'bulk',
		data: { status: 'inactive' },
	} );
	expect(
		await sendCommand( admin, Number( running ), 'undo' )
	).toMatchObject( {
		status: 409,
		body: { error: { code: 'run_active' } },
	} );
} );

function untimed( customer: Customer ) {
	return {
		...customer,
		updated_at: '',
		addresses: withoutTimes( customer.addresses ),
	};
}

function withoutTimes( rows: Array< { id: number } > ) {
	return [ ...rows ]
		.sort( ( a, b ) => a.id - b.id )
		.map( ( row ) => ( { ...row, updated_at: '' } ) );
}
