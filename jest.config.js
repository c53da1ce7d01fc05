/** @type {import('jest').Config} */
export default {
	preset: '@wordpress/jest-preset-default',
	roots: [ '<rootDir>/tests/unit' ],
	testMatch: [ '**/*.test.{ts,tsx}' ],
	testEnvironment: '<rootDir>/tests/unit/support/browser-environment.mjs',
	setupFiles: [ '<rootDir>/tests/unit/support/bootstrap.ts' ],
	moduleNameMapper: {
		'^@fcc/store$': '<rootDir>/src/store/index.ts',
	},
	transform: {
		'\\.m?[jt]sx?$': '@wordpress/scripts/config/babel-transform.js',
	},
};
