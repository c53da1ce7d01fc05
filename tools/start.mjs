/**
 * `npm start`: a WordPress with the plugin and a demo store, until Ctrl-C.
 */
import { parseArgs } from 'node:util';
import { Failure, runCommand } from './lib/failure.mjs';
import { FLUENT_CART_SLUG, PROJECT_DIR } from './lib/paths.mjs';
import { freePort } from './lib/port.mjs';
import { Daemon, run, stopDaemons, stopOnSignals } from './lib/process.mjs';
import { say } from './lib/progress.mjs';
import { deleteSite } from './site/site-files.mjs';
import { databaseNamed } from './database/database.mjs';
import { ADMIN } from './site/install.mjs';
import { Site } from './site/site.mjs';

const USAGE = `npm start -- [options]

  --port=8888                          port to listen on (127.0.0.1 only)
  --reset                              start over with a new database
  --runtime=native|npm|playground      PHP to use (default: the first that works)
  --database=sqlite|mariadb|mysql
  --wordpress=newest|oldest|<folder>
  --fluentcart=<folder>                also run FluentCart from this folder
  --name=dev                           name of the site; sites with different names are separate
  --no-build                           serve the existing JavaScript without building or watching
`;

stopOnSignals();
await runCommand( async () => {
	const options = readOptions();
	if ( options.help ) {
		console.log( USAGE );
		return;
	}
	const database = databaseNamed( options.database );
	if ( database === 'galera' ) {
		throw new Failure(
			'npm start can’t use galera, because a cluster doesn’t keep data. Use sqlite, mariadb, or mysql.'
		);
	}
	const port = await freePort( readPort( options.port ) );
	if ( options.reset ) {
		await deleteSite( options.name );
	}
	try {
		say( 'Preparing WordPress, PHP, and the database …' );
		const [ site ] = await Promise.all( [
			Site.prepare( {
				...options,
				...( options.fluentcart !== undefined && {
					fluentCart: options.fluentcart,
				} ),
				port,
				database,
				isLasting: true,
			} ),
			options.build && build(),
		] );
		await openStore( site );
		if ( options.fluentcart !== undefined ) {
			await site.activate( FLUENT_CART_SLUG );
		}
		say( `
  FluentCart Customers on ${ site.runtimeName } PHP

  ${ site.url }/wp-admin/
  ${ site.url }/customer-dashboard/ (a page with the block)
  username  ${ ADMIN.user }
  password  ${ ADMIN.password }
  PHP log   ${ site.errorLogFile }

  Press Ctrl-C to stop.
` );
		if ( options.build ) {
			new Daemon( 'npm', [ 'run', 'watch' ], { cwd: PROJECT_DIR } );
		}
		await site.served();
	} finally {
		await stopDaemons();
	}
} );

function readOptions() {
	try {
		return parseArgs( {
			options: {
				port: { type: 'string', default: '8888' },
				name: { type: 'string', default: 'dev' },
				runtime: { type: 'string' },
				database: { type: 'string' },
				wordpress: { type: 'string' },
				fluentcart: { type: 'string' },
				reset: { type: 'boolean', default: false },
				build: { type: 'boolean', default: true },
				help: { type: 'boolean', default: false },
			},
			allowNegative: true,
		} ).values;
	} catch ( error ) {
		throw new Failure(
			`${ error instanceof Error ? error.message : error }\n\n${ USAGE }`
		);
	}
}

/** @param {string} text */
function readPort( text ) {
	const port = Number( text );
	if ( ! Number.isInteger( port ) || port < 1 || port > 65535 ) {
		throw new Failure(
			`--port=${ text } isn’t a valid port. Use a number from 1 to 65535.`
		);
	}
	return port;
}

/** Builds the JavaScript. If that fails, the previous build is served. */
async function build() {
	say( 'Building the scripts (a minute the first time, seconds later) …' );
	const { code, output } = await run( 'npm', [ 'run', 'build' ], {
		cwd: PROJECT_DIR,
	} );
	if ( code === 0 ) {
		say( 'The scripts are built.' );
	} else {
		say(
			`${ output }\nBuild failed. Serving the previous build; the next change starts a new one.`
		);
	}
}

/** @param {Site} site */
async function openStore( site ) {
	say( 'Starting WordPress …' );
	await site.start();
	say( 'Installing WordPress, unless the site exists …' );
	await site.install();
	if ( ! ( await site.isSeeded() ) ) {
		say( 'Adding demo data (500 customers and 1,200 orders) …' );
		await site.seed();
	}
}
