/* eslint-disable no-bitwise -- A hash. */
/**
 * @return A hash of the content, by which a file is recognized. Without HTTPS, the
 *         browser has no SHA-256, and a simple hash replaces it.
 */
export async function hashOf( file: Blob ): Promise< string > {
	// Undefined without HTTPS, whatever the types say.
	const subtle: SubtleCrypto | undefined = window.crypto?.subtle;
	return subtle
		? toHex(
				new Uint8Array(
					await subtle.digest( 'SHA-256', await file.arrayBuffer() )
				)
			)
		: simpleHashOf( file );
}

/**
 * @return FNV-1a with two start values, as 16 hexadecimal digits.
 */
export async function simpleHashOf( file: Blob ): Promise< string > {
	let first = 0x811c9dc5;
	let second = 0x1b873593;
	const reader = file.stream().getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if ( done ) {
			break;
		}
		for ( const byte of value ) {
			first = Math.imul( first ^ byte, 0x01000193 );
			second = Math.imul( second ^ byte, 0x85ebca6b );
		}
	}
	return [ first, second ]
		.map( ( part ) => ( part >>> 0 ).toString( 16 ).padStart( 8, '0' ) )
		.join( '' );
}

function toHex( bytes: Uint8Array ): string {
	return [ ...bytes ]
		.map( ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) )
		.join( '' );
}
