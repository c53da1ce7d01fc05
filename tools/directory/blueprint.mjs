/** The blueprint of the preview on wordpress.org: WordPress Playground with the plugin and a small demo store. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PLUGIN_SLUG, TOOLS_DIR } from '../lib/paths.mjs';

/** Playground may not load the demo store from elsewhere, so the blueprint contains its PHP. */
const FILES = [
	'countries.php',
	'customers.php',
	'draw.php',
	'orders.php',
	'seed.php',
];

const GUEST_FOLDER = '/tmp/demo-store';

/** @return {Promise< string >} JSON. */
export async function blueprint() {
	const files = await Promise.all(
		FILES.map( async ( name ) => [
			name,
			await readFile(
				path.join( TOOLS_DIR, 'demo-store', name ),
				'utf8'
			),
		] )
	);
	const json = {
		$schema: 'https://playground.wordpress.net/blueprint-schema.json',
		meta: {
			title: 'FluentCart Customers',
			description: 'The customers screen with a demo store.',
			author: 'fluentcartcustomers',
			categories: [ 'Store', 'Admin' ],
		},
		landingPage: `/wp-admin/admin.php?page=${ PLUGIN_SLUG }`,
		preferredVersions: { php: '8.3', wp: 'latest' },
		login: true,
		steps: [
			{
				step: 'setSiteOptions',
				options: { blogname: 'Demo store' },
			},
			{
				step: 'installPlugin',
				pluginData: {
					resource: 'wordpress.org/plugins',
					slug: PLUGIN_SLUG,
				},
				options: { activate: true },
			},
			{
				step: 'writeFiles',
				writeToPath: GUEST_FOLDER,
				filesTree: {
					resource: 'literal:directory',
					name: 'demo-store',
					files: Object.fromEntries( files ),
				},
			},
			{
				step: 'runPHP',
				code: `<?php
require '/wordpress/wp-load.php';
require '${ GUEST_FOLDER }/seed.php';
FluentCartCustomers\\DemoStore\\fill_small();
`,
			},
		],
	};
	return `${ JSON.stringify( json, null, '\t' ) }\n`;
}
