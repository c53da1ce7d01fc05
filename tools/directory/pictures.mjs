/** The icon and the banner of the plugin's page on wordpress.org, made from their SVGs. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ASSETS_DIR, TOOLS_DIR } from '../lib/paths.mjs';
import { chromiumLaunchOptions } from '../provision/chromium.mjs';

const ICON = path.join( ASSETS_DIR, 'icon.svg' );
const BANNER = path.join( TOOLS_DIR, 'directory/banner.svg' );

/** @typedef {{ name: string, width: number, height: number, source: string }} Picture Size in pixels; `source` is an SVG. */

/**
 * In the sizes that wordpress.org requires.
 *
 * @type {Picture[]}
 */
export const PICTURES = [
	{ name: 'icon-128x128.png', width: 128, height: 128, source: ICON },
	{ name: 'icon-256x256.png', width: 256, height: 256, source: ICON },
	{ name: 'banner-772x250.png', width: 772, height: 250, source: BANNER },
	{ name: 'banner-1544x500.png', width: 1544, height: 500, source: BANNER },
];

/** Writes the pictures to `assets`. */
export async function writePictures() {
	const browser = await chromium.launch( await chromiumLaunchOptions() );
	try {
		const page = await browser.newPage();
		for ( const { name, width, height, source } of PICTURES ) {
			await page.setViewportSize( { width, height } );
			await page.setContent(
				`<style>body { margin: 0 } svg { display: block; width: ${ width }px; height: ${ height }px }</style>${ await readFile( source, 'utf8' ) }`
			);
			await page.screenshot( { path: path.join( ASSETS_DIR, name ) } );
		}
	} finally {
		await browser.close();
	}
}
