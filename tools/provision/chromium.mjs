/**
 * A Chromium for the browser tests: an installed one, otherwise on Linux x64 the one of an npm package.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../lib/failure.mjs';
import { installPackage } from './packages.mjs';

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
];

/** No sandbox, because containers have none, and no requests to Google. */
const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * @return {Promise< import('@playwright/test').LaunchOptions >} Options with which Playwright starts it.
 * @throws {Failure} When no Chromium is found.
 */
export async function chromiumLaunchOptions() {
	return { executablePath: await chromiumPath(), args: ARGS };
}

async function chromiumPath() {
	const given = process.env.CHROMIUM_PATH;
	if ( given ) {
		if ( ! existsSync( given ) ) {
			throw new Failure(
				`CHROMIUM_PATH=${ given } doesn’t exist. Set it to a Chromium binary or unset it.`
			);
		}
		return given;
	}
	return onThePath() ?? ( await playwrights() ) ?? fromNpm();
}

function onThePath() {
	const folders = ( process.env.PATH ?? '' ).split( path.delimiter );
	return NAMES.flatMap( ( name ) =>
		folders.map( ( folder ) => path.join( folder, name ) )
	).find( existsSync );
}

async function playwrights() {
	const { chromium } = await import( '@playwright/test' );
	const file = chromium.executablePath();
	return existsSync( file ) ? file : undefined;
}

async function fromNpm() {
	if ( process.platform !== 'linux' || process.arch !== 'x64' ) {
		throw new Failure(
			'Couldn’t find Chromium. Install it, set CHROMIUM_PATH, or run `npx playwright install chromium`.'
		);
	}
	const folder = await installPackage(
		'@sparticuz/chromium',
		'Chromium, 70 MB'
	);
	// The package is made for AWS Lambda. With this variable it unpacks libraries that a minimal system lacks.
	process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
	const { default: chromium } = await import(
		pathToFileURL( path.join( folder, 'build/esm/index.js' ) ).href
	);
	return chromium.executablePath();
}
