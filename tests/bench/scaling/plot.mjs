/** Measurements in stores of several sizes, and their extrapolation. */
import { JSDOM } from 'jsdom';
import { loadPlot } from '../growth.mjs';

/** @typedef {import('./run.mjs').Store} Store */

/** The largest measured size. Beyond it, the lines are extrapolated. */
const REASONED = 100_000_000;

/**
 * @param {Store[]} stores The smallest first.
 * @return {Promise< string >} An SVG with the sizes of the tables above the times.
 */
export async function plotOfScaling( stores ) {
	const Plot = await loadPlot();
	const rooms = stores.flatMap( ( { customers, sizes } ) =>
		Object.entries( sizes ).map( ( [ name, { data, indexes } ] ) => ( {
			customers,
			name,
			value: ( data + indexes ) / 1e6,
		} ) )
	);
	const works = stores.flatMap( ( store ) =>
		store.work.map( ( { name, ratio } ) => ( {
			customers: store.customers,
			name,
			value: ratio,
		} ) )
	);
	const document = new JSDOM().window.document;
	/**
	 * @param {typeof rooms}                                   points
	 * @param {string}                                         label
	 * @param {'log' | 'linear'}                               type
	 * @param {( last: ( typeof rooms )[ number ] ) => number} reasoned At REASONED customers.
	 */
	const plot = ( points, label, type, reasoned ) => {
		const largest = Math.max(
			...points.map( ( { customers } ) => customers )
		);
		const ends = points.filter(
			( { customers } ) => customers === largest
		);
		const lines = ends.map( ( last ) => ( {
			...last,
			customers: REASONED,
			value: reasoned( last ),
		} ) );
		return Plot.plot( {
			document,
			width: 900,
			height: 380,
			marginRight: 240,
			marginLeft: 60,
			x: {
				type: 'log',
				label: 'customers (dashed: reasoned)',
				tickFormat: '~s',
				domain: [ 1_000, REASONED ],
			},
			y: { type, label, grid: true, zero: type === 'linear' },
			marks: [
				Plot.line( points, {
					x: 'customers',
					y: 'value',
					stroke: 'name',
					marker: true,
				} ),
				Plot.line( [ ...ends, ...lines ], {
					x: 'customers',
					y: 'value',
					stroke: 'name',
					strokeDasharray: '4 4',
				} ),
				// One below the other, in the order of the lines: beside the lines, some labels would overlap.
				...lines
					.toSorted( ( one, other ) => other.value - one.value )
					.map( ( line, place ) =>
						Plot.text( [ line ], {
							frameAnchor: 'top-right',
							text: 'name',
							fill: 'name',
							textAnchor: 'start',
							dx: 10,
							dy: 18 * place,
						} )
					),
			],
		} ).outerHTML.replace(
			'<svg ',
			'<svg xmlns="http://www.w3.org/2000/svg" '
		);
	};
	// Each further row has the same size.
	const above = plot(
		rooms,
		'MB of data and indexes',
		'log',
		( last ) => ( last.value * REASONED ) / last.customers
	);
	// The height of an index grows with the logarithm: two levels more, as long as the used part fits into memory.
	const below = plot(
		works,
		'times an empty request',
		'linear',
		( last ) => last.value
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="780" font-family="system-ui, sans-serif">${ above }<g transform="translate( 0 400 )">${ below }</g></svg>`;
}
