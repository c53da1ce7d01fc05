/**
 * The cost of what can be undone: the time of runs that record their changes beside runs that do not, the size of what
 * they record, and the speed of an undo.
 */
import { say, show } from '../../tools/lib/progress.mjs';
import { NAMESPACE } from './requests.mjs';
import { median } from './visitor.mjs';

/** Days whose new customers a run changes: about 340 on each. */
const DAYS = { status: 9, manyStatuses: 90, deletion: 3 };

const ROUNDS = 7;

/** @typedef {[ name: string, measured: string, limit: string, isOver: boolean ]} Row */

/**
 * @typedef {Object} Times Seconds for each customer, by round.
 * @property {number[]} recorded
 * @property {number[]} not
 */

/**
 * @typedef {Object} Done
 * @property {number} id        Of the run.
 * @property {number} processed
 * @property {number} seconds   For each customer.
 */

/**
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {import('./visitor.mjs').Visitor}          visitor
 * @return {Promise< string[] >} Lines of Markdown.
 */
export async function measureRuns( site, visitor ) {
	const runs = new Runs( site, visitor );
	return [
		'| runs | measured | limit |',
		'| --- | ---: | ---: |',
		...( await statusRows( runs ) ).map( line ),
		...( await deletionRows( runs ) ).map( line ),
	];
}

/**
 * @param {Runs} runs
 * @return {Promise< Row[] >}
 */
async function statusRows( runs ) {
	show( 'Measuring runs that change statuses …' );
	/** @type {Times} */
	const times = { recorded: [], not: [] };
	let customers = 0;
	for ( let round = -1; round < ROUNDS; round++ ) {
		const status = round % 2 ? 'inactive' : 'active';
		const recorded = await runs.setStatus( 900, DAYS.status, status, true );
		const not = await runs.setStatus( 800, DAYS.status, status, false );
		if ( round >= 0 ) {
			times.recorded.push( recorded.seconds );
			times.not.push( not.seconds );
			customers = recorded.processed;
		}
	}
	const before = await runs.journalBytes();
	const many = await runs.setStatus(
		700,
		DAYS.manyStatuses,
		'inactive',
		true
	);
	const bytes = ( await runs.journalBytes() ) - before;
	const undone = await runs.undo( many.id );
	return [
		ratio( `status of ${ customers } customers`, times, 1.6 ),
		weight( 'status', bytes / many.processed, 150 ),
		speed( 'statuses', 1 / undone.seconds, 2_000 ),
	];
}

/**
 * @param {Runs} runs
 * @return {Promise< Row[] >}
 */
async function deletionRows( runs ) {
	show( 'Measuring runs that delete customers …' );
	/** @type {Times} */
	const times = { recorded: [], not: [] };
	const speeds = [];
	let customers = 0;
	const before = await runs.journalBytes();
	const ids = [];
	for ( let round = 0; round < ROUNDS; round++ ) {
		const day = 1_500 - 2 * DAYS.deletion * round;
		const recorded = await runs.delete( day, DAYS.deletion, true );
		const not = await runs.delete(
			day - DAYS.deletion,
			DAYS.deletion,
			false
		);
		times.recorded.push( recorded.seconds );
		times.not.push( not.seconds );
		customers += recorded.processed;
		ids.push( recorded.id );
	}
	const bytes = ( await runs.journalBytes() ) - before;
	for ( const id of ids ) {
		speeds.push( 1 / ( await runs.undo( id ) ).seconds );
	}
	const each = Math.round( customers / ROUNDS );
	return [
		ratio( `deletion of ${ each } customers`, times, 2 ),
		weight( 'deletion', bytes / customers, 3_000 ),
		speed( 'deletions', median( speeds ), 150 ),
	];
}

/** Sends bulk actions and undos, as a page of wp-admin that waits for their ends. */
class Runs {
	#site;
	#visitor;

	/**
	 * @param {import('../../tools/site/site.mjs').Site} site
	 * @param {import('./visitor.mjs').Visitor}          visitor
	 */
	constructor( site, visitor ) {
		this.#site = site;
		this.#visitor = visitor;
	}

