import { infoKey } from '../../../src/admin/customer/additional-info/info';

describe( 'infoKey', () => {
	it.each( [
		[ 'vat_id', 'vat_id' ],
		[ ' Tier-2 ', 'Tier-2' ],
		[ 'VAT number', 'vat_number' ],
		[ 'VAT  number', 'vat_number' ],
		[ 'VAT number (EU)', 'vat_number_eu' ],
		[ 'Numéro de TVA', 'numero_de_tva' ],
		[ "Date d'échéance", 'date_d_echeance' ],
		[ '', '' ],
		[ '   ', '' ],
	] )( 'the key of “%s” is “%s”', ( name, key ) => {
		expect( infoKey( name ) ).toBe( key );
	} );

	it.each( [
		'Größe',
		'税番号',
		'ΑΦΜ',
		'رقم ضريبي',
		'C++',
		'😀',
		'!',
		'__proto__',
		'a'.repeat( 100 ),
		'ü'.repeat( 100 ),
	] )( 'the key of “%s” is valid and always the same', ( name ) => {
		expect( infoKey( name ) ).toMatch(
			/^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/
		);
		expect( infoKey( ` ${ name } ` ) ).toBe( infoKey( name ) );
	} );

	it( 'keys differ if names differ by more than punctuation', () => {
		const names = [ 'C', 'C+', 'C++', 'C#', '税', '税番号', 'ΑΦΜ', 'АФМ' ];
		expect( new Set( names.map( infoKey ) ).size ).toBe( names.length );
	} );
} );
