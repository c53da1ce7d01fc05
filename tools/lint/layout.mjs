/**
 * The rules of the PHP code: which folder holds what and may use what. `npm run lint:structure` checks them.
 *
 * @typedef {Object} Exception
 * @property {string} rule
 * @property {string} path    Of the file or folder.
 * @property {string} [about] The class, variable or folder; every violation in the file if left out.
 * @property {number} [most]  The largest size.
 * @property {string} reason
 */

/** The root of the server. Its folders are named relative to it; the root itself is `.`. */
const SERVER = 'src/server';

/** Floors: services that know no slice. A line may use the lines before it. */
const DATABASE = [ 'Platform', 'Database', 'Database/Structure' ];
const HOST = [ ...DATABASE, 'Background', 'Host' ];
const REQUESTS = [ ...HOST, 'Contract', 'Http/Errors', 'Http/Request' ];
const FLOORS = [ ...REQUESTS, 'Http' ];

/** The activity log and the search index, which know customers by id only, and the customer record. */
const RECORDS = [
	...FLOORS,
	'Journal',
	'Activity',
	'Search',
	'Customers/Record',
	'Customers/Listing',
	'Customers/Deletion',
];
const CUSTOMERS = [ ...RECORDS, 'Customers' ];

/** Slices of one customer. */
const OF_CUSTOMER = [ ...CUSTOMERS, 'Addresses', 'Users', 'Orders', 'Exports' ];

/** Slices over many customers. */
const OVER_CUSTOMERS = [
	...OF_CUSTOMER,
	'Runs',
	'Runs/Undo',
	'Imports/Headers',
	'Imports/Reading',
	'Bulk',
	'Imports',
	'Checks',
	'Overview',
	'Overview/Summaries',
	'Settings',
	'Views',
	'Privacy/Data',
	'Privacy/Traces',
	'Privacy',
];

/** What the composition root connects. */
const MODULES = [
	...OVER_CUSTOMERS,
	'Admin',
	'Admin/Health',
	'Blocks',
	'Cli',
	'Abilities',
];

