import {
	intervalAt,
	intervalForKey,
} from '../../../src/components/overview/chart-intervals';

describe( 'intervalAt', () => {
	it( 'returns the interval at a position; beyond the ends, the outermost one', () => {
		expect( intervalAt( 0, 7 ) ).toBe( 0 );
		expect( intervalAt( 0.5, 7 ) ).toBe( 3 );
		expect( intervalAt( 1, 7 ) ).toBe( 6 );
		expect( intervalAt( -0.1, 7 ) ).toBe( 0 );
		expect( intervalAt( 1.1, 7 ) ).toBe( 6 );
	} );
} );

describe( 'intervalForKey', () => {
	it( 'left and right depend on the direction of the axis', () => {
		expect( intervalForKey( 'ArrowRight', 2, 7, false ) ).toBe( 3 );
		expect( intervalForKey( 'ArrowRight', 2, 7, true ) ).toBe( 1 );
		expect( intervalForKey( 'ArrowLeft', 2, 7, true ) ).toBe( 3 );
	} );

	it( 'the first and the last interval end the axis', () => {
		expect( intervalForKey( 'ArrowLeft', 0, 7, false ) ).toBe( 0 );
		expect( intervalForKey( 'ArrowRight', 6, 7, false ) ).toBe( 6 );
		expect( intervalForKey( 'Home', 4, 7, true ) ).toBe( 0 );
		expect( intervalForKey( 'End', 4, 7, true ) ).toBe( 6 );
	} );

	it( 'other keys activate no interval', () => {
		expect( intervalForKey( 'Tab', 2, 7, false ) ).toBeUndefined();
	} );
} );
