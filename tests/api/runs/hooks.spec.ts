import { HOME } from '../support/addresses.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import {
	clearFiredActions,
	firedActions,
	statusActions,
} from '../support/hooks.ts';
import { expect, test } from '../support/test.ts';
import { changeAndGetRun, undo } from './support/runs.ts';

const ADA = 1;

test.beforeEach( ( { site } ) => site.addPlugin( 'hook-recorder' ) );

test(
	'an undo fires the actions of the changes that it makes, and one for its step',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const user = await site.createUser( {
			login: 'buyer',
			role: 'subscriber',
		} );
		const path = `customers/${ ADA }`;
		for ( const [ method, target, body, actions ] of [
			[ 'PUT', path, { first_name: 'Grace' }, [ 'update_customer' ] ],
			[ 'POST', `${ path }/address`, HOME, [ 'delete_address' ] ],
			[
				'POST',
				`${ path }/attachable-user`,
				{ user_id: user.id },
				[ 'detach_user' ],
			],
			[ 'DELETE', path, { force: true }, [ 'create_customer' ] ],
		] as const ) {
			const id = await changeAndGetRun( admin, method, target, body );
			await clearFiredActions( site );
			const run = await undo( admin, id );
			const fired = await firedActions( site );
			expect( fired.map( ( [ hook ] ) => hook ) ).toEqual( [
				...actions.map(
					( action ) => `fluent_cart_customers/after_${ action }`
				),
				'fluent_cart_customers/after_run_step',
			] );
			expect( fired.at( -1 )?.[ 1 ] ).toEqual( [ run.id, [ ADA ] ] );
		}
	}
);

test( 'an undo of a status for many fires FluentCart’s actions of each status', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 2 );
	const { run_id: id } = await admin.bulk( {
		action: 'update_status',
		customer_ids: ids,
		data: { status: 'inactive' },
	} );
	await clearFiredActions( site );
	await undo( admin, Number( id ) );
	expect(
		( await statusActions( site ) ).map( ( [ hook ] ) => hook )
	).toEqual( [
		'fluent_cart/customer_status_to_active',
		'fluent_cart/customer_status_updated',
		'fluent_cart/customer_status_to_active',
		'fluent_cart/customer_status_updated',
	] );
} );

test( 'the undo of a restored customer fires the actions of a deletion', async ( {
	admin,
	site,
} ) => {
	const [ customer = 0 ] = await insertBulkCustomers( site, 1 );
	const id = await changeAndGetRun(
		admin,
		'DELETE',
		`customers/${ customer }`
	);
	const restored = await undo( admin, id );
	await clearFiredActions( site );
	await undo( admin, restored.id );
	expect(
		( await firedActions( site ) ).map( ( [ hook ] ) => hook )
	).toEqual( [
		'fluent_cart_customers/before_delete_customer',
		'fluent_cart_customers/after_delete_customer',
		'fluent_cart_customers/after_run_step',
	] );
} );
