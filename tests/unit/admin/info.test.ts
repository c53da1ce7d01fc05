import {
	changesOf,
	labelsOf,
	rowName,
	validateInfo,
	type InfoEdits,
} from '../../../src/admin/customer/additional-info/info';
import { infoLabel } from '../../../src/admin/forms/field-labels';
import { record } from '../support/server';

const info = { company: 'Engines', seats: 3, vip: false, code: '007' };

function added(
	key: string,
	kind: 'text' | 'number' | 'boolean',
	text: string
) {
	return { id: 1, key, kind, text };
}

function draft( changes: Partial< InfoEdits > ): InfoEdits {
	return { edits: {}, added: [], ...changes };
}

describe( 'changesOf', () => {
	it( 'an edited value keeps its type', () => {
		const typed = { seats: '4', vip: 'true', code: '008' };
		expect( changesOf( info, draft( { edits: typed } ) ) ).toEqual( {
			seats: 4,
			vip: true,
			code: '008',
		} );
	} );

	it( 'contains only changed fields', () => {
		const typed = { seats: '3.0', company: 'Engines ', code: null };
		expect( changesOf( info, draft( { edits: typed } ) ) ).toEqual( {
			code: null,
		} );
	} );

	it( 'an added field replaces a removed one of another type', () => {
		expect(
			changesOf(
				info,
				draft( {
					edits: { code: null },
					added: [ added( ' code ', 'number', '8' ) ],
				} )
			)
		).toEqual( { code: 8 } );
	} );
} );

describe( 'a name that is no valid key', () => {
	const named = draft( {
		added: [ added( ' VAT  number ', 'text', '12' ) ],
	} );

	it( 'is sent as a label of the derived key', () => {
		expect( changesOf( info, named ) ).toEqual( { vat_number: '12' } );
		expect( labelsOf( named ) ).toEqual( { vat_number: 'VAT number' } );
		expect( validateInfo( info, named ) ).toEqual( {} );
	} );

	it( 'a valid key is sent without a label', () => {
		expect(
			labelsOf( draft( { added: [ added( 'vat_id', 'text', '' ) ] } ) )
		).toEqual( {} );
	} );

	it( 'is shown instead of the key', () => {
		const customer = record( {
			additional_info: { vat_number: '12', tier: 1 },
			additional_info_labels: { vat_number: 'VAT number' },
		} );
		expect( infoLabel( 'vat_number', customer ) ).toBe( 'VAT number' );
		expect( infoLabel( 'tier', customer ) ).toBe( 'tier' );
	} );
} );

describe( 'validateInfo', () => {
	it.each( [
		'',
		' ',
		'notes',
		'Notes!',
		'company',
		'Company.',
		'x'.repeat( 101 ),
	] )( 'rejects the key “%s”', ( key ) => {
		expect(
			validateInfo(
				info,
				draft( { added: [ added( key, 'text', '' ) ] } )
			)
		).toHaveProperty( [ rowName( 1, 'key' ) ] );
	} );

	it.each( [ '', 'many', '1,5', 'Infinity', '12345678901234567890' ] )(
		'rejects the number “%s”',
		( text ) => {
			expect(
				validateInfo( info, draft( { edits: { seats: text } } ) )
			).toHaveProperty( [ rowName( 'seats' ) ] );
		}
	);

	it( 'accepts an invalid value that is stored already', () => {
		const stored = { big: 'n'.repeat( 20_000 ), id: 12345678901234567890 };
		const typed = { big: stored.big, id: String( stored.id ) };
		expect( validateInfo( stored, draft( { edits: typed } ) ) ).toEqual(
			{}
		);
	} );

	it( 'accepts an added key that is being removed', () => {
		expect(
			validateInfo(
				info,
				draft( {
					edits: { company: null },
					added: [ added( 'company', 'number', '1' ) ],
				} )
			)
		).toEqual( {} );
	} );

	it( 'rejects more than 100 fields, not counting the notes', () => {
		const keys = Array.from( { length: 99 }, ( _, n ) => [ `k${ n }`, n ] );
		const many = { ...Object.fromEntries( keys ), notes: 'VIP' };
		const one = draft( { added: [ added( 'new', 'text', '' ) ] } );

		expect( validateInfo( many, one ) ).toEqual( {} );
		expect( validateInfo( { ...many, k99: 1 }, one ) ).toHaveProperty( [
			rowName( 1, 'key' ),
		] );
	} );
} );
