import { connectAgent } from './support/agent.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'an agent changes and deletes customers by previews, and undoes the change',
	{ tag: '@wordpress-6.9' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'new@example.com',
		} );
		const agent = await connectAgent( site, site.users.admin );
		expect(
			await agent.write( 'preview-bulk-action', {
				customer_ids: [ ADA, id ],
				data: { status: 'inactive', force: true },
			} )
		).toMatchObject( {
			status: 400,
			body: {
				code: 'validation_error',
				data: { fields: { data: expect.any( String ) } },
			},
		} );
		const { body: planned } = await agent.write( 'preview-bulk-action', {
			customer_ids: [ ADA, id ],
			data: { status: 'inactive' },
		} );
		expect( planned.run ).toMatchObject( {
			state: 'planned',
			plan: { counts: { updated: 2 } },
		} );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			status: 'active',
		} );
		const input = { run_id: planned.run.id };
		const { body: done } = await agent.write( 'run-preview', input );
		expect( done.run ).toMatchObject( {
			state: 'done',
			counts: { updated: 2 },
		} );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			status: 'inactive',
		} );
		expect( await agent.write( 'undo-run', input ) ).toMatchObject( {
			body: { run: { state: 'done', counts: { updated: 2 } } },
		} );

		const { body: deletion } = await agent.write( 'preview-deletion', {
			customer_ids: [ id ],
		} );
		const { body: deleted } = await agent.write( 'run-preview', {
			run_id: deletion.run.id,
		} );
		expect( deleted.run.counts ).toMatchObject( { deleted: 1 } );
		expect(
			( await admin.send( 'GET', `customers/${ id }` ) ).status
		).toBe( 404 );
	}
);
