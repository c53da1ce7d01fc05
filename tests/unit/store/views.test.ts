import { newStore } from '../support/new-store';
import { failure, requests, serve, success } from '../support/server';
import { savedView } from '../support/view';

const FIRST = savedView();
const SECOND = savedView( { id: 3, name: 'Asleep', position: 2 } );

describe( 'the saved views', () => {
	it( 'are read once, in the order of the server, when they are selected', async () => {
		serve( () => success( { views: [ FIRST, SECOND ] } ) );
		const { select, resolve } = newStore();
		expect( select.getViews() ).toBeNull();

		expect( await resolve.getViews() ).toEqual( [ FIRST, SECOND ] );
		await resolve.getViews();
		expect(
			requests.map( ( { url } ) => new URL( url ).pathname )
		).toEqual( [ expect.stringMatching( /\/customers\/views$/ ) ] );
		expect( requests[ 0 ]?.url ).not.toContain( 'counts' );
	} );

	it( 'are an empty list, if there is none', async () => {
		serve( () => success( { views: [] } ) );
		const { resolve } = newStore();
		expect( await resolve.getViews() ).toEqual( [] );
	} );

	it( 'are replaced by those of a change, without another read', async () => {
		serve( () => success( { views: [ FIRST ] } ) );
		const { select, dispatch, resolve } = newStore();
		await resolve.getViews();
		await dispatch.receiveViews( [ SECOND, FIRST ] );
		expect( select.getViews() ).toEqual( [ SECOND, FIRST ] );
		expect( requests ).toHaveLength( 1 );
	} );

	it( 'stay while they are read again', async () => {
		serve( () => success( { views: [ FIRST ] } ) );
		const { select, dispatch, resolve } = newStore();
		await resolve.getViews();

		const renamed = { ...FIRST, name: 'Austria', version: '2' };
		serve( () => success( { views: [ renamed ] } ) );
		await dispatch.invalidateResolution( 'getViews', [] );
		expect( select.getViews() ).toEqual( [ FIRST ] );
		expect( await resolve.getViews() ).toEqual( [ renamed ] );
	} );

	it( 'that cannot be read keep the error, and are read at the next try', async () => {
		serve( () => failure( { code: 'server_error', message: 'No.' }, 500 ) );
		const { select, dispatch, resolve } = newStore();
		await expect( resolve.getViews() ).rejects.toMatchObject( {
			code: 'server_error',
		} );
		expect( select.getViews() ).toBeNull();
		expect( select.getResolutionError( 'getViews', [] ) ).toMatchObject( {
			code: 'server_error',
		} );

		serve( () => success( { views: [ FIRST ] } ) );
		await dispatch.invalidateResolution( 'getViews', [] );
		expect( await resolve.getViews() ).toEqual( [ FIRST ] );
	} );
} );
