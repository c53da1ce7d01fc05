import babelTraverse from '@babel/traverse';

/** Visits the nodes of a syntax tree. The package is CommonJS. */
export const traverse = /** @type {typeof babelTraverse} */ (
	/** @type {any} */ ( babelTraverse ).default ?? babelTraverse
);
