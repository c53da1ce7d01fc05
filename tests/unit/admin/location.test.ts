import {
	blockHistory,
	getArguments,
	goBackOrRemove,
	navigate,
	onHistoryNavigation,
	urlWithArguments,
} from '../../../src/admin/navigation/location';

/** Goes back and resolves in the later task in which the browser does so. */
function goBack( go = () => window.history.back() ): Promise< void > {
	return new Promise( ( resolve ) => {
		window.addEventListener( 'popstate', () => resolve(), { once: true } );
		go();
	} );
}

beforeEach( () => {
	navigate( { search: undefined, paged: undefined, dialog: undefined } );
} );

it( 'navigate() changes the given arguments and keeps the others', () => {
	navigate( { search: 'a&b', paged: '2' } );
	navigate( { paged: undefined } );
	expect( getArguments() ).toEqual( { search: 'a&b' } );
	expect( urlWithArguments( { paged: '3' } ) ).toMatch(
		/search=a%26b&paged=3$/
	);
} );

it( 'navigate() leaves a hidden value out of the window’s address until another value replaces it', async () => {
	navigate( { search: '030 55' }, { hiddenValue: '030 55' } );
	navigate( { paged: '2' } );
	expect( getArguments() ).toEqual( { search: '030 55', paged: '2' } );
	expect( window.location.search ).toBe( '?paged=2' );

	navigate( { search: 'ada' } );
	expect( window.location.search ).toBe( '?paged=2&search=ada' );

	await goBack();
	expect( getArguments() ).toEqual( { search: '030 55', paged: '2' } );
	expect( window.location.search ).toBe( '?paged=2' );
} );

it( 'navigate() adds no history entry for an unchanged address', () => {
	navigate( { search: 'ada' } );
	const { length } = window.history;
	navigate( { search: 'ada' } );
	expect( window.history.length ).toBe( length );
} );

it( 'a listener is called when the user goes back', async () => {
	const listener = jest.fn();
	const stop = onHistoryNavigation( listener );
	navigate( { search: 'ada' } );
	expect( listener ).not.toHaveBeenCalled();

	await goBack();
	expect( listener ).toHaveBeenCalledTimes( 1 );
	expect( getArguments() ).toEqual( {} );
	stop();
} );

it( 'a blocked history does not go back', async () => {
	navigate( { dialog: 'add' } );
	const onBlocked = jest.fn();
	const release = blockHistory( onBlocked );

	await goBack();
	expect( onBlocked ).toHaveBeenCalledTimes( 1 );
	expect( window.location.search ).toBe( '?dialog=add' );

	release();
	await goBack();
	expect( getArguments() ).toEqual( {} );
} );

it( 'goBackOrRemove() goes back if the app added the entry', async () => {
	navigate( { search: 'ada' } );
	navigate( { dialog: 'add' } );
	await goBack( () => goBackOrRemove( 'dialog' ) );
	expect( getArguments() ).toEqual( { search: 'ada' } );
} );

it( 'goBackOrRemove() changes nothing if the user goes forward again', async () => {
	navigate( { dialog: 'add' } );
	await goBack( () => goBackOrRemove( 'dialog' ) );
	await goBack( () => window.history.forward() );
	// Longer than the wait for a browser that goes back in a frame.
	await new Promise( ( resolve ) => setTimeout( resolve, 700 ) );
	expect( getArguments() ).toEqual( { dialog: 'add' } );
} );
