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
	ActivityLog: 'ActivityRepository',
	AddressRow: 'Address',
	BackgroundWork: 'JobsTest',
	BulkStatusUpdate: 'StatusRepository',
	BulkWork: 'BulkRunner, BulkOperation',
	ChangeReader: 'PendingChangesQuery',
	CountryStates: 'CountryStatesAjax',
	CustomerListQuery: 'ListArguments, ListSql',
	CustomerSets: 'CustomerSetQuery',
	ExportController: 'ExportsController',
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
	FigureText: 'NumberFormat',
	FirstCustomer: 'CustomerPrerender',
	FirstRows: 'ListPrerender',
	FluentCartRecords: 'FluentCartRecordRepository',
	FreshReads: 'ReadYourWrites',
	IndexJob: 'AddIndexesJob',
	JobRuns: 'LeaseStore, JobRunner',
	LastMonths: 'StatsMonths',
	MarkedState: 'CheckpointState',
	OneCustomerMarkup: 'OverviewMarkup',
	OrphanCheck: 'OrphanScanJob',
	OurRoutes: 'RouteMatcher',
	OverviewSettings: 'BlockSettings',
	PeriodAddress: 'PeriodLink',
	PrivatePages: 'NoCachePages',
	RateWindows: 'RateWindowStore',
	Restriction: 'Filter',
	SearchFiling: 'SearchIndexer',
	SearchWords: 'Tokenizer',
	SiteUser: 'SiteUsers',
	SummaryMarks: 'SummaryCheckpoint',
	UserPage: 'AttachableUserPage',
	UserRow: 'AttachableUser',
	'Condition::': 'SqlFragment::',
	'Marks::': 'CheckpointStore::',
	'Claims::': 'UniqueValueStore::',
	// The client.
	AddedInfo: 'NewInfoEntry',
	AddressTexts: 'AddressValues',
	asWhole: 'asFullRecord',
	Belongings: 'RelatedRecords',
	blockTraversal: 'blockHistory',
	BulkWait: 'RetryDelay',
	canSignInHere: 'canReauthenticate',
	changeStatuses: 'updateStatuses',
	Coverable: 'KeepMounted',
	createSamePersonMiddleware: 'createSameUserMiddleware',
	DeletionOfMany: 'DeleteCustomersDialog',
	DeletionOfOne: 'DeleteCustomerDialog',
	differingFields: 'diffFields',
	dismissBulkWork: 'dismissBulkOperation',
	DryRunStatus: 'PreviewStatus',
	expireCustomer: 'invalidateCustomer',
	focusOnceThere: 'focusWhenRendered',
	followOthers: 'registerGoToFilter',
	ForecastList: 'DeletionPreviewList',
	forgetAddress: 'removeAddress',
	forgetCustomers: 'removeCustomers',
	getBulkWork: 'getBulkOperation',
	growingPause: 'backoff',
	hrefWith: 'urlWithArguments',
	InfoKind: 'InfoType',
	isBulkWorkGoingOn: 'isBulkOperationRunning',
	keepDrafts: 'setDrafts',
	keepLaterTyping: 'keepUnsavedEdits',
	keepLoginAtHand: 'keepLoginReusable',
	lookForLogin: 'checkOtherTabLogin',
	MAX_NAMED: 'MAX_SELECTED_IDS',
	membersOf: 'toBulkTarget',
	Neighbours: 'AdjacentCustomers',
	notifyDone: 'notifySuccess',
	notifyFailure: 'notifyApiError',
	notifyNotDone: 'notifyError',
	OneAtATime: 'RunInProgressNotice',
	optimistically: 'withOptimisticUpdate',
	otherPerson: 'userChanged',
	otherWayOut: 'fallbackAction',
	pauseBeforeRetry: 'retryDelay',
	readUpToDate: 'fetchUntilStable',
	receiveWritten: 'receiveSavedCustomer',
	refreshLists: 'invalidateLists',
	refuseLink: 'preventNavigation',
	startBulkWork: 'startBulkOperation',
	startDryRun: 'startPreview',
	stretchAfterKey: 'intervalForKey',
	stretchAt: 'intervalAt',
	tellSaved: 'announceSaved',
	tellWordPress: 'setLoginVisible',
	useDryRun: 'usePreview',
	useFocusRescue: 'useFocusFallback',
	useForecast: 'useDeletionPreview',
	useNeighbours: 'useAdjacentCustomers',
	useSaving: 'useSave',
	useScreenAtHand: 'usePreloadedScreen',
	useSpokenPeriod: 'useAnnouncedPeriod',
	waitForLogin: 'reauthenticate',
	wayOut: 'recovery',
	whenIdle: 'runWhenIdle',
	wholeBase: 'completeBase',
	WorkBar: 'RunBar',
	// The tests.
	arrangeCustomers: 'insertExampleCustomers',
	beAtWork: 'holdLease',
	changeRow: 'updateRow',
	dawdlingBefore: 'delayWritesTo',
	importAddress: 'insertAddress',
	importCustomer: 'insertCustomer',
	isFiled: 'isIndexed',
	judgements: 'expectedOverviews',
	letListPass: 'ageHistogram',
	letOverviewPass: 'ageSummaryCheckpoint',
	letSearchPass: 'ageSearchCheckpoint',
	makeCrowd: 'insertLoadCustomers',
	makeCustomers: 'insertBulkCustomers',
	ManyCustomers: 'BulkListPage',
	rowsAbout: 'rowsOfCustomer',
	storedRows: 'dumpRows',
	TheirApi: 'FluentCartApi',
	TheirCustomer: 'FluentCartCustomer',
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
];

/**
 * Files and folders without checks. A folder ends with a slash.
 *
 * @type {Record< string, string >} The reasons by path.
 */
export const SKIPPED = {
	'tests/api/support/fluentcart/customers-api.md':
		'FluentCart’s text, word for word.',
	'tests/unit/tools/wording.test.ts': 'Contains the words to test them.',
	'tools/lint/wording/terms.mjs': 'This list.',
};
