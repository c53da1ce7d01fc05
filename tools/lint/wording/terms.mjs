/**
 * The words that the code base avoids, with their replacements.
 *
 * A space in a pattern also matches a line break within a comment.
 *
 * @typedef {Object} Term
 * @property {RegExp} pattern
 * @property {string} instead
 */

/** @type {( source: string, instead: string ) => Term} */
const term = ( source, instead ) => ( {
	pattern: new RegExp( source.replaceAll( ' ', '[\\s*/#>]+' ), 'gi' ),
	instead,
} );

/** @type {( names: Record< string, string > ) => Term[]} */
const identifiers = ( names ) =>
	Object.entries( names ).map( ( [ name, instead ] ) => ( {
		pattern: new RegExp(
			`(?<![\\w$])${ name.replace( '$', '\\$' ) }(?!\\w)`,
			'g'
		),
		instead,
	} ) );

/**
 * Checked in whole files: comments, names, strings and texts for users.
 *
 * @type {Term[]}
 */
export const EVERYWHERE = [
	term( 'whoever', 'the caller, the request, the user' ),
	term( 'somebody', 'another request, another user, a user' ),
	term( 'nobody', 'no request, no row, no user' ),
	term( 'everybody', 'every user, every request' ),
	term( '\\ball the same\\b', 'anyway, nevertheless' ),
	term( '\\b(take|takes|took|taken|taking) in\\b', 'store, receive' ),
	term( '\\blet(s|ting)? go\\b', 'remove, release, evict' ),
	term( '\\b(tell|tells|told) of\\b', 'report, describe' ),
	term( '\\bfor who may\\b', 'for users with the right to' ),
	term( '\\bwhat tells\\b', 'name it: the event, the hook, the column' ),
];

/**
 * Checked in comments, names of tests and documentation.
 *
 * @type {Term[]}
 */
export const PROSE = [
	term( 'anybody', 'any user, any request' ),
	term( '\\bthose who\\b', 'the users, the requests that' ),
	term(
		'\\b(for|from|of|only|than|to|with) who\\b(?! may)',
		'a noun before “who”: the user who'
	),
	term( '(?<!\\bby )\\bwhom\\b', 'a noun with “that”: the customer that' ),
	term( '\\bwhat \\w+ tells\\b', 'changes without a hook or `updated_at`' ),
	term( '\\btells?\\b(?! (of|apart))', 'return, report, identify, say' ),
	term( '\\bforgets?\\b', 'remove, evict' ),
	term( '\\bgone\\b', 'deleted, removed, missing' ),
	term( '\\b(is|are|was|were) there\\b', 'exists, is present' ),
	term( '\\bon (its|their) way\\b', 'pending, in flight' ),
	term( '\\bat once\\b', 'immediately; concurrently; in one request' ),
	term( '\\b(un)?fil(ed|ing)\\b', 'index, indexed, indexing' ),
	term( '\\b(sweep|sweeps|sweeping|swept)\\b', 'reconcile' ),
	term( '\\bfold(s|ed|ing)? in(to)?\\b', 'apply' ),
	term( '\\bclaim(s|ed|ing)?\\b', 'lease (work), unique value (data)' ),
	term(
		'(?<!\\btime[\\s*/#_-]+)\\bzones?\\b',
		'range (ids), interval (time), time zone'
	),
	term( '\\bstretch(es)?\\b', 'range (ids), interval (time)' ),
	term( '\\brivals?\\b', 'concurrent writer, concurrent request' ),
	term(
		'(?<!\\b(state|virtual)[\\s*/#-]+)\\bmachines?\\b',
		'node (of a cluster), computer'
	),
	term( '\\b(foresee(s|n)?|forecasts?)\\b', 'preview' ),
	term( '\\brefus(e|es|ed|ing)\\b', 'reject (a request), fail (a check)' ),
	term( '\\bbelongings\\b', 'related rows' ),
	term( '\\blikewise\\b', 'repeat the rule' ),
	term( '\\bas above\\b', 'repeat the rule, or name the symbol' ),
	term( '\\bso many\\b', 'the number' ),
	term( '\\bfor so long\\b', 'the duration' ),
	term( '\\bmeanwhile\\b', 'the event or the interval' ),
	term( '\\bby itself\\b', 'automatically; name the actor' ),
	term( '\\bours\\b', 'this plugin’s' ),
	term( '\\btheirs\\b', 'FluentCart’s, the customer’s, the other user’s' ),
	term( '\\bshared hosts?\\b', 'shared web host' ),
];

/**
 * Names that were replaced. Checked in whole files.
 *
 * @type {Term[]}
 */
