/** The time of an overview, and how soon it shows a change. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FLOOR } from './floor.mjs';
import { medians } from './visitor.mjs';

const PERIODS = [ '7d', '30d', '90d', '12m', 'all' ];

const ROUNDS = 30;

const WARM_UP = 5;

/**
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {import('./visitor.mjs').Visitor}          visitor
 * @return {Promise< string[] >} Lines of Markdown.
 */
export async function measureOverview( site, visitor ) {
	const paths = [ FLOOR, ...PERIODS.map( pathOf ) ];
	await site.sql( `DELETE FROM wp_fcc_checkpoints WHERE name = 'summaries'` );
	const first = await visitor.time( { path: pathOf( '7d' ) } );
	await reconcile( site );
	await medians( visitor, paths, WARM_UP );

	const [ floor = Number.NaN, ...times ] = await medians(
		visitor,
		paths,
		ROUNDS
	);
	return [
		'| `GET /customers/overview` | ms | to an empty route |',
		'| --- | ---: | ---: |',
		`| empty REST route | ${ floor.toFixed( 1 ) } | 1.00 |`,
		...PERIODS.map( ( period, index ) => {
			const time = times[ index ] ?? Number.NaN;
			return `| ${ period } | ${ time.toFixed( 1 ) } | ${ (
				time / floor
			).toFixed( 2 ) } |`;
		} ),
		`| one before the summaries exist, which adds up everything | ${ first.toFixed(
			0
		) } | |`,
		'',
		`One order changed, its \`updated_at\` with it: in the next answer${ await timeUntilShown(
			site,
			visitor,
			', updated_at = UTC_TIMESTAMP()'
		) }.`,
		`One order changed by plain SQL: in the figures, with a reconcile of everything,${ await timeUntilShown(
			site,
			visitor,
			'',
			() => reconcile( site )
		) }.`,
	];
}

/** @param {string} period */
function pathOf( period ) {
	return `fluent-cart/v2/customers/overview?period=${ period }`;
}

/**
 * Runs the background jobs with all their reconciles.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 */
async function reconcile( site ) {
	await site.call( 'bench/run_jobs', {
		hooks: [ 'fluent_cart_customers/sweep' ],
	} );
}

/**
 * Requests the overview every second, like an open page.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {import('./visitor.mjs').Visitor}          visitor
 * @param {string}                                   also    Further columns that the UPDATE sets.
 * @param {() => Promise< void >}                    [work]  Runs after the UPDATE.
 */
async function timeUntilShown( site, visitor, also, work ) {
	const revenue = async () => {
		const { data } = await visitor.get( pathOf( 'all' ) );
		return data.overview.figures.revenue.value;
	};
	const before = await revenue();
	await site.call( 'rows/run', {
		statements: [
			`UPDATE {fct_orders} SET total_paid = total_paid + 1${ also } WHERE payment_status = 'paid' AND currency = 'USD' ORDER BY id DESC LIMIT 1`,
		],
	} );
	const began = performance.now();
	await work?.();
	while ( ( await revenue() ) !== before + 1 ) {
		if ( performance.now() - began > 90_000 ) {
			return ' NOT AFTER 90 SECONDS';
		}
		await sleep( 1000 );
	}
	return ` after ${ ( ( performance.now() - began ) / 1000 ).toFixed(
		1
	) } s`;
}
