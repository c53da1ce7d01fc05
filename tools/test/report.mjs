/**
 * The end of a test run's output: minutes of each part, the slowest tests, excluded tests, failures, and the counts.
 * They come last because tools cut long output at its start.
 */
import { sum, summaryLine } from './results.mjs';

/** @typedef {import('./results.mjs').Counts} Counts */

/**
 * The result of a part.
 *
 * @typedef {Object} Outcome
 * @property {string}                               title
 * @property {number}                               seconds
 * @property {Counts}                               counts
 * @property {import('../lib/failure.mjs').Failure} [notRun] The reason for which it could not run.
 */

const SLOWEST = 20;

/**
 * @param {Outcome[]} outcomes
 * @param {string[]}  leftOut  Tests that the level excludes, and how to run them.
 * @return {string} Lines for the terminal.
 */
export function report( outcomes, leftOut ) {
	const total = sum( outcomes.map( ( { counts } ) => counts ) );
	return [
		...timeTable( outcomes ),
		'',
		...slowestTests( total ),
		'',
		...outcomes
			.filter( ( { notRun } ) => notRun )
			.map(
				( { title, notRun } ) =>
					`skipped: ${ title }: ${ notRun?.message }`
			),
		...leftOut.map( ( line ) => `left out: ${ line }` ),
		...outcomes
			.filter( ( { counts } ) => counts.failed > 0 )
			.flatMap( ( { title, counts } ) => [
				`failed: ${ title }`,
				...counts.broken.map( ( name ) => `  ${ name }` ),
			] ),
		summaryLine( total ),
	].join( '\n' );
}

/** @param {Outcome[]} outcomes */
function timeTable( outcomes ) {
	const width = Math.max( ...outcomes.map( ( { title } ) => title.length ) );
	return [
		'Minutes of each part (parts run side by side, so they add up to more than the whole):',
		...outcomes.map( ( { title, seconds, counts } ) => {
			const tests = counts.passed + counts.failed;
			return `  ${ title.padEnd( width ) }  ${ minutes( seconds ) }${
				tests > 1 ? `  ${ tests } tests` : ''
			}`;
		} ),
		// Since the start of this process, or of the script that started it.
		`  ${ 'the whole'.padEnd( width ) }  ${ minutes( secondsSinceStart() ) }`,
	];
}

/** @param {Counts} counts */
function slowestTests( { tests } ) {
	if ( tests.length === 0 ) {
		return [];
	}
	const slowest = tests
		.toSorted( ( one, other ) => other.seconds - one.seconds )
		.slice( 0, SLOWEST );
	return [
		`The ${ slowest.length } slowest tests, in seconds:`,
		...slowest.map(
			( { title, seconds } ) =>
				`  ${ seconds.toFixed( 1 ).padStart( 6 ) }  ${ title }`
		),
	];
}

/** @param {number} seconds */
function minutes( seconds ) {
	return ( seconds / 60 ).toFixed( 1 ).padStart( 5 );
}

/** `FCC_STARTED_AT` is the Unix time at which `.ci/run` began to install missing packages. */
function secondsSinceStart() {
	const startedAt = Number( process.env.FCC_STARTED_AT );
	return startedAt ? Date.now() / 1000 - startedAt : process.uptime();
}
