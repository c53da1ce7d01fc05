/** The cost of each kind of request, beside an empty request. */
import { say, show } from '../../tools/lib/progress.mjs';
import { FLOOR } from './floor.mjs';
import { median } from './visitor.mjs';

/** @typedef {import('./requests.mjs').Work} Work */

/**
 * @typedef {Object} Measured
 * @property {string}             name
 * @property {number | undefined} limit
 * @property {number}             time  Milliseconds, the median.
 * @property {number}             ratio To an empty request.
 */

const WARM_UP = 3;

const ROUNDS = 30;

/**
 * Sends all requests in turn, each after an empty request, so that other load on the computer slows both down.
 *
 * @param {import('./visitor.mjs').Visitor} visitor
 * @param {Work[]}                          works
 * @param {number}                          [rounds]
 * @return {Promise< Measured[] >}
 */
export async function measureWork( visitor, works, rounds = ROUNDS ) {
	const measured = [];
	for ( const work of works ) {
		const { name, limit, request, isNext } = work;
		show( `Measuring ${ name } …` );
		await work.arrange?.();
		const floors = [];
		const times = [];
		for ( let round = -WARM_UP; round < rounds; round++ ) {
			const asked = typeof request === 'function' ? request() : request;
			const timed = isNext ? await visitor.next( asked ) : asked;
			await work.arrangeRound?.();
			const floor = await visitor.time( { path: FLOOR } );
			const time = await visitor.time( timed );
			if ( round >= 0 ) {
				floors.push( floor );
				times.push( time );
			}
		}
		const time = median( times );
		const one = { name, limit, time, ratio: time / median( floors ) };
		say( row( one ) );
		measured.push( one );
	}
	return measured;
}

/**
 * @param {Measured[]} measured
 * @return {string[]} Lines of Markdown.
 */
export function table( measured ) {
	return [
		'| work | ms | to an empty route | at most |',
		'| --- | ---: | ---: | ---: |',
		...measured.map( row ),
	];
}

/** @param {Measured} measured */
function row( { name, limit, time, ratio } ) {
	const isOver = limit !== undefined && ratio > limit;
	return `| ${ name } | ${ time.toFixed( 1 ) } | ${ ratio.toFixed( 2 ) }${
		isOver ? ' **over**' : ''
	} | ${ limit ?? '' } |`;
}
