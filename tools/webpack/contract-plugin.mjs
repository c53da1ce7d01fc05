import { readFile } from 'node:fs/promises';
import { compileContract } from './compile-contract.mjs';
import { phpFile } from './php-file.mjs';

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
							new sources.RawSource( phpFile( compiled ) )
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