export const RETIRED = identifiers( {
	// The server.
	BulkWork: 'BulkRunner, BulkOperation',
	FirstCustomer: 'CustomerPrerender',
	FirstRows: 'ListPrerender',
	FreshReads: 'ReadYourWrites',
	FigureText: 'NumberFormat',
	JobRuns: 'LeaseStore, JobRunner',
	MarkedState: 'CheckpointState',
	OneCustomerMarkup: 'CustomerOverviewMarkup',
	OurRoutes: 'RouteMatcher',
	PeriodAddress: 'PeriodLink',
	PrivatePages: 'NoCachePages',
	RateWindows: 'RateWindowStore',
	Restriction: 'Filter',
	SearchFiling: 'SearchIndexer',
	SearchWords: 'Tokenizer',
	SummaryMarks: 'SummaryCheckpoint',
	'Condition::': 'SqlFragment::',
	'Marks::': 'CheckpointStore::',
	'Claims::': 'UniqueValueStore::',
	fcc_claims: 'fcc_unique_values',
	fcc_days: 'fcc_daily_summaries',
	fcc_filed: 'fcc_search_documents',
	fcc_marks: 'fcc_checkpoints',
	fcc_outcomes: 'fcc_commit_markers',
	fcc_profiles: 'fcc_meta_pointers',
	fcc_queue: 'fcc_change_queue',
	fcc_rates: 'fcc_rate_windows',
	fcc_version: 'fcc_customer_locks',
	fcc_words: 'fcc_search_terms',
	// The client.
	AddedInfo: 'NewInfoEntry',
	Belongings: 'RelatedRecords',
	Coverable: 'KeepMounted',
	DeletionOfMany: 'DeleteCustomersDialog',
	DeletionOfOne: 'DeleteCustomerDialog',
	ForecastList: 'DeletionPreviewList',
	InfoKind: 'InfoType',
	Neighbours: 'AdjacentCustomers',
	OneAtATime: 'RunInProgressNotice',
	WorkBar: 'RunBar',
	asWhole: 'asFullRecord',
	canSignInHere: 'canReauthenticate',
	createSamePersonMiddleware: 'createSameUserMiddleware',
	differingFields: 'diffFields',
	dismissBulkWork: 'dismissBulkOperation',
	expireCustomer: 'invalidateCustomer',
	focusOnceThere: 'focusWhenRendered',
	forgetAddress: 'removeAddress',
	forgetCustomers: 'removeCustomers',
	getBulkWork: 'getBulkOperation',
	growingPause: 'backoff',
	isBulkWorkGoingOn: 'isBulkOperationRunning',
	keepLoginAtHand: 'keepLoginReusable',
	lookForLogin: 'checkOtherTabLogin',
	membersOf: 'toBulkTarget',
	notifyNotDone: 'notifyError',
	optimistically: 'withOptimisticUpdate',
	otherPerson: 'userChanged',
	otherWayOut: 'fallbackAction',
	pauseBeforeRetry: 'retryDelay',
	receiveWritten: 'receiveSavedCustomer',
	refuseLink: 'preventNavigation',
	startBulkWork: 'startBulkOperation',
	stretchAt: 'intervalAt',
	tellWordPress: 'setLoginVisible',
	useForecast: 'useDeletionPreview',
	useNeighbours: 'useAdjacentCustomers',
	useScreenAtHand: 'usePreloadedScreen',
	waitForLogin: 'reauthenticate',
	wayOut: 'recovery',
	whenIdle: 'runWhenIdle',
	// The tests.
	TheirApi: 'FluentCartApi',
	TheirCustomer: 'FluentCartCustomer',
	beAtWork: 'holdLease',
	dawdlingBefore: 'delayWritesTo',
	isFiled: 'isIndexed',
	letListPass: 'ageHistogram',
	letOverviewPass: 'ageSummaryCheckpoint',
	letSearchPass: 'ageSearchCheckpoint',
	makeCrowd: 'insertLoadCustomers',
	timeOfSweep: 'reconcileTime',
} );

/**
 * Phrases that stay: names that other code relies on, and texts of other software.
 *
 * @type {RegExp[]}
 */
export const ALLOWED = [
	// A hook that other plugins fire.
	/fluent_cart_customers\/sweep/g,
	// Classes and a table that the id histogram replaces, with their file names.
	/\b(Known)?Zones\b|fcc_zones/g,
	/\bReaderSweep\b/g,
];

/**
 * Files and folders without checks. A folder ends with a slash.
 *
 * @type {Record< string, string >} The reasons by path.
 */
export const SKIPPED = {
	'docs/api.md': 'Generated from the contract, which is product copy.',
	'src/contract/openapi.json': 'Product copy.',
	'src/contract/types.ts': 'Generated from the contract.',
	'tests/api/support/fluentcart/customers-api.md':
		'FluentCart’s text, word for word.',
	'tests/unit/tools/wording.test.ts': 'Contains the words to test them.',
	'tools/lint/wording/terms.mjs': 'This list.',
};
