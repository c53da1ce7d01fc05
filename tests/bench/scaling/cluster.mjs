/** Throughput of MariaDB alone, of one node of a cluster, and of all three nodes. */
import os from 'node:os';
import { NODES } from '../../../tools/database/galera.mjs';
import { say } from '../../../tools/lib/progress.mjs';
import { Site } from '../../../tools/site/site.mjs';
import { answered, SECONDS } from '../clients.mjs';
import { addEmptyRoute } from '../floor.mjs';
import { allWork } from '../requests.mjs';
import { createNumbers, fillStore, runBackgroundJobs } from '../store.mjs';
import { Visitor } from '../visitor.mjs';

const CUSTOMERS = 10_000;

const WORK = [ 'list, by id DESC', 'one customer: {id}', 'update' ];

/** The rounds of each measurement; the places take turns. */
const ROUNDS = 3;

/** @return {Promise< string[] >} Lines of Markdown. */
export async function measureCluster() {
	const alone = await open( 'bench-alone', 'mariadb' );
	const cluster = await open( 'bench-cluster', 'galera' );
	const { balancer } = cluster.site.cluster;
	/** @param {boolean} isGone */
	const leaveOthersOut = ( isGone ) => {
		for ( let number = 1; number < NODES; number++ ) {
			balancer.setDown( number, isGone );
		}
	};
	const places = [
		{ name: 'MariaDB alone', visitor: alone.visitor, prepare: () => {} },
		{
			name: 'one node of three',
			visitor: cluster.visitor,
			prepare: () => leaveOthersOut( true ),
		},
		{
			name: 'three nodes',
			visitor: cluster.visitor,
			prepare: () => leaveOthersOut( false ),
		},
	];
	const rows = [];
	for ( const { name, request } of allWork( CUSTOMERS ) ) {
		if ( ! WORK.includes( name ) ) {
			continue;
		}
		const answers = places.map( () => 0 );
		for ( let round = 0; round < ROUNDS; round++ ) {
			for ( const [ index, { visitor, prepare } ] of places.entries() ) {
				prepare();
				answers[ index ] =
					( answers[ index ] ?? 0 ) +
					( await answered( visitor, () =>
						typeof request === 'function' ? request() : request
					) );
			}
		}
		const first = answers[ 0 ] ?? 1;
		rows.push(
			`| ${ name } | ${ answers
				.map(
					( count ) =>
						`${ ( count / ROUNDS / SECONDS ).toFixed( 1 ) } (${ (
							count / first
						).toFixed( 2 ) })`
				)
				.join( ' | ' ) } |`
		);
		say( rows.at( -1 ) ?? '' );
	}
	await alone.site.delete();
	await cluster.site.delete();
	return [
		`Eight concurrent clients, ${ CUSTOMERS.toLocaleString(
			'en-US'
		) } customers; answers a second, and how many times as many as MariaDB alone. The PHP on the path in all three. All nodes share ${ os.availableParallelism() } processors here: what is seen is what a cluster costs, not what three nodes with processors of their own give.`,
		'',
		`| work | ${ places.map( ( { name } ) => name ).join( ' | ' ) } |`,
		`| --- |${ ' ---: |'.repeat( places.length ) }`,
		...rows,
	];
}

/**
 * @param {string}                                                      name
 * @param {import('../../../tools/database/database.mjs').DatabaseName} database
 */
async function open( name, database ) {
	const site = await Site.prepare( { name, database, runtime: 'native' } );
	await site.start();
	await site.install();
	await addEmptyRoute( site );
	await createNumbers( site, 2 * CUSTOMERS );
	await fillStore( site, CUSTOMERS, 2 * CUSTOMERS );
	await runBackgroundJobs( site );
	return { site, visitor: await Visitor.signIn( site.url ) };
}
