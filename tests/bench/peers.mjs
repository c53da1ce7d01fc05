/**
 * Other lists of people on the same site: WordPress's users, and the plugins that `PEER_PLUGINS` names (folders,
 * separated by colons).
 */
import path from 'node:path';
import { say } from '../../tools/lib/progress.mjs';
import { measureWork } from './table.mjs';

/** @typedef {import('./requests.mjs').Work} Work */

const PER_PAGE = 20;

const USERS = {
	'a page': 'wp/v2/users?per_page=20',
	'by email': 'wp/v2/users?per_page=20&orderby=email',
	'the last page': 'wp/v2/users?per_page=20&page={last}',
	'a search': 'wp/v2/users?per_page=20&search=nora',
	'an exact email': 'wp/v2/users?per_page=20&search=user12345@example.net',
};

/**
 * Requests to a plugin, by the name of its folder.
 *
 * @type {Record< string, Record< string, string > >}
 */
const OF_PLUGINS = {
	'fluent-cart': {
		'a page': 'fluent-cart/v2/customers?per_page=20',
		'by last name':
			'fluent-cart/v2/customers?per_page=20&sort_by=last_name&sort_type=ASC',
		'the last page': 'fluent-cart/v2/customers?per_page=20&page={last}',
		'a search': 'fluent-cart/v2/customers?per_page=20&search=nora',
		'an exact email':
			'fluent-cart/v2/customers?per_page=20&search=maria.smith4711@gmail.com',
	},
	woocommerce: {
		'a page': 'wc/v3/customers?per_page=20&role=all',
		'by registration':
			'wc/v3/customers?per_page=20&role=all&orderby=registered_date',
		'the last page': 'wc/v3/customers?per_page=20&role=all&page={last}',
		'a search': 'wc/v3/customers?per_page=20&role=all&search=nora',
		'an exact email':
			'wc/v3/customers?per_page=20&role=all&email=user12345@example.net',
	},
};

/** Few, because each takes seconds. */
const ROUNDS = 5;

/**
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {import('./visitor.mjs').Visitor}          visitor
 * @param {{ customers: number, users: number }}     store
 * @return {Promise< import('./table.mjs').Measured[] >}
 */
export async function measurePeers( site, visitor, { customers, users } ) {
	const measured = await measureWork(
		visitor,
		works( 'wp/v2/users', USERS, users ),
		ROUNDS
	);
	const folders = ( process.env.PEER_PLUGINS ?? '' )
		.split( path.delimiter )
		.filter( Boolean );
	for ( const folder of folders ) {
		const name = path.basename( folder );
		const asked = OF_PLUGINS[ name ];
		if ( ! asked ) {
			say( `PEER_PLUGINS: there are no requests for ${ name }.` );
			continue;
		}
		await site.content.placePeer( folder );
		await site.activate( name );
		// The plugin creates its tables and capabilities in the next request.
		await visitor.time( { path: 'fcc-bench/v1/empty' } );
		measured.push(
			...( await measureWork(
				visitor,
				works(
					name,
					asked,
					name === 'woocommerce' ? users : customers
				),
				ROUNDS
			) )
		);
	}
	return measured;
}

/**
 * @param {string}                   of
 * @param {Record< string, string >} paths
 * @param {number}                   people
 * @return {Work[]}
 */
function works( of, paths, people ) {
	return Object.entries( paths ).map( ( [ name, asked ] ) => ( {
		name: `${ of }: ${ name }`,
		request: {
			path: asked.replace(
				'{last}',
				String( Math.ceil( people / PER_PAGE ) )
			),
		},
	} ) );
}
