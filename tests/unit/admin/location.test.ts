import {
	blockHistory,
	getArguments,
	urlWithArguments,
	goBackOrRemove,
	navigate,
	onHistoryNavigation,
} from '../../../src/admin/navigation/location';

/** Goes back in the history, which browsers do after the current task. */
function goBack( go = () => window.history.back() ): Promise< void > {
	return new Promise( ( resolve ) => {
		window.addEventListener( 'popstate', () => resolve(), { once: true } );
		go();
	} );
}

beforeEach( () => {
	navigate( { search: undefined, paged: undefined, dialog: undefined } );
} );

it( 'changes what it is told and keeps the rest', () => {
	navigate( { search: 'a&b', paged: '2' } );
	navigate( { paged: undefined } );
	expect( getArguments() ).toEqual( { search: 'a&b' } );
	expect( urlWithArguments( { paged: '3' } ) ).toMatch(
		/search=a%26b&paged=3$/
	);
} );

it( 'adds no history entry for an address that is the same', () => {
	navigate( { search: 'ada' } );
	const { length } = window.history;
	navigate( { search: 'ada' } );
	expect( window.history.length ).toBe( length );
} );

it( 'tells when the person went back', async () => {
	const listener = jest.fn();
	const stop = onHistoryNavigation( listener );
	navigate( { search: 'ada' } );
	expect( listener ).not.toHaveBeenCalled();

	await goBack();
	expect( listener ).toHaveBeenCalledTimes( 1 );
	expect( getArguments() ).toEqual( {} );
	stop();
} );

it( 'does not go back while that is blocked', async () => {
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

it( 'leaves what was opened here by going back', async () => {
	navigate( { search: 'ada' } );
	navigate( { dialog: 'add' } );
	await goBack( () => goBackOrRemove( 'dialog' ) );
	expect( getArguments() ).toEqual( { search: 'ada' } );
} );

it( 'stays with who goes forward again at once', async () => {
	navigate( { dialog: 'add' } );
	await goBack( () => goBackOrRemove( 'dialog' ) );
	await goBack( () => window.history.forward() );
	// As long as it waits for a browser that has gone back in a frame instead.
	await new Promise( ( resolve ) => setTimeout( resolve, 700 ) );
	expect( getArguments() ).toEqual( { dialog: 'add' } );
} );
