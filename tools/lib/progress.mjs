/**
 * Progress for people: a finished step is one line; on a terminal the running
 * step is shown too, rewritten in place.
 */
const live = Boolean( process.stderr.isTTY );

/**
 * Prints one line.
 *
 * @param {string} line
 */
export function say( line ) {
	clear();
	process.stderr.write( `${ line }\n` );
}

/**
 * Shows what is going on right now; the next line replaces it. Without a
 * terminal nothing is printed, so that logs stay short.
 *
 * @param {string} line
 */
export function show( line ) {
	if ( live ) {
		clear();
		process.stderr.write( line.slice( 0, process.stderr.columns - 1 ) );
	}
}

function clear() {
	if ( live ) {
		process.stderr.write( '\r\u001b[K' );
	}
}