export const LAYOUT = {
	namespace: 'FluentCartCustomers',

	server: SERVER,

	/**
	 * The folders that a folder may import, besides itself. `.` is the composition root, `entry` the files that WordPress
	 * loads.
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
		Http: REQUESTS,
		Journal: FLOORS,
		Activity: [ ...FLOORS, 'Journal' ],
		Search: FLOORS,
		'Customers/Record': [ ...FLOORS, 'Journal', 'Activity', 'Search' ],
		'Customers/Listing': [ ...FLOORS, 'Search', 'Customers/Record' ],
		'Customers/Deletion': [
			...FLOORS,
			'Journal',
			'Activity',
			'Search',
			'Customers/Record',
		],
		Customers: RECORDS,
		Addresses: CUSTOMERS,
		Users: CUSTOMERS,
		Orders: CUSTOMERS,
		Exports: CUSTOMERS,
		Runs: OF_CUSTOMER,
		'Runs/Undo': [ ...OF_CUSTOMER, 'Runs' ],
		'Imports/Headers': OF_CUSTOMER,
		'Imports/Reading': [ ...OF_CUSTOMER, 'Imports/Headers' ],
		Bulk: [ ...OF_CUSTOMER, 'Runs' ],
		Imports: [ ...OF_CUSTOMER, 'Runs', 'Imports/Reading' ],
		Checks: OF_CUSTOMER,
		'Overview/Summaries': OF_CUSTOMER,
		Overview: [ ...OF_CUSTOMER, 'Overview/Summaries' ],
		Settings: [ ...FLOORS, 'Activity' ],
		Views: OF_CUSTOMER,
		'Privacy/Data': [ ...OF_CUSTOMER, 'Runs' ],
		'Privacy/Traces': [ ...OF_CUSTOMER, 'Privacy/Data' ],
		Privacy: [ ...OF_CUSTOMER, 'Runs', 'Privacy/Data', 'Privacy/Traces' ],
		Admin: OVER_CUSTOMERS,
		'Admin/Health': [ ...OVER_CUSTOMERS, 'Admin' ],
		Blocks: [ ...OVER_CUSTOMERS, 'Admin' ],
		Cli: OVER_CUSTOMERS,
		Abilities: OVER_CUSTOMERS,
		'.': MODULES,
		entry: [ '.' ],
	},

	/** Files that create objects and connect them. */
	compositionRoot: [
		`${ SERVER }/Foundation.php`,
		`${ SERVER }/ImportServices.php`,
		`${ SERVER }/Lifecycle.php`,
		`${ SERVER }/OverviewServices.php`,
		`${ SERVER }/Plugin.php`,
		`${ SERVER }/PrivacyServices.php`,
		`${ SERVER }/RecordServices.php`,
		`${ SERVER }/Screens.php`,
		`${ SERVER }/Services.php`,
	],

	/** Names of classes that only the composition root creates. */
	madeByRoot: /(Controller|Indexer|Job|Query|Queue|Repository|Store)$/,

	sql: {
		/** Folders of the server with SQL. */
		folders: [ 'Database', 'Database/Structure' ],
		/** Suffixes of classes with SQL in other folders. */
		suffix: /(Repository|Query|Index|Indexer|Store|Queue|Sql)$/,
		/** Classes that hold or run SQL; only classes with SQL use them. */
		classes: [ 'Database\\SqlFragment', 'Database\\Connection' ],
		/** The composition root creates this one and passes it on. */
		connection: 'Database\\Connection',
		/** Methods of that class that run a statement that may write. */
		writes: [ 'execute', 'execute_with_retry', 'insert_nowait' ],
		/** The class that writes in a transaction. */
		transaction: 'Database\\Transaction',
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
			// Not for SQL: WordPress writes its events with wpdb, which logs each failed try.
			`${ SERVER }/Background/Scheduler.php`,
		],
	},

	/** Folders whose classes use WP_REST_Request; controllers do, too. */
	requests: [ 'Http', 'Http/Errors', 'Http/Request' ],

	/**
	 * Superglobals and global variables by the file that may use them. A file and a variable that are not listed are
	 * violations, also `filter_input()`.
	 *
	 * @type {Record< string, string[] >}
	 */
	globals: {
		// The URL of the page holds the view of the list and the customer.
		[ `${ SERVER }/Admin/CustomersPage.php` ]: [ '_GET' ],
		[ `${ SERVER }/Admin/ListView.php` ]: [ '_GET' ],
		[ `${ SERVER }/Admin/CallerAddress.php` ]: [ '_GET' ],
		// A request of admin-ajax.php has no object.
		[ `${ SERVER }/Admin/CountryStatesAjax.php` ]: [ '_GET' ],
		// The URL of the page with the block holds the period.
		[ `${ SERVER }/Blocks/PeriodLink.php` ]: [ '_GET', '_SERVER' ],
		// FluentCart's menu and listeners are in WordPress's globals.
		[ `${ SERVER }/Host/FluentCartHost.php` ]: [
			'submenu',
			"GLOBALS['wp_filter']",
		],
		// The URL of WordPress's erase screen holds the request.
		[ `${ SERVER }/Privacy/ErasureMapNotice.php` ]: [ '_GET' ],
		// A request of admin-post.php has no object.
		[ `${ SERVER }/Privacy/ErasureRequest.php` ]: [ '_GET' ],
		// How the client signed in.
		[ `${ SERVER }/Http/Errors/ApiError.php` ]: [ '_SERVER' ],
		[ `${ SERVER }/Exports/ExportsController.php` ]: [ '_COOKIE' ],
		[ `${ SERVER }/Http/RateLimiter.php` ]: [
			"GLOBALS['wp_rest_auth_cookie']",
		],
		// The connection that WordPress has opened.
		[ `${ SERVER }/Foundation.php` ]: [ 'wpdb' ],
		[ `${ SERVER }/Background/Scheduler.php` ]: [ 'wpdb' ],
	},

	guards: {
		/** The constant that a file checks, if it is not ABSPATH. */
		constants: { 'uninstall.php': 'WP_UNINSTALL_PLUGIN' },
		/** Files that run without WordPress. No web server serves them. */
		without: [
			'tests/php/bootstrap.php',
			'tools/lint/syntax.php',
			'tools/runtime/router.php',
		],
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
	exceptions: [],
};

/** @typedef {typeof LAYOUT} Layout */
