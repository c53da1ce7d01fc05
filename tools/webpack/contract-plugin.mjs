import { readFile } from 'node:fs/promises';
import { compileAbilities } from './compile-abilities.mjs';
import { compileContract } from './compile-contract.mjs';
import { phpFile } from './php-file.mjs';

/**
 * Emits the contract as PHP files: one returns its operations and limits, the other one its abilities. Decoding the JSON in
 * each request would cost 3 ms; OPcache keeps the files.
 */
export class ContractPlugin {
	#source;
	#filename;
	#abilities;

	/**
	 * @param {Object} options
	 * @param {string} options.source    Absolute path of the OpenAPI document.
	 * @param {string} options.filename  Name of the PHP file in the build.
	 * @param {string} options.abilities Name of the PHP file with the abilities.
	 */
	constructor( { source, filename, abilities } ) {
		this.#source = source;
		this.#filename = filename;
		this.#abilities = abilities;
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
						const files = {
							[ this.#filename ]: compiled,
							[ this.#abilities ]: compileAbilities( document ),
						};
						for ( const [ file, value ] of Object.entries(
							files
						) ) {
							compilation.emitAsset(
								file,
								new sources.RawSource( phpFile( value ) )
							);
						}
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
