import {
	stretchAfterKey,
	stretchAt,
} from '../../../src/components/overview/chart-intervals';

describe( 'stretchAt', () => {
	it( 'finds the stretch at a place, and the outermost ones beyond the ends', () => {
		expect( stretchAt( 0, 7 ) ).toBe( 0 );
		expect( stretchAt( 0.5, 7 ) ).toBe( 3 );
		expect( stretchAt( 1, 7 ) ).toBe( 6 );
		expect( stretchAt( -0.1, 7 ) ).toBe( 0 );
		expect( stretchAt( 1.1, 7 ) ).toBe( 6 );
	} );
} );

describe( 'stretchAfterKey', () => {
	it( 'follows the direction in which the axis runs', () => {
		expect( stretchAfterKey( 'ArrowRight', 2, 7, false ) ).toBe( 3 );
		expect( stretchAfterKey( 'ArrowRight', 2, 7, true ) ).toBe( 1 );
		expect( stretchAfterKey( 'ArrowLeft', 2, 7, true ) ).toBe( 3 );
	} );

	it( 'stays within the axis', () => {
		expect( stretchAfterKey( 'ArrowLeft', 0, 7, false ) ).toBe( 0 );
		expect( stretchAfterKey( 'ArrowRight', 6, 7, false ) ).toBe( 6 );
		expect( stretchAfterKey( 'Home', 4, 7, true ) ).toBe( 0 );
		expect( stretchAfterKey( 'End', 4, 7, true ) ).toBe( 6 );
	} );

	it( 'leaves other keys alone', () => {
		expect( stretchAfterKey( 'Tab', 2, 7, false ) ).toBeUndefined();
	} );
} );
