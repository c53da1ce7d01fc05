import wordpress from '@wordpress/eslint-plugin';

/**
 * Imports that are not allowed outside the folders named below. Data flows one way:
 * a screen selects from the store, the store calls the client, the client calls
 * the route. An import points down only: app, then list and customer, then
 * operations and forms, then navigation.
 *
 * @type {Record< string, Object >}
 */
const BORDERS = {
	apiFetch: {
		group: [ '@wordpress/api-fetch' ],
		message: 'Only src/api talks to the server.',
	},
	contract: {
		regex: '^(\\.\\./)+contract/',
		message: 'Only src/api knows the contract; it exports short names.',
	},
	api: {
		regex: '^(\\.\\./)+api(/|$)',
		message: 'Select from @fcc/store instead, which exports what you need.',
	},
	store: {
		regex: '^(\\.\\./)+store(/|$)',
		message: 'A path would bundle a second store: import @fcc/store.',
	},
	dataviews: {
		regex: '^((\\.\\./)+dataviews(/|$)|@wordpress/dataviews(/|$))',
		message: 'Import @fcc/dataviews, so that it is loaded only once.',
	},
	privateApis: {
		group: [
			'@wordpress/fields',
			'@wordpress/private-apis',
			'@wordpress/views',
		],
		message:
			'It needs private APIs, which differ between WordPress versions.',
	},
	entries: {
		regex: '^(\\.\\./)+(admin|blocks|commands|dashboard|settings)(/|$)',
		message: 'Entries share code by src/components and @fcc/store only.',
	},
	screens: {
		regex: '^(\\.\\./)+(app|list|customer|history|import)(/|$)',
		message: 'Only src/admin/app.tsx knows all screens.',
	},
	dialogs: {
		regex: '^(\\.\\./)+(operations|forms)(/|$)',
		message: 'Only the screens open operations and forms.',
	},
	navigation: {
		regex: '^(\\.\\./)+navigation(/|$)',
		message: 'Only src/admin has an address and notices of its own.',
	},
};

/** Between the customer screen and the folders of its panels. */
const PANELS = {
	regex: '^\\.\\./[^/.]+$',
	message: 'The customer screen imports its panels, never the other way.',
};

/**
 * @param {string}   folder  A folder of src.
 * @param {string[]} allowed Names of BORDERS that it may import.
 * @param {Object[]} more    Borders of this folder alone.
 * @return {Object} The configuration of its files.
 */
function borders( folder, allowed = [], more = [] ) {
	return {
		files: [ `${ folder }/**/*.{ts,tsx}` ],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: Object.entries( BORDERS )
						.filter( ( [ name ] ) => ! allowed.includes( name ) )
						.map( ( [ , border ] ) => border )
						.concat( more ),
				},
			],
		},
	};
}

export default [
	{
		ignores: [
			'.cache/',
			'build/',
			'playwright-report/',
			'src/contract/types.ts',
			'test-results/',
		],
	},
	...wordpress.configs.recommended,
	{
		rules: {
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'fluent-cart-customers' },
			],
			// Fields of the contract are in snake case.
			camelcase: 'off',
			// A good name and a type often need no description.
			'jsdoc/require-property-description': 'off',
			'jsdoc/require-returns-description': 'off',
			'max-lines': [ 'error', 400 ],
			'react-hooks/exhaustive-deps': [
				'error',
				{ additionalHooks: '^(useSelect|useSuspenseSelect)$' },
			],
		},
		settings: {
			// Built from these folders (webpack.config.js), not installed.
			'import/core-modules': [ '@fcc/dataviews', '@fcc/store' ],
		},
	},
	{
		files: [ '**/*.{ts,tsx}' ],
		rules: {
			'@typescript-eslint/ban-ts-comment': [
				'error',
				{ 'ts-expect-error': 'allow-with-description' },
			],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			// The signature names the parameters; a docblock describes only some of them.
			'jsdoc/require-param': 'off',
			// The compiler checks types; `@throws` names types that are not imported.
			'jsdoc/no-undefined-types': 'off',
			'jsdoc/check-param-names': [
				'error',
				{ checkDestructured: false, disableMissingParamChecks: true },
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'TSAsExpression > TSAsExpression',
					message: 'A cast by way of another type hides an error.',
				},
			],
		},
	},
	{
		// Programs that print to a terminal.
		files: [ 'tools/**' ],
		rules: { 'no-console': 'off' },
	},
	borders( 'src' ),
	borders( 'src/api', [ 'apiFetch', 'contract' ] ),
	borders( 'src/store', [ 'api' ] ),
	borders( 'src/dataviews', [ 'dataviews' ] ),
	borders( 'src/admin/caller', [ 'navigation' ] ),
	borders( 'src/admin/operations', [ 'navigation' ] ),
	borders( 'src/admin/forms', [ 'navigation' ] ),
	borders( 'src/admin/list', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/customer', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/history', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/import', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/runs', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/export', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/views', [ 'dialogs', 'navigation' ] ),
	borders( 'src/admin/customer/*', [ 'dialogs', 'navigation' ], [ PANELS ] ),
	...wordpress.configs[ 'test-unit' ].map( ( config ) => ( {
		...config,
		files: [ 'tests/unit/**/*.{ts,tsx}' ],
	} ) ),
	{
		// Never run: each line tests that the compiler rejects it.
		files: [ 'tests/unit/**/*.test-d.{ts,tsx}' ],
		rules: { 'no-unused-expressions': 'off' },
	},
	...wordpress.configs[ 'test-playwright' ].map( ( config ) => ( {
		...config,
		files: [ 'tests/{api,e2e}/**/*.ts' ],
	} ) ),
];
