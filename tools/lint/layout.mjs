/**
 * The rules of the PHP code: which folder holds what, and what it may use. `npm run lint:structure` checks them.
 *
 * @typedef {Object} Exception
 * @property {string} rule
 * @property {string} path    Of the file or folder.
 * @property {string} [about] What is excepted: a class, a variable, a folder. Everything in that file if left out.
 * @property {number} [most]  The size that must not grow.
 * @property {string} reason
 */

/** Files of the server by their folder below it; the server's own folder is `.`. */
const SERVER = 'src/server';

/** Services without a slice's knowledge. Each line may use the lines above it. */
const DATABASE = [ 'Platform', 'Database', 'Database/Structure' ];
const HOST = [ ...DATABASE, 'Background', 'Host' ];
const FLOORS = [ ...HOST, 'Contract', 'Http', 'Http/Errors', 'Http/Request' ];

/** What knows customers by their id only, and the customer. */
const CUSTOMERS = [
	...FLOORS,
	'Activity',
	'Search',
	'Customers',
	'Customers/Record',
	'Customers/Listing',
	'Customers/Deletion',
];

/** Slices of one customer. */
const OF_CUSTOMER = [ ...CUSTOMERS, 'Addresses', 'Users', 'Orders', 'Exports' ];

/** Slices over many customers. */
const OVER_CUSTOMERS = [
	...OF_CUSTOMER,
	'Bulk',
	'Checks',
	'Overview',
	'Overview/Summaries',
];

/** All that the composition root puts together. */
const MODULES = [ ...OVER_CUSTOMERS, 'Admin', 'Admin/Health', 'Blocks', 'Cli' ];

export const LAYOUT = {
	namespace: 'FluentCartCustomers',

	server: SERVER,

	/**
	 * The folders that a folder may import, beside itself. `.` is the composition root, `entry` the files that WordPress
	 * opens.
	 *
	 * @type {Record< string, string[] >}
	 */
	imports: {
		Platform: [],
		Contract: [ 'Platform' ],
		Database: [ 'Platform' ],
		'Database/Structure': [ 'Platform', 'Database' ],
		Background: DATABASE,
		Host: [ ...DATABASE, 'Background' ],
		'Http/Errors': [ ...HOST, 'Contract' ],
		'Http/Request': [ ...HOST, 'Contract', 'Http/Errors' ],
		Http: FLOORS,
		Activity: FLOORS,
		Search: FLOORS,
		'Customers/Record': [ ...FLOORS, 'Activity', 'Search' ],
		'Customers/Listing': [ ...FLOORS, 'Search', 'Customers/Record' ],
		'Customers/Deletion': [
			...FLOORS,
			'Activity',
			'Search',
			'Customers/Record',
		],
		Customers: CUSTOMERS,
		Addresses: CUSTOMERS,
		Users: CUSTOMERS,
		Orders: CUSTOMERS,
		Exports: CUSTOMERS,
		Bulk: OF_CUSTOMER,
		Checks: OF_CUSTOMER,
		'Overview/Summaries': OF_CUSTOMER,
		Overview: [ ...OF_CUSTOMER, 'Overview/Summaries' ],
		Admin: OVER_CUSTOMERS,
		'Admin/Health': [ ...OVER_CUSTOMERS, 'Admin' ],
		Blocks: [ ...OVER_CUSTOMERS, 'Admin' ],
		Cli: OVER_CUSTOMERS,
		'.': MODULES,
		entry: [ '.' ],
	},

	/** Files that make the objects and connect them. */
	compositionRoot: [
		`${ SERVER }/Foundation.php`,
		`${ SERVER }/Lifecycle.php`,
		`${ SERVER }/Plugin.php`,
		`${ SERVER }/Screens.php`,
		`${ SERVER }/Services.php`,
	],

	/** Names of classes that only the composition root makes. */
	madeByRoot: /(Controller|Repository|Job)$/,

	sql: {
		/** Folders of the server with SQL. */
		folders: [ 'Database', 'Database/Structure' ],
		/** Classes with SQL in other folders, by their last word. */
		suffix: /(Repository|Query|Index|Indexer|Store|Queue|Sql)$/,
		/** Classes that hold or run SQL; only classes with SQL use them. */
		classes: [ 'Database\\SqlFragment', 'Database\\Connection' ],
		/** The composition root makes this one and hands it on. */
		connection: 'Database\\Connection',
		/** Methods of that class that run a statement. */
		queries: [
			'count_up_to',
			'estimate_rows',
			'execute',
			'execute_with_retry',
			'insert_nowait',
			'row',
			'rows',
			'rows_with_total',
			'value',
		],
		/** Classes that use `wpdb`. */
		wpdb: [
			`${ SERVER }/Database/Connection.php`,
			`${ SERVER }/Database/Tables.php`,
		],
	},

	/** Folders whose classes use WP_REST_Request; controllers do, too. */
	requests: [ 'Http', 'Http/Errors', 'Http/Request' ],

	/**
	 * Superglobals and global variables by the file that may use them. A file and a variable that are not listed are
	 * refused, `filter_input()` too.
	 *
	 * @type {Record< string, string[] >}
	 */
	globals: {
		// The view of the list and the customer are parts of the page's address.
		[ `${ SERVER }/Admin/CustomersPage.php` ]: [ '_GET' ],
		[ `${ SERVER }/Admin/ListView.php` ]: [ '_GET' ],
		// A request of admin-ajax.php, which has no object.
		[ `${ SERVER }/Admin/CountryStatesAjax.php` ]: [ '_GET' ],
		// The period is a part of the address of the page that shows the block.
		[ `${ SERVER }/Blocks/PeriodLink.php` ]: [ '_GET', '_SERVER' ],
		// FluentCart's menu is in WordPress's global.
		[ `${ SERVER }/Host/FluentCartHost.php` ]: [ 'submenu' ],
		// How the client signed in.
		[ `${ SERVER }/Http/Errors/ApiError.php` ]: [ '_SERVER' ],
		[ `${ SERVER }/Exports/ExportsController.php` ]: [ '_COOKIE' ],
		[ `${ SERVER }/Http/RateLimiter.php` ]: [
			"GLOBALS['wp_rest_auth_cookie']",
		],
		// The connection that WordPress has opened.
		[ `${ SERVER }/Foundation.php` ]: [ 'wpdb' ],
	},

	guards: {
		/** The constant that a file asks for, where it is another one than ABSPATH. */
		constants: { 'uninstall.php': 'WP_UNINSTALL_PLUGIN' },
		/** Files that run where WordPress is not loaded. No web server reaches them. */
		without: [ 'tools/lint/syntax.php', 'tools/runtime/router.php' ],
	},

	limits: {
		linesOfFile: 400,
		filesOfFolder: 20,
	},

	/**
	 * Violations of the rules that are known. An entry without a violation is an error: delete it.
	 *
	 * @type {Exception[]}
	 */
	exceptions: [
		...[
			'Background/ReaderSweep',
			'Customers/Listing/KnownZones',
			'Customers/Listing/Zones',
		].map( ( name ) => ( {
			rule: 'sql',
			path: `${ SERVER }/${ name }.php`,
			reason: 'Leases and the id histogram replace this class.',
		} ) ),
		{
			rule: 'folder-size',
			path: `${ SERVER }/Cli`,
			most: 1,
			reason: 'The command `reconcile` will be the second file.',
		},
	],
};

/** @typedef {typeof LAYOUT} Layout */