	/**
	 * @param {number}  daysAgo The first day of the customers.
	 * @param {number}  days
	 * @param {string}  status
	 * @param {boolean} undo    Whether the run records its changes.
	 */
	setStatus( daysAgo, days, status, undo ) {
		return this.#bulk( 'update_status', daysAgo, days, { status, undo } );
	}

	/**
	 * @param {number}  daysAgo The first day of the customers.
	 * @param {number}  days
	 * @param {boolean} undo    Whether the run records its changes.
	 */
	delete( daysAgo, days, undo ) {
		return this.#bulk( 'delete', daysAgo, days, { force: true, undo } );
	}

	/** @param {number} id Of the run. */
	undo( id ) {
		return this.#drive( async () => {
			const { data } = await this.#visitor.post(
				`${ NAMESPACE }/customers/runs/${ id }/undo`,
				{}
			);
			return data.run.id;
		} );
	}

	/** The size of all recorded changes with their indexes. */
	async journalBytes() {
		const sizes = await this.#site.sql(
			`ANALYZE TABLE wp_fcc_run_changes;
			SELECT data_length + index_length FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'wp_fcc_run_changes'`
		);
		return Number( sizes.trim().split( '\n' ).at( -1 ) );
	}

	/**
	 * @param {string}                    action
	 * @param {number}                    daysAgo
	 * @param {number}                    days
	 * @param {Record< string, unknown >} data
	 */
	#bulk( action, daysAgo, days, data ) {
		return this.#drive( async () => {
			const answer = await this.#visitor.post(
				`${ NAMESPACE }/customers/do-bulk-action`,
				{
					action,
					filters: {
						date_from: dayOf( daysAgo ),
						date_to: dayOf( daysAgo - days + 1 ),
					},
					data: { ...data, background: true },
				}
			);
			return answer.data.run_id;
		} );
	}

	/**
	 * @param {() => Promise< number >} start Returns the run's id.
	 * @return {Promise< Done >}
	 */
	async #drive( start ) {
		const began = performance.now();
		const id = await start();
		for (;;) {
			const { data } = await this.#visitor.post(
				`${ NAMESPACE }/customers/runs/${ id }/continue`,
				{ state: 'running' }
			);
			const { state, processed, counts } = data.run;
			if ( state === 'done' && counts.failed === 0 ) {
				const seconds = ( performance.now() - began ) / 1000;
				return { id, processed, seconds: seconds / processed };
			}
			if ( state !== 'running' ) {
				throw new Error( JSON.stringify( data.run ) );
			}
		}
	}
}

/** @param {number} daysAgo */
function dayOf( daysAgo ) {
	return new Date( Date.now() - daysAgo * 86_400_000 )
		.toISOString()
		.slice( 0, 10 );
}

/**
 * @param {string} what
 * @param {Times}  times
 * @param {number} limit
 * @return {Row}
 */
function ratio( what, times, limit ) {
	const recorded = median( times.recorded );
	const not = median( times.not );
	return [
		`${ what }, recorded beside not: ${ perSecond( recorded ) } and ${ perSecond( not ) } a second`,
		( recorded / not ).toFixed( 2 ),
		`at most ${ limit }`,
		recorded / not > limit,
	];
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} limit
 * @return {Row}
 */
function weight( what, bytes, limit ) {
	const measured = bytes.toFixed( 0 );
	return [
		`bytes of a recorded ${ what }`,
		measured,
		`at most ${ limit }`,
		bytes > limit,
	];
}

/**
 * @param {string} what
 * @param {number} rate
 * @param {number} limit
 * @return {Row}
 */
function speed( what, rate, limit ) {
	return [
		`${ what } undone in a second`,
		rate.toFixed( 0 ),
		`at least ${ limit }`,
		rate < limit,
	];
}

/** @param {number} seconds For each customer. */
function perSecond( seconds ) {
	return ( 1 / seconds ).toFixed( 0 );
}

/** @param {Row} row */
function line( [ name, measured, limit, isOver ] ) {
	const text = `| ${ name } | ${ measured }${
		isOver ? ' **over**' : ''
	} | ${ limit } |`;
	say( text );
	return text;
}
