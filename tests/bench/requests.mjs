/**
 * The requests to a store of a million customers, and their limits: the longest allowed time, as a ratio to an empty
 * REST route.
 */
import { readFileSync } from 'node:fs';

/**
 * @typedef {Object} Work
 * @property {string}                    name
 * @property {number}                    [limit]        The largest allowed ratio to an empty request.
 * @property {Request | (() => Request)} request        The request, or a function that creates one for each round.
 * @property {boolean}                   [isNext]       Whether to request the page that its `Link` leads to.
 * @property {() => Promise< void >}     [arrange]      Runs once before the request is measured.
 * @property {() => Promise< void >}     [arrangeRound] Runs before each measured request.
 */

/**
 * @typedef {Object} Request
 * @property {string}                    path     Below the REST root.
 * @property {string}                    [method]
 * @property {Record< string, unknown >} [body]
 */

export const NAMESPACE = 'fluent-cart/v2';

const CONTRACT = JSON.parse(
	readFileSync(
		new URL( '../../src/contract/openapi.json', import.meta.url ),
		'utf8'
	)
);

/** @type {string[]} */
const SORT_FIELDS = CONTRACT.components.schemas.CustomerSortField.enum;

const PER_PAGE = 20;

/** @param {Record< string, string | number >} query */
function list( query ) {
	return {
		path: `${ NAMESPACE }/customers?${ new URLSearchParams(
			Object.entries( { per_page: PER_PAGE, ...query } ).map(
				( [ name, value ] ) => [ name, String( value ) ]
			)
		) }`,
	};
}

/** @return {Work[]} */
function sorts() {
	return SORT_FIELDS.flatMap( ( field ) =>
		[ 'ASC', 'DESC' ].map( ( direction ) => ( {
			name: `list, by ${ field } ${ direction }`,
			limit: 1.3,
			request: list( { order_by: field, order_type: direction } ),
		} ) )
	);
}

/**
 * @param {number} customers
 * @return {Work[]}
 */
function filters( customers ) {
	const year = new Date().getUTCFullYear();
	/** @type {Record< string, Record< string, string | number > >} */
	const asked = {
		'status active': { 'filters[status]': 'active' },
		'status inactive': { 'filters[status]': 'inactive' },
		'a year long ago': {
			'filters[date_from]': `${ year - 6 }-01-01`,
			'filters[date_to]': `${ year - 6 }-12-31`,
		},
		'the last month': {
			'filters[date_from]': new Date( Date.now() - 30 * 86_400_000 )
				.toISOString()
				.slice( 0, 10 ),
		},
		'spent a little': { 'filters[total_spent_min]': 10_000 },
		'spent very much': { 'filters[total_spent_min]': 1_000_000 },
		'spent nothing': { 'filters[total_spent_max]': 0 },
		'many orders': { 'filters[order_count_min]': 20 },
		'no order': { 'filters[order_count_max]': 0 },
		'ordered this year': { 'filters[last_order_from]': `${ year }-01-01` },
		'no order for years': {
			'filters[no_order_since]': `${ year - 3 }-01-01`,
		},
		'of a country': { 'filters[country][]': 'DE' },
		'of a rare country': { 'filters[country][]': 'IS' },
		'with a user': { 'filters[has_user]': 'true' },
		'without a user': { 'filters[has_user]': 'false' },
		'status and dates': {
			'filters[status]': 'inactive',
			'filters[date_from]': `${ year - 5 }-03-01`,
			'filters[date_to]': `${ year - 4 }-06-30`,
		},
	};
	/**
	 * @param {Record< string, Record< string, string | number > >} of
	 * @param {number}                                              limit
	 */
	const inOrders = ( of, limit ) =>
		Object.entries( of ).flatMap( ( [ name, query ] ) =>
			[ 'id', 'last_name', 'updated_at' ].map( ( order_by ) => ( {
				name: `list, ${ name }, by ${ order_by }`,
				limit,
				request: list( { ...query, order_by, order_type: 'DESC' } ),
			} ) )
		);
	const last = Math.ceil( customers / PER_PAGE );
	return [
		...inOrders( asked, 1.5 ),
		...inOrders(
			{
				'of a city': { 'filters[city][]': 'Berlin' },
				'with a rare label': { 'filters[label][]': 1 },
				'with a frequent label': { 'filters[label][]': 2 },
				'with notes': { 'filters[has_notes]': 'true' },
			},
			3
		),
		...[ 'id', 'last_name' ].flatMap( ( order_by ) => [
			{
				name: `list, the last page, by ${ order_by }`,
				limit: 2,
				request: list( { order_by, page: last } ),
			},
			{
				name: `list, the middle page, by ${ order_by }`,
				limit: 4,
				request: list( { order_by, page: Math.floor( last / 2 ) } ),
			},
			{
				name: `list, the next page by Link in the middle, by ${ order_by }`,
				limit: 1.3,
				request: list( { order_by, page: Math.floor( last / 2 ) } ),
				isNext: true,
			},
		] ),
	];
}

