/** How the cost of some requests grows with the store, as a table and a plot. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { installPackage } from '../../tools/provision/packages.mjs';

/** @typedef {import('./table.mjs').Measured} Measured */

/** The sizes of smaller stores for the same measurements. */
export const SIZES = [ 1_000, 10_000, 100_000 ];

/** The plotted requests, by their names in requests.mjs. */
export const PLOTTED = [
	'list, by id DESC',
	'list, by last_name ASC',
	'list, status inactive, by last_name',
	'list, the last page, by id',
	'list, the middle page, by last_name',
	'search, first and last name',
	'search, one very common term',
	'search, an exact email',
	'update',
];

/**
 * @param {Map< number, Measured[] >} bySize  Measurements by the number of customers.
 * @param {string[]}                  [names] The requests to include.
 * @return {string[]} Lines of Markdown.
 */
export function growthTable( bySize, names = PLOTTED ) {
	const sizes = sizesOf( bySize );
	return [
		`| to an empty route, with customers | ${ sizes
			.map( ( size ) => size.toLocaleString( 'en-US' ) )
			.join( ' | ' ) } |`,
		`| --- |${ ' ---: |'.repeat( sizes.length ) }`,
		...names.map(
			( name ) =>
				`| ${ name } | ${ sizes
					.map( ( size ) => ratio( bySize, size, name ).toFixed( 2 ) )
					.join( ' | ' ) } |`
		),
	];
}

/** The plot library, downloaded on first use. */
export async function loadPlot() {
	return import(
		pathToFileURL(
			path.join(
				await installPackage( '@observablehq/plot', 'plots, 4 MB' ),
				'src/index.js'
			)
		).href
	);
}

/**
 * @param {Map< number, Measured[] >} bySize
 * @return {Promise< string >} An SVG.
 */
export async function growthPlot( bySize ) {
	const Plot = await loadPlot();
	const points = sizesOf( bySize ).flatMap( ( size ) =>
		PLOTTED.map( ( name ) => ( {
			size,
			name,
			ratio: ratio( bySize, size, name ),
		} ) )
	);
	const largest = Math.max( ...bySize.keys() );
	const names = points
		.filter( ( { size } ) => size === largest )
		.sort( ( one, other ) => other.ratio - one.ratio )
		.map( ( { name } ) => name );
	const highest = Math.max( ...points.map( ( point ) => point.ratio ) );
	const svg = Plot.plot( {
		document: new JSDOM().window.document,
		width: 900,
		height: 480,
		marginRight: 240,
		x: { type: 'log', label: 'customers', tickFormat: '~s' },
		y: { label: 'times an empty request', zero: true, grid: true },
		marks: [
			Plot.line( points, {
				x: 'size',
				y: 'ratio',
				stroke: 'name',
				marker: true,
			} ),
			// One below the other, in the order of the lines: beside the lines, some labels would overlap.
			Plot.text( names, {
				x: largest,
				y: names.map( ( _, place ) => highest * ( 1 - place / 20 ) ),
				text: names,
				fill: names,
				textAnchor: 'start',
				dx: 10,
			} ),
		],
	} );
	svg.setAttribute( 'xmlns', 'http://www.w3.org/2000/svg' );
	return svg.outerHTML;
}

/**
 * @param {Map< number, Measured[] >} bySize
 * @return {number[]} The smallest first.
 */
function sizesOf( bySize ) {
	return [ ...bySize.keys() ].sort( ( a, b ) => a - b );
}

/**
 * @param {Map< number, Measured[] >} bySize
 * @param {number}                    size
 * @param {string}                    name
 */
function ratio( bySize, size, name ) {
	return (
		bySize.get( size )?.find( ( one ) => one.name === name )?.ratio ??
		Number.NaN
	);
}
