import { fetchStates } from '../../../src/api';

const FILES: Record< string, unknown > = {
	'/build/places/countries.json': [ 'CN', 'DK', 'US' ],
	'/build/places/US.json': [ [ 'Texas', 'TX' ] ],
	'/build/places/DK.json': [ [ 'Hovedstaden', 'DK-84' ] ],
	'/states?country=CN': [
		[ 'Beijing / 北京', 'CN2' ],
		[ 'Tibet / 西藏', 'CN32' ],
	],
};

describe( 'a state', () => {
	beforeEach( () => {
		Object.assign( globalThis, {
			__webpack_public_path__: '/build/',
			fetch: async ( url: string ) => ( {
				ok: url in FILES,
				json: async () => FILES[ url ],
			} ),
		} );
	} );

	afterEach( () => {
		Object.assign( window.fluentCartCustomers ?? {}, { statesUrl: null } );
	} );

	it( 'of the build is stored by its code if the code has letters only, else by its name', async () => {
		expect( await fetchStates( 'US' ) ).toEqual( [
			{ name: 'Texas', code: 'TX', value: 'TX' },
		] );
		expect( await fetchStates( 'DK' ) ).toEqual( [
			{ name: 'Hovedstaden', code: 'DK-84', value: 'Hovedstaden' },
		] );
	} );

	it( 'of the store is stored by its code', async () => {
		Object.assign( window.fluentCartCustomers ?? {}, {
			statesUrl: '/states?country=',
		} );
		const states = await fetchStates( 'CN' );
		expect( states.map( ( { value } ) => value ) ).toEqual( [
			'CN2',
			'CN32',
		] );
	} );

	it( 'does not exist for an unknown country', async () => {
		expect( await fetchStates( 'XX' ) ).toEqual( [] );
	} );
} );
