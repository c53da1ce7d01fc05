/**
 * What each kind of work costs, beside a request that does none.
 */
import { say, show } from '../../tools/lib/progress.mjs';
import { FLOOR } from './floor.mjs';
import { median } from './visitor.mjs';

/** @typedef {import('./requests.mjs').Work} Work */

const WARM_UP = 3;

const ROUNDS = 30;

/**
 * Asks for everything in turn, each time behind an empty request, so that whatever else the machine does slows both down
 * alike.
 *
 * @param {import('./visitor.mjs').Visitor} visitor
 * @param {Work[]}                          works
 * @return {Promise< string[] >} Lines of Markdown.
 */
export async function measureWork( visitor, works ) {
	const lines = [
		'| work | ms | to an empty route | at most |',
		'| --- | ---: | ---: | ---: |',
	];
	for ( const { name, limit, request } of works ) {
		show( `Measuring ${ name } …` );
		const floors = [];
		const times = [];
		for ( let round = -WARM_UP; round < ROUNDS; round++ ) {
			const floor = await visitor.time( { path: FLOOR } );
			const time = await visitor.time(
				typeof request === 'function' ? request() : request
			);
			if ( round >= 0 ) {
				floors.push( floor );
				times.push( time );
			}
		}
		const ratio = median( times ) / median( floors );
		const line = `| ${ name } | ${ median( times ).toFixed( 1 ) } | ${ ratio.toFixed(
			2
		) }${ ratio > limit ? ' **over**' : '' } | ${ limit } |`;
		say( line );
		lines.push( line );
	}
	return lines;
}
