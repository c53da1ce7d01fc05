import { createHash } from 'node:crypto';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
	CACHE_DIR,
	FLUENT_CART_SLUG,
	PROJECT_DIR,
} from '../../tools/lib/paths.mjs';
import { cached } from '../../tools/provision/packages.mjs';
import { wordpressCore } from '../../tools/provision/wordpress.mjs';
import { Site, type SiteOptions } from '../../tools/site/site.mjs';
import { IS_BESIDE_FLUENTCART, siteName, siteOptions } from './environment.ts';
import { createUser } from './users.ts';

const FOLDER = 'templates';
const A_DAY = 24 * 60 * 60 * 1000;

/** The sources of the installed site and its rows. */
const SOURCES = [
	'build/abilities.php',
	'build/contract.php',
	'fluent-cart-customers.php',
	'src/server',
	'tests/support',
	'tools/database',
	'tools/demo-store',
	'tools/pins.json',
	'tools/site',
];

/** The database file that every site of this run starts from. Set by the global setup. */
export function templateFile(): string {
	const { FCC_TEMPLATE_FILE } = process.env;
	if ( ! FCC_TEMPLATE_FILE ) {
		throw new Error( 'The global setup has prepared no template.' );
	}
	return FCC_TEMPLATE_FILE;
}

/**
 * Installs WordPress and fills the demo store, unless the cache has a site of today from the same sources in the same
 * environment.
 */
export async function prepareTemplate(): Promise< void > {
	const options = templateOptions();
	const folder = await cached(
		`${ FOLDER }/${ await hashOf( options ) }`,
		async ( draft ) => {
			await deleteOldTemplates();
			await fill( options, path.join( draft, 'database' ) );
		}
	);
	process.env.FCC_TEMPLATE_FILE = path.join( folder, 'database' );
}

function templateOptions(): SiteOptions {
	const options = siteOptions( siteName( 'template' ) );
	// One server assigns consecutive ids, on which tests may rely in the demo store.
	return options.database === 'galera'
		? { ...options, database: 'mariadb' }
		: options;
}

async function fill( options: SiteOptions, file: string ): Promise< void > {
	const site = await Site.prepare( options );
	try {
		await site.start();
		await site.install();
		await site.seed();
		if ( IS_BESIDE_FLUENTCART ) {
			await site.activate( FLUENT_CART_SLUG );
		}
		for ( const role of [ 'editor', 'subscriber' ] as const ) {
			await createUser( site, { login: role, role } );
		}
		await site.save( file );
	} finally {
		await site.delete();
	}
}

async function hashOf( { name, ...options }: SiteOptions ): Promise< string > {
	const hash = createHash( 'sha256' );
	// Derived rows depend on the day of their creation.
	hash.update( new Date().toDateString() );
	hash.update( JSON.stringify( options ) );
	hash.update( await wordpressCore( options.wordpress ) );
	for ( const source of SOURCES ) {
		for ( const file of await filesOf(
			path.join( PROJECT_DIR, source )
		) ) {
			hash.update( file );
			hash.update( await readFile( file ) );
		}
	}
	return hash.digest( 'hex' ).slice( 0, 16 );
}

async function filesOf( place: string ): Promise< string[] > {
	if ( ! ( await stat( place ) ).isDirectory() ) {
		return [ place ];
	}
	const entries = await readdir( place, {
		recursive: true,
		withFileTypes: true,
	} );
	return entries
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) => path.join( entry.parentPath, entry.name ) )
		.sort();
}

async function deleteOldTemplates(): Promise< void > {
	const parent = path.join( CACHE_DIR, FOLDER );
	for ( const name of await readdir( parent ) ) {
		const folder = path.join( parent, name );
		if ( Date.now() - ( await stat( folder ) ).mtimeMs > A_DAY ) {
			await rm( folder, { recursive: true, force: true } );
		}
	}
}
