/**
 * What the parts of a test run come to.
 */

/**
 * @typedef {Object} Counts
 * @property {number}   passed
 * @property {number}   failed
 * @property {number}   skipped
 * @property {string[]} broken  Titles of those that failed, of a tool that tells.
 * @property {string[]} retried Titles of those that passed at the second try only; they count as passed.
 */

/**
 * Counts for a check that is one test.
 *
 * @param {boolean} passed
 * @return {Counts}
 */
export function oneTest( passed ) {
	return {
		passed: Number( passed ),
		failed: Number( ! passed ),
		skipped: 0,
		broken: [],
		retried: [],
	};
}

/**
 * @param {Counts[]} all
 * @return {Counts}
 */
export function sum( all ) {
	return {
		passed: all.reduce( ( total, { passed } ) => total + passed, 0 ),
		failed: all.reduce( ( total, { failed } ) => total + failed, 0 ),
		skipped: all.reduce( ( total, { skipped } ) => total + skipped, 0 ),
		broken: all.flatMap( ( { broken } ) => broken ),
		retried: all.flatMap( ( { retried } ) => retried ),
	};
}

/**
 * The last line of a run.
 *
 * @param {Counts} counts
 */
export function summaryLine( { passed, failed, skipped } ) {
	const line = `${ passed } passed, ${ failed } failed`;
	return skipped ? `${ line }, ${ skipped } skipped` : line;
}
