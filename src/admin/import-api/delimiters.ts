/** What separates cells. */
export const DELIMITERS = [ ',', ';', '\t', '|' ] as const;

export type Delimiter = ( typeof DELIMITERS )[ number ];

/**
 * @param key The hash of an import: hash of the file, encoding, number of the delimiter, first row.
 * @return The delimiter of the file; undefined if another client made the key.
 */
export function delimiterOf( key: string | null ): Delimiter | undefined {
	return DELIMITERS[ Number( key?.split( ' ' )[ 2 ] ) ];
}
