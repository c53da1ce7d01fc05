/**
 * Counts of a part of a test run, and their sum.
 */

/**
 * A test with its duration.
 *
 * @typedef {Object} Timed
 * @property {string} title   With its file: `tests/api/bulk/bulk.spec.ts › deletes many`.
 * @property {number} seconds
 */

/**
 * @typedef {Object} Counts
 * @property {number}   passed
 * @property {number}   failed
 * @property {number}   skipped
 * @property {string[]} broken  Titles of the failed tests, if the tool reports them.
 * @property {Timed[]}  tests   Every test, if the tool reports them.
 */

/**
 * Counts for a check that passes or fails as a whole.
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
		tests: [],
	};
}

/** Counts of a part without tests, such as the downloads. */
export function noTests() {
	return { passed: 0, failed: 0, skipped: 0, broken: [], tests: [] };
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
		tests: all.flatMap( ( { tests } ) => tests ),
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
