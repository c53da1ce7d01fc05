/** @type {import('stylelint').Config} */
export default {
	extends: '@wordpress/stylelint-config/scss-stylistic',
	ignoreFiles: [ 'build/**', '.cache/**' ],
	rules: {
		// Blocks, elements and modifiers: `fcc-table__row--selected`.
		'selector-class-pattern': null,
	},
};
