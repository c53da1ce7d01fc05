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

/** All that `Plugin` and `Lifecycle` put together. */
const MODULES = [
	'Admin',
	'Admin/Health',
	'Blocks',
	'Cli',
	'Contract',
	'Data',
	'Data/Overview',
	'Data/Structure',
	'Host',
	'Jobs',
	'Rest',
];

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
		Contract: [],
		Data: [],
		'Data/Overview': [ 'Data' ],
		'Data/Structure': [ 'Data' ],
		Host: [ 'Data' ],
		Jobs: [ 'Data', 'Data/Structure' ],
		Rest: [ 'Contract', 'Data', 'Data/Overview', 'Host' ],
		Admin: [ 'Host', 'Rest' ],
		'Admin/Health': [ 'Data', 'Data/Structure', 'Jobs' ],
		Blocks: [ 'Admin', 'Data/Overview', 'Rest' ],
		Cli: [ 'Data' ],
		'.': MODULES,
		entry: [ '.', 'Blocks' ],
	},

	/** Files that make the objects and connect them. */
	compositionRoot: [
		`${ SERVER }/Lifecycle.php`,
		`${ SERVER }/Plugin.php`,
		`${ SERVER }/SiteSetup.php`,
	],

	/** Names of classes that only the composition root makes. */
	madeByRoot: /(Controller|Repository|Job)$/,

	sql: {
		/** Folders of the server with SQL. */
		folders: [ 'Data', 'Data/Overview', 'Data/Structure' ],
		/** Classes that hold or run SQL; only these folders use them. */
		classes: [ 'Data\\Condition', 'Data\\Database' ],
		/** The composition root makes this one and hands it on. */
		connection: 'Data\\Database',
		/** Methods of that class that run a statement. */
		queries: [
			'append',
			'change',
			'counts',
			'estimates',
			'execute',
			'row',
			'rows',
			'rows_and_total',
			'value',
		],
		/** Classes that use `wpdb`. */
		wpdb: [
			`${ SERVER }/Data/Database.php`,
			`${ SERVER }/Data/Tables.php`,
		],
	},

	/** The folder whose classes know WordPress's requests. */
	requests: [ 'Rest' ],

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
		[ `${ SERVER }/Admin/CountryStates.php` ]: [ '_GET' ],
		// The period is a part of the address of the page that shows the block.
		[ `${ SERVER }/Blocks/PeriodAddress.php` ]: [ '_GET', '_SERVER' ],
		// FluentCart's menu is in WordPress's global.
		[ `${ SERVER }/Host/FluentCart.php` ]: [ 'submenu' ],
		// How the client signed in.
		[ `${ SERVER }/Rest/ApiError.php` ]: [ '_SERVER' ],
		[ `${ SERVER }/Rest/ExportController.php` ]: [ '_COOKIE' ],
		[ `${ SERVER }/Rest/RateLimiter.php` ]: [
			"GLOBALS['wp_rest_auth_cookie']",
		],
		// The connection that WordPress has opened.
		[ `${ SERVER }/Lifecycle.php` ]: [ 'wpdb' ],
		[ `${ SERVER }/Plugin.php` ]: [ 'wpdb' ],
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
	 * What does not keep the rules yet. An entry that no longer occurs is an error: delete it.
	 *
	 * @type {Exception[]}
	 */
	exceptions: [
		{
			rule: 'imports',
			path: `${ SERVER }/Admin/CustomersPage.php`,
			about: 'PLUGIN_FILE',
			reason: 'The link beside the plugin needs its file; the composition root could hand it over.',
		},
		{
			rule: 'imports',
			path: `${ SERVER }/Data/LastMonths.php`,
			about: 'Data\\Overview\\Calendar',
			reason: 'Calendar knows no SQL and moves to Host.',
		},
		{
			rule: 'imports',
			path: `${ SERVER }/Rest/FigureText.php`,
			about: 'Admin\\Bootstrap',
			reason: 'The locale moves to Host.',
		},
		{
			rule: 'sql',
			path: `${ SERVER }/Host/FluentCartListener.php`,
			reason: 'ChangeQueue shall have methods for what it queues by a condition.',
		},
		{
			rule: 'sql',
			path: `${ SERVER }/Jobs/JobRuns.php`,
			reason: 'Its statements move to LeaseStore.',
		},
		{
			rule: 'controllers',
			path: `${ SERVER }/Rest/BulkController.php`,
			about: 'Rest\\ExportController',
			reason: 'It answers with the link of an export.',
		},
		{
			rule: 'file-length',
			path: `${ SERVER }/Data/SearchFiling.php`,
			most: 477,
			reason: 'It is cut into SearchIndexer and SearchIndexJob.',
		},
		{
			rule: 'folder-size',
			path: `${ SERVER }/Data`,
			most: 75,
			reason: 'It is cut into slices.',
		},
		{
			rule: 'folder-size',
			path: `${ SERVER }/Rest`,
			most: 41,
			reason: 'It is cut into slices.',
		},
		{
			rule: 'folder-size',
			path: `${ SERVER }/Cli`,
			reason: 'ReconcileCommand comes beside it.',
		},
	],
};

/** @typedef {typeof LAYOUT} Layout */
