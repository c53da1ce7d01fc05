import { createRegistry } from '@wordpress/data';
import { store } from '../../../src/store';
import { run, serveRun } from '../support/runs';

function newStore() {
	const registry = createRegistry();
	registry.register( store );
	return {
		select: registry.select( store ),
		dispatch: registry.dispatch( store ),
	};
}

describe( 'the current run', () => {
	const OTHER = { id: 2, display_name: 'Ben' };

	it( 'is one that has not ended, of any user', async () => {
		const { select, dispatch } = newStore();
		serveRun( {
			recent: [
				run( { id: 14, state: 'done' } ),
				run( { user: OTHER, state: 'paused' } ),
			],
		} );
		await dispatch.findCurrentRun( () => true );
		expect( select.getShownRunId() ).toBe( 12 );
	} );

	it( 'is one that works rather than a newer one that is paused', async () => {
		const { select, dispatch } = newStore();
		serveRun( { recent: [ run( { id: 14, state: 'paused' } ), run() ] } );
		await dispatch.findCurrentRun( () => true );
		expect( select.getShownRunId() ).toBe( 12 );
	} );

	it( 'is one that is checked rather than a paused one', async () => {
		const { select, dispatch } = newStore();
		serveRun( {
			recent: [
				run( { id: 14, state: 'paused' } ),
				run( { state: 'planning', user: OTHER } ),
			],
		} );
		await dispatch.findCurrentRun( () => true );
		expect( select.getShownRunId() ).toBe( 12 );
	} );

	it( 'is else the last one of the user, if it is wanted', async () => {
		const { select, dispatch } = newStore();
		serveRun( {
			recent: [
				run( { id: 14, state: 'done', user: OTHER } ),
				run( { state: 'canceled' } ),
			],
		} );
		await dispatch.findCurrentRun( () => false );
		expect( select.getShownRunId() ).toBeNull();
		await dispatch.findCurrentRun( () => true );
		expect( select.getShownRunId() ).toBe( 12 );
	} );

	it( 'that has ended stays so, if an older answer comes late', async () => {
		const { select, dispatch } = newStore();
		serveRun( { recent: [ run( { state: 'paused' } ) ] } );
		await dispatch.receiveRun( run( { state: 'done' } ) );
		await dispatch.findCurrentRun( () => true );
		expect( select.getRun( 12 ) ).toHaveProperty( 'state', 'done' );
	} );

	it( 'is also one that another screen has opened', async () => {
		const { select, dispatch } = newStore();
		await dispatch.receiveRun( run( { id: 20, customer_id: 7 } ) );
		expect( select.getShownRunId() ).toBeNull();
		await dispatch.receiveRun( run() );
		expect( select.getShownRunId() ).toBe( 12 );
		await dispatch.receiveRun( run( { id: 21 } ) );
		expect( select.getShownRunId() ).toBe( 12 );
	} );
} );
