/**
 * Progress: a finished step is one line. A terminal also shows the running step, rewritten in place.
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
 * Shows the running step; the next line replaces it. Prints nothing without a terminal, which keeps logs short.
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
