/** Encodes text as TextDecoder decodes it: Node has no encoders for old encodings. */

const tables = new Map< string, Map< string, number[] > >();

/** @return The bytes of a text. */
export function encode( text: string, encoding: string ): Uint8Array {
	const table = tableOf( encoding );
	return Uint8Array.from(
		[ ...text ].flatMap( ( character ) => {
			const bytes = table.get( character );
			if ( ! bytes ) {
				throw new Error( `${ encoding } has no ${ character }.` );
			}
			return bytes;
		} )
	);
}

function tableOf( encoding: string ): Map< string, number[] > {
	const known = tables.get( encoding );
	if ( known ) {
		return known;
	}
	const table = new Map< string, number[] >();
	const decoder = new TextDecoder( encoding );
	const add = ( ...bytes: number[] ) => {
		const text = decoder.decode( Uint8Array.from( bytes ) );
		if ( [ ...text ].length === 1 && ! table.has( text ) ) {
			table.set( text, bytes );
		}
	};
	for ( let first = 0; first < 256; first++ ) {
		add( first );
	}
	for ( let first = 0x81; first < 255; first++ ) {
		for ( let second = 0x40; second < 255; second++ ) {
			add( first, second );
		}
	}
	tables.set( encoding, table );
	return table;
}
