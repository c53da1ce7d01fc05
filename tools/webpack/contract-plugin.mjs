import { readFile } from 'node:fs/promises';
import json2php from 'json2php';
import { compileContract } from './compile-contract.mjs';

const toPhp = json2php.make( {
	linebreak: '\n',
	indent: '\t',
	shortArraySyntax: true,
} );

/** A web server also runs this file when its URL is requested; it then does nothing. */
const GUARD = "defined( 'ABSPATH' ) || exit;";

/**
 * Emits the contract as a PHP file that returns its operations and limits. Decoding the JSON in each request would cost
 * 3 ms; OPcache keeps the file.
 */
export class ContractPlugin {
	#source;
	#filename;

	/**
	 * @param {Object} options
	 * @param {string} options.source   Absolute path of the OpenAPI document.
	 * @param {string} options.filename Name of the PHP file in the build.
	 */
	constructor( { source, filename } ) {
		this.#source = source;
		this.#filename = filename;
	}

	/**
	 * @param {import('webpack').Compiler} compiler
	 */
	apply( compiler ) {
		const { Compilation, sources } = compiler.webpack;
		const name = 'ContractPlugin';

		compiler.hooks.thisCompilation.tap( name, ( compilation ) => {
			compilation.fileDependencies.add( this.#source );
			compilation.hooks.processAssets.tapPromise(
				{ name, stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
				async () => {
					// Adds the error to webpack's report. Throwing it would end the watch in the middle of an edit.
					try {
						const document = JSON.parse(
							await readFile( this.#source, 'utf8' )
						);
						const compiled = {
							operations: compileContract( document ),
							limits: document[ 'x-limits' ],
						};
						compilation.emitAsset(
							this.#filename,
							new sources.RawSource(
								`<?php\n\n${ GUARD }\n\nreturn ${ toPhp( compiled ) };\n`
							)
						);
					} catch ( error ) {
						compilation.errors.push(
							new compiler.webpack.WebpackError(
								`${ this.#source }: ${ error }`
							)
						);
					}
				}
			);
		} );
	}
}
