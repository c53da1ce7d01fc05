import { connectAgent } from './support/agent.ts';
import { expect, test } from '../support/test.ts';
import type { Schemas } from '../support/api-client.ts';
import { countRows, rowsOf, runSql } from '../support/store-tables.ts';
import { reconcile } from '../support/overview/overview.ts';

const ADA = 1;

interface Deletion {
	data: { run_id: number };
}

interface Calls {
	data: Schemas[ 'AbilityCallList' ];
}

test(
	'an agent finds a customer and corrects a city, and people see who did it',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		const manager = await site.createUser( {
			login: 'manager',
			rights: [ 'customers/view', 'customers/manage' ],
		} );
		const agent = await connectAgent( site, manager );
		const { body: list } = await agent.read( 'list-customers', {
			search: 'ada lovelace',
			fields: [ 'id' ],
		} );
		expect( list.customers ).toEqual( [ { id: ADA } ] );
		const { body: addresses } = await agent.read( 'list-addresses', {
			customer_id: ADA,
		} );
		const { status, body } = await agent.write( 'update-address', {
			customer_id: ADA,
			address_id: addresses.addresses[ 0 ].id,
			city: 'London',
		} );
		expect( status ).toBe( 200 );
		expect( body.address ).toMatchObject( { city: 'London' } );
		const { activity } = await admin.listActivity( ADA );
		expect( activity[ 0 ] ).toMatchObject( {
			type: 'address_updated',
			changes: [ { field: 'city', after: 'London' } ],
			author: { id: manager.id },
		} );

		const undone = await agent.write( 'undo-run', { run_id: body.run_id } );
		expect( undone.body.run ).toMatchObject( {
			state: 'done',
			undoes: body.run_id,
			application: expect.any( String ),
		} );
		expect(
			await rowsOf< { bucket: string; requests: unknown } >(
				site,
				'fcc_rate_windows',
				`WHERE user_id = ${ manager.id } ORDER BY bucket`
			).then( ( rows ) =>
				rows.map( ( { bucket, requests } ) => [
					bucket,
					Number( requests ),
				] )
			)
		).toEqual( [
			[ 'list', 1 ],
			[ 'update', 2 ],
		] );
		const { body: log } = await admin.send(
			'GET',
			'customers/settings/ability-calls'
		);
		const { calls } = ( log as Calls ).data;
		const call = {
			result: 'success',
			user: { id: manager.id, display_name: 'manager' },
			application: undone.body.run.application,
		};
		expect( calls ).toMatchObject( [
			{ ...call, ability: 'undo-run', customer_id: null },
			{
				...call,
				ability: 'update-address',
				customer_id: ADA,
				run_id: body.run_id,
			},
			{ ...call, ability: 'list-addresses', customer_id: ADA },
			{ ...call, ability: 'list-customers', customer_id: null },
		] );
	}
);

test(
	'an ability has the rights of its operation, and refusals are logged once',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		const stranger = await site.createUser( { login: 'stranger' } );
		const viewer = await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view' ],
		} );
		const refusal = {
			status: 403,
			body: {
				code: 'insufficient_permissions',
				message: 'You don’t have permission to do this.',
			},
		};
		const anonymous = await connectAgent( site );
		expect( await anonymous.read( 'list-customers' ) ).toMatchObject( {
			status: 401,
			body: { code: 'insufficient_permissions' },
		} );
		const asStranger = await connectAgent( site, stranger );
		expect( await asStranger.read( 'list-customers' ) ).toMatchObject(
			refusal
		);
		const asViewer = await connectAgent( site, viewer );
		expect( await asViewer.read( 'list-customers' ) ).toMatchObject( {
			status: 200,
		} );
		// Without the right, an invalid input is not explained.
		expect(
			await asViewer.write( 'update-customer', { nonesuch: 1 } )
		).toMatchObject( refusal );
		const { body } = await admin.send(
			'GET',
			'customers/settings/ability-calls'
		);
		expect(
			( body as Calls ).data.calls.map( ( { user, ability, result } ) => [
				user.display_name,
				ability,
				result,
			] )
		).toEqual( [
			[ 'viewer', 'update-customer', 'insufficient_permissions' ],
			[ 'viewer', 'list-customers', 'success' ],
			[ 'stranger', 'list-customers', 'insufficient_permissions' ],
		] );
	}
);

