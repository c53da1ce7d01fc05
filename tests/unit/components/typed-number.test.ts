type TypedNumber = typeof import( '../../../src/components/typed-number' );

/** The functions as in a page of a user with a language. */
async function inLanguage( locale: string ): Promise< TypedNumber > {
	jest.resetModules();
	Object.assign( window.fluentCartCustomers ?? {}, { locale } );
	return import( '../../../src/components/typed-number' );
}

const GERMAN = 'de-DE-u-nu-latn';
const FRENCH = 'fr-FR-u-nu-latn';
const ARABIC = 'ar-u-nu-latn';

it.each( [
	[ 'en-US-u-nu-latn', '1,234.5', 1234.5 ],
	[ 'en-US-u-nu-latn', '1,234', 1234 ],
	[ 'en-US-u-nu-latn', '.5', 0.5 ],
	[ 'en-US-u-nu-latn', ' -12 ', -12 ],
	[ 'en-US-u-nu-latn', '−12', -12 ],
	[ 'en-US-u-nu-latn', '1.5e-7', 1.5e-7 ],
	[ 'en-US-u-nu-latn', '１２', 12 ],
	[ 'en-US-u-nu-latn', '𝟏𝟐', 12 ],
	[ GERMAN, '1.234,5', 1234.5 ],
	[ GERMAN, '1.234.567', 1234567 ],
	[ GERMAN, '1.234', 1234 ],
	[ GERMAN, '1,234', 1.234 ],
	[ GERMAN, '1 234,5', 1234.5 ],
	[ GERMAN, '0,5', 0.5 ],
	[ 'de-CH-u-nu-latn', '1’234.5', 1234.5 ],
	[ 'de-CH-u-nu-latn', "1'234", 1234 ],
	[ FRENCH, '1\u202F234,5', 1234.5 ],
	[ FRENCH, '1 234,5', 1234.5 ],
	[ FRENCH, '12.5', 12.5 ],
	[ FRENCH, '0.125', 0.125 ],
	[ 'hi-IN-u-nu-latn', '12,34,567', 1234567 ],
	[ 'mr-IN-u-nu-latn', '१२,३४,५६७.५', 1234567.5 ],
	[ ARABIC, '١٬٢٣٤٫٥', 1234.5 ],
	[ ARABIC, '\u200F-\u061C١٢', -12 ],
	[ ARABIC, '1,234.5', 1234.5 ],
	[ 'fa-IR-u-nu-latn', '۱٬۲۳۴٫۵', 1234.5 ],
	[ 'pl-PL-u-nu-latn', '1234,5', 1234.5 ],
] )( 'in %s, “%s” is %s', async ( locale, text, number ) => {
	const { parseNumber } = await inLanguage( locale );
	expect( parseNumber( text ) ).toBe( number );
} );

it.each( [
	[ 'en-US-u-nu-latn', '1,5' ],
	[ 'en-US-u-nu-latn', '12,34' ],
	[ 'en-US-u-nu-latn', '1.234,5' ],
	[ 'en-US-u-nu-latn', '1.2.3' ],
	[ 'en-US-u-nu-latn', '1 2' ],
	[ 'en-US-u-nu-latn', '1_234' ],
	[ 'en-US-u-nu-latn', '0x10' ],
	[ 'en-US-u-nu-latn', 'many' ],
	[ 'en-US-u-nu-latn', '' ],
	[ 'en-US-u-nu-latn', '.' ],
	[ 'en-US-u-nu-latn', '-' ],
	[ 'en-US-u-nu-latn', 'e5' ],
	[ 'en-US-u-nu-latn', '1e999' ],
	[ GERMAN, '12.5' ],
	[ GERMAN, '1,234.5' ],
	[ GERMAN, '1,2,3' ],
	[ GERMAN, '1.23.456' ],
	[ GERMAN, '1,234.567' ],
	[ FRENCH, '1.234' ],
	[ FRENCH, '1.234,5' ],
	[ ARABIC, '١،٥' ],
] )( 'in %s, “%s” is no number', async ( locale, text ) => {
	const { parseNumber } = await inLanguage( locale );
	expect( parseNumber( text ) ).toBeNaN();
} );

it.each( [
	[ 'en-US-u-nu-latn', 1234.5, '1234.5' ],
	[ GERMAN, 1234.5, '1234,5' ],
	[ GERMAN, -0.1, '-0,1' ],
	[ GERMAN, 1.5e-7, '1,5e-7' ],
	[ ARABIC, 1234.5, '1234.5' ],
] )(
	'in %s, %s is written “%s” and read again',
	async ( locale, number, text ) => {
		const { numberText, parseNumber } = await inLanguage( locale );
		expect( numberText( number ) ).toBe( text );
		expect( parseNumber( text ) ).toBe( number );
	}
);
