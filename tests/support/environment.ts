import path from 'node:path';
import { SITES_DIR } from '../../tools/lib/paths.mjs';
import { type SiteOptions, databaseNamed } from '../../tools/site/site.mjs';

/**
 * On what the tests of this run are to run; the command line of `npm test`
 * hands it down.
 */
export function siteOptions( name: string ): SiteOptions {
	const { FCC_RUNTIME, FCC_DATABASE, FCC_WORDPRESS } = process.env;
	return {
		name,
		database: databaseNamed( FCC_DATABASE ),
		...( FCC_RUNTIME && { runtime: FCC_RUNTIME } ),
		...( FCC_WORDPRESS && { wordpress: FCC_WORDPRESS } ),
	};
}

/** A folder's name for a site of this run: two runs at once do not meet. */
export function siteName( role: string ): string {
	const run = ( process.env.FCC_TEST_RUN ??= String( process.pid ) );
	return `test-${ run }-${ role }`;
}

/** The filled database that every worker's site begins with. */
export function templateFile(): string {
	return path.join( SITES_DIR, `${ siteName( 'template' ) }.database` );
}