test(
	'an invalid input names each field, and changes nothing',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		const before = await admin.getCustomer( ADA );
		const agent = await connectAgent( site, site.users.admin );
		const expected = [
			[
				{ first_nam: 'A' },
				'validation_error',
				[ 'first_nam', 'customer_id' ],
			],
			[ { customer_id: 'one' }, 'validation_error', [ 'customer_id' ] ],
			[
				{
					customer_id: ADA,
					email: 'none',
					first_name: 'x'.repeat( 200 ),
				},
				'validation_error',
				[ 'email', 'first_name' ],
			],
			[
				{ customer_id: ADA, phone: null },
				'validation_error',
				[ 'phone' ],
			],
			[
				{ customer_id: ADA, email: 'none' },
				'invalid_email',
				[ 'email' ],
			],
			// The API calls it `_fields`.
			[
				{ customer_id: ADA, fields: [ [ 'id' ] ] },
				'validation_error',
				[ 'fields[0]' ],
			],
		] as const;
		for ( const [ input, code, fields ] of expected ) {
			const { status, body } = await agent.write(
				'update-customer',
				input
			);
			expect( status ).toBe( 400 );
			expect( body.code ).toBe( code );
			expect( Object.keys( body.data.fields ) ).toEqual( fields );
		}
		expect(
			await agent.write( 'update-customer', {
				customer_id: ADA,
				first_name: 'New',
				version: 'of another day',
			} )
		).toMatchObject( {
			status: 412,
			body: { code: 'edit_conflict', data: { status: 412 } },
		} );
		expect( await admin.getCustomer( ADA ) ).toEqual( before );
	}
);

test(
	'an undo that deletes customers needs a preview, and a large one a person',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'new@example.com',
		} );
		const { body: deleted } = await admin.send(
			'DELETE',
			`customers/${ id }`
		);
		const agent = await connectAgent( site, site.users.admin );
		const { body: restored } = await agent.write( 'undo-run', {
			run_id: ( deleted as Deletion ).data.run_id,
		} );
		expect( restored.run.counts ).toMatchObject( { restored: 1 } );

		const input = { run_id: restored.run.id };
		expect( await agent.write( 'undo-run', input ) ).toMatchObject( {
			status: 409,
			body: {
				code: 'preview_required',
				message: expect.stringContaining( 'preview-undo' ),
			},
		} );
		const { body: preview } = await agent.write( 'preview-undo', input );
		expect( preview.run ).toMatchObject( {
			state: 'planned',
			plan: { counts: { deleted: 1 } },
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( {
			email: 'new@example.com',
		} );

		await runSql(
			site,
			`UPDATE {fcc_runs} SET processed = 1001 WHERE id = ${ input.run_id }`
		);
		for ( const name of [ 'undo-run', 'preview-undo' ] ) {
			expect( await agent.write( name, input ) ).toMatchObject( {
				status: 409,
				body: { code: 'too_many_customers' },
			} );
		}
	}
);

test(
	'the setting offers the abilities to MCP',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		const agent = await connectAgent( site, site.users.admin );
		const offered = async () => [
			...new Set(
				( await agent.abilities() ).map(
					( { meta } ) => meta.mcp.public
				)
			),
		];
		expect( await offered() ).toEqual( [ false ] );
		await admin.updateSettings( { agents: true } );
		expect( await offered() ).toEqual( [ true ] );
	}
);

test(
	'a call is deleted after ninety days, or with activity',
	{ tag: '@wordpress-6.9' },
	async ( { site } ) => {
		const agent = await connectAgent( site, site.users.admin );
		await agent.read( 'list-columns' );
		await agent.read( 'list-views' );
		await agent.read( 'list-runs' );
		await runSql(
			site,
			"UPDATE {fcc_ability_calls} SET created_at = '2020-01-01 00:00:00' WHERE ability = 'list-columns'"
		);
		await reconcile( site );
		expect( await countRows( site, 'fcc_ability_calls' ) ).toBe( 2 );
	}
);

test(
	'before the first call, the log is empty',
	{ tag: [ '@oldest', '@standalone' ] },
	async ( { admin } ) => {
		const { status, body } = await admin.send(
			'GET',
			'customers/settings/ability-calls'
		);
		expect( status ).toBe( 200 );
		expect( ( body as Calls ).data.calls ).toEqual( [] );
	}
);
