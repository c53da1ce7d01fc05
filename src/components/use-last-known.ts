import { useState } from '@wordpress/element';

/**
 * Keeps the previous value while a new one is read, so that the screen does not
 * become empty.
 *
 * @param value Undefined until it is read.
 * @return The value, or else the last one that was known.
 */
export function useLastKnown< Value >(
	value: Value | undefined
): Value | undefined {
	const [ last, setLast ] = useState( value );

	if ( value !== undefined && value !== last ) {
		setLast( () => value );
	}
	return value ?? last;
}
