/** Throughput of eight concurrent clients, each of which sends the next request after an answer. */
import { FLOOR } from './floor.mjs';
import { NAMESPACE } from './requests.mjs';

const CLIENTS = 8;

export const SECONDS = 10;

/**
 * @param {import('./visitor.mjs').Visitor} visitor
 * @return {Promise< string[] >} Lines of Markdown.
 */
export async function measureClients( visitor ) {
	const floor = await answered( visitor, () => ( { path: FLOOR } ) );
	const list = await answered( visitor, () => ( {
		path: `${ NAMESPACE }/customers?per_page=20`,
	} ) );
	return [
		`${ CLIENTS } concurrent clients: ${ ( list / SECONDS ).toFixed(
			1
		) } lists a second, ${ ( list / floor ).toFixed(
			2
		) } times as many as empty answers (at least 0.8).`,
	];
}

/**
 * @param {import('./visitor.mjs').Visitor}        visitor
 * @param {() => import('./requests.mjs').Request} next
 * @return {Promise< number >} The number of answers in SECONDS.
 */
export async function answered( visitor, next ) {
	const end = performance.now() + SECONDS * 1000;
	let answers = 0;
	await Promise.all(
		Array.from( { length: CLIENTS }, async () => {
			while ( performance.now() < end ) {
				await visitor.time( next() );
				answers++;
			}
		} )
	);
	return answers;
}