/** @return {Work[]} */
function searches() {
	const found = Object.entries( {
		'a first name': 'nora',
		'a frequent first name': 'maria',
		'a last name': 'wagner',
		'first and last name': 'Nora Wagner',
		'two frequent names': 'maria smith',
		'the beginnings of both': 'no wag',
		'the beginning of an email': 'nora.wagner1',
		'an exact email': 'maria.smith4711@gmail.com',
		'a name without accents': 'lucia muller',
		'no match': 'zzyzx',
		'one very common term': 'gmail',
		'a letter': 'm',
		'a phone': '+49 30 0123420',
		'the last four digits of a phone': '3420',
		'an order': 'INV-0123456',
		'the digits of an order': '123456',
		'a city of 50,000': 'berlin',
		'a name and a city': 'ada berlin',
		'a city and a street': 'berlin hauptstraße',
		'a domain of 200,000': '@gmail.com',
		'a country': 'germany',
		'a company': 'globex 123',
		'a postcode': '12345',
		'no match of two words': 'maria zzyzx',
	} ).map( ( [ name, search ] ) => ( {
		name: `search, ${ name }`,
		// Without a match, similar names are looked up.
		limit: name.startsWith( 'no match' ) ? 3 : 1.5,
		request: list( { search } ),
	} ) );
	return [
		...found,
		...Object.entries( {
			'two very common words': 'maria gmail',
			'a city': 'berlin',
			'a domain': '@gmail.com',
		} ).map( ( [ name, search ] ) => ( {
			name: `search, ${ name }, by total_spent`,
			limit: 2,
			request: list( {
				search,
				order_by: 'total_spent',
				order_type: 'DESC',
			} ),
		} ) ),
		{
			name: 'search, a misspelled name',
			limit: 3,
			request: list( { search: 'wanger nora' } ),
		},
	];
}

/** @return {Work[]} */
function callers() {
	return Object.entries( {
		tel: '+49 30 0123420',
		order: 'INV-0123456',
		email: 'maria.smith4711@gmail.com',
	} ).map( ( [ argument, value ] ) => ( {
		name: `lookup, by ${ argument }`,
		limit: 1.5,
		request: {
			path: `${ NAMESPACE }/customers/lookup?${ new URLSearchParams( { [ argument ]: value } ) }`,
		},
	} ) );
}

/**
 * @param {number} customers
 * @return {Work[]}
 */
function ofOne( customers ) {
	const any = () => 1 + Math.floor( Math.random() * customers );
	const reads = [
		'{id}',
		'get-stats/{id}',
		'{id}/address',
		'{id}/orders',
	].map( ( path ) => ( {
		name: `one customer: ${ path }`,
		limit: 1.2,
		request: () => ( {
			path: `${ NAMESPACE }/customers/${ path.replace( '{id}', String( any() ) ) }`,
		} ),
	} ) );
	return [
		...reads,
		{
			name: 'create',
			limit: 1.4,
			request: () => ( {
				path: `${ NAMESPACE }/customers`,
				method: 'POST',
				body: {
					email: `new${ Math.random() }@example.com`,
					first_name: 'Nora',
					last_name: 'Newcomer',
				},
			} ),
		},
		{
			name: 'update',
			limit: 1.4,
			request: () => ( {
				path: `${ NAMESPACE }/customers/${ any() }`,
				method: 'PUT',
				body: { first_name: `Nora${ Math.random() }` },
			} ),
		},
		{
			name: 'bulk status of 1,000',
			limit: 10,
			request: () => ( {
				path: `${ NAMESPACE }/customers/do-bulk-action`,
				method: 'POST',
				body: {
					action: 'update_status',
					customer_ids: Array.from( { length: 1000 }, any ),
					data: {
						status: Math.random() < 0.5 ? 'active' : 'inactive',
					},
				},
			} ),
		},
	];
}

/** @return {Work[]} */
function users() {
	const path = `${ NAMESPACE }/customers/attachable-user`;
	return [
		{ name: 'attachable users', limit: 1.5, request: { path } },
		...Object.entries( {
			'a login': 'user12345',
			'a frequent beginning': 'user',
			'a display name': 'Nora',
			'no match': 'zzyzx',
		} ).map( ( [ name, search ] ) => ( {
			name: `attachable users, ${ name }`,
			limit: 5,
			request: { path: `${ path }?search=${ search }` },
		} ) ),
	];
}

/**
 * @param {number} customers The number of customers, with ids from 1.
 * @return {Work[]}
 */
export function allWork( customers ) {
	return [
		...sorts(),
		...filters( customers ),
		...searches(),
		...callers(),
		...ofOne( customers ),
		...users(),
	];
}
