import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PLUGIN_SLUG } from '../lib/paths.mjs';
import { placeFluentCart, placePeer } from './site-files.mjs';

/**
 * The plugins and drop-ins of a site, which tests add and remove.
 */
export class WpContent {
	#root;

	/** @param {string} root Folder of WordPress. */
	constructor( root ) {
		this.#root = root;
	}

	/**
	 * Replaces the site's FluentCart.
	 *
	 * @param {string} folder
	 */
	async placeFluentCart( folder ) {
		await placeFluentCart( this.#root, folder );
	}

	/**
	 * Adds another plugin, for measurements beside this one.
	 *
	 * @param {string} folder Folder of the plugin, with its name.
	 */
	async placePeer( folder ) {
		await placePeer( this.#root, folder );
	}

	/**
	 * Adds a drop-in to wp-content.
	 *
	 * @param {string} name `db.php` …
	 * @param {string} file
	 */
	async placeDropIn( name, file ) {
		await copyFile( file, this.#dropIn( name ) );
	}

	/** @param {string} name */
	async removeDropIn( name ) {
		await rm( this.#dropIn( name ), { force: true } );
	}

	/**
	 * Adds a file of `tests/support/php/plugins/` as a must-use plugin, which WordPress loads before all plugins.
	 * Writes the file without PHP, because a request would boot WordPress.
	 *
	 * @param {string}                    name       `database/slow-statements` for `database/slow-statements.php`.
	 * @param {Record< string, unknown >} [settings] The file reads them from `$settings`.
	 */
	async placeMustUsePlugin( name, settings = {} ) {
		const json = JSON.stringify( settings ).replace( /[\\']/g, '\\$&' );
		await writeFile(
			this.#mustUsePlugin( name ),
			`<?php
$settings = json_decode( '${ json }', true );
require WP_PLUGIN_DIR . '/${ PLUGIN_SLUG }/tests/support/php/plugins/${ name }.php';
`
		);
	}

	/** @param {string} name Name of a placed must-use plugin. */
	async removeMustUsePlugin( name ) {
		await rm( this.#mustUsePlugin( name ), { force: true } );
	}

	/** The folder of language packs of plugins. */
	get languages() {
		return path.join( this.#root, 'wp-content/languages/plugins' );
	}

	/** @param {string} name */
	#dropIn( name ) {
		return path.join( this.#root, 'wp-content', name );
	}

	/** @param {string} name */
	#mustUsePlugin( name ) {
		return path.join(
			this.#root,
			`wp-content/mu-plugins/${ name.replaceAll( '/', '-' ) }.php`
		);
	}
}
