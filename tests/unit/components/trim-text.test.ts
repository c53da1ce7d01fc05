import { readFileSync } from 'node:fs';
import { trimText } from '../../../src/components/trim-text';
import { TRIMMED } from '../../support/trimmed-texts';

it.each( TRIMMED )( 'trims %j to its visible part', ( text, left ) => {
	expect( trimText( text ) ).toBe( left );
	expect( trimText( trimText( text ) ) ).toBe( left );
} );

it( 'trims the same characters as the server', () => {
	const [ php, ts ] = [
		'src/server/Platform/Text.php',
		'src/components/trim-text.ts',
	].map( ( file ) => readFileSync( file, 'utf8' ) );
	for ( const name of [ 'WHITE_SPACE', 'INVISIBLE', 'JOINED' ] ) {
		expect( classIn( ts, name ).replaceAll( '\\\\u', '\\x' ) ).toBe(
			classIn( php, name )
		);
	}
} );

/** @return The characters of a constant. */
function classIn( source = '', name: string ): string {
	const [ , characters = '' ] =
		new RegExp( `const ${ name } =\\s+'([^']+)'` ).exec( source ) ?? [];
	expect( characters ).not.toBe( '' );
	return characters;
}
