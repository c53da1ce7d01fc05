import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { countryNames } from './country-names.mjs';

const SOURCE = createRequire( import.meta.url ).resolve(
	'country-region-data/data.json'
);

/**
 * A country of country-region-data.
 *
 * @typedef {Object} Country
 * @property {string}                                        countryShortCode ISO 3166-1 alpha-2.
 * @property {string}                                        countryName      In English.
 * @property {Array< { name: string, shortCode?: string } >} regions
 */

/**
 * Splits country-region-data (200 kB) into a list of country codes, `places/countries.json`, and one list of states for
 * each country, `places/US.json`. A page reads only the lists it needs. An import reads `places/names.json`.
 */
export class PlacesPlugin {
	/**
	 * @param {import('webpack').Compiler} compiler
	 */
	apply( compiler ) {
		const { Compilation, sources } = compiler.webpack;
		const name = 'PlacesPlugin';

		compiler.hooks.thisCompilation.tap( name, ( compilation ) => {
			/**
			 * @param {string}  file
			 * @param {unknown} content
			 */
			const emit = ( file, content ) =>
				compilation.emitAsset(
					`places/${ file }.json`,
					new sources.RawSource( JSON.stringify( content ) )
				);

			compilation.hooks.processAssets.tapPromise(
				{ name, stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
				async () => {
					/** @type {Country[]} */
					const countries = JSON.parse(
						await readFile( SOURCE, 'utf8' )
					);
					emit(
						'countries',
						countries.map(
							( { countryShortCode } ) => countryShortCode
						)
					);
					emit( 'names', countryNames( countries ) );
					for ( const { countryShortCode, regions } of countries ) {
						emit(
							countryShortCode,
							// A single region repeats the country.
							regions.length > 1
								? regions.map(
										( { name: state, shortCode } ) => [
											state,
											shortCode ?? '',
										]
									)
								: []
						);
					}
				}
			);
		} );
	}
}
