import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';
import type { TestSite } from '../support/test-site.ts';

/** The class that WordPress gives the block. */
export const BLOCK = '.wp-block-fluent-cart-customers-customer-overview';

/** What WordPress 7.1 says of its own styles, with and without our block. */
export const CORE_WARNING =
	/^global-styles-css-custom-properties-inline-css was added to the iframe/;

/**
 * @param attributes What differs from the defaults.
 * @return The block as a post holds it.
 */
export function blockOf( attributes: Record< string, unknown > = {} ): string {
	return `<!-- wp:fluent-cart-customers/customer-overview ${ JSON.stringify( attributes ) } /-->`;
}

/** The editor, with a post that is only for this test. */
export class BlockEditor {
	/** What is being written. */
	readonly canvas: FrameLocator;

	/** Our block; the first, if there are several. */
	readonly block: Locator;

	readonly sidebar: Locator;

	readonly toolbar: Locator;

	readonly #page: Page;
	readonly #site: TestSite;
	#postId = 0;

	constructor( page: Page, site: TestSite ) {
		this.#page = page;
		this.#site = site;
		this.canvas = page.frameLocator( 'iframe[name="editor-canvas"]' );
		this.block = this.canvas.locator( BLOCK ).first();
		this.sidebar = page.getByRole( 'region', { name: 'Editor settings' } );
		this.toolbar = page.getByRole( 'toolbar', { name: 'Block tools' } );
	}

	/**
	 * Opens the editor with a new page.
	 *
	 * @param content What is in it already.
	 */
	async open( content = '' ): Promise< void > {
		this.#postId = await this.#site.php< number >(
			`global $wpdb;
			foreach ( get_users() as $user ) {
				update_user_meta( $user->ID, $wpdb->get_blog_prefix() . 'persisted_preferences', array(
					'core/edit-post' => array( 'welcomeGuide' => false ),
					'core'           => array( 'enableChoosePatternModal' => false ),
					'_modified'      => gmdate( 'c' ),
				) );
			}
			return wp_insert_post( wp_slash( array(
				'post_type'    => 'page',
				'post_title'   => 'Store dashboard',
				'post_content' => $args['content'],
				'post_status'  => 'publish',
			) ) );`,
			{ content }
		);
		await this.#page.goto(
			`/wp-admin/post.php?post=${ this.#postId }&action=edit`
		);
		await this.#isReady();
	}

	async reload(): Promise< void > {
		await this.#page.reload();
		await this.#isReady();
	}

	async #isReady(): Promise< void > {
		await expect(
			this.canvas.getByRole( 'textbox', { name: 'Add title' } )
		).toBeVisible( { timeout: 30_000 } );
	}

	/**
	 * Inserts a variation of the block, as the inserter calls it.
	 *
	 * @param name
	 */
	async insert( name: string ): Promise< void > {
		await this.searchInserter();
		await this.#page.getByRole( 'option', { name, exact: true } ).click();
		await this.closeInserter();
		await expect( this.block ).toBeVisible();
	}

	/** Opens the inserter and has it show the variations of the block. */
	async searchInserter(): Promise< void > {
		await this.#page
			.getByRole( 'button', { name: 'Block Inserter' } )
			.click();
		await this.#page
			.getByRole( 'region', { name: 'Block Library' } )
			.getByRole( 'searchbox' )
			.fill( 'customer' );
	}

	async closeInserter(): Promise< void > {
		await this.#page
			.getByRole( 'button', { name: 'Block Inserter' } )
			.click();
	}

	/** Selects the block, so that the sidebar shows its settings. */
	async select(): Promise< void > {
		await this.block.locator( '.fcc-overview__range, p' ).first().click();
		const tab = this.sidebar.getByRole( 'tab', {
			name: 'Block',
			exact: true,
		} );
		await tab.click();
	}

	/** Saves the page, and waits until it is. */
	async save(): Promise< void > {
		await this.#page
			.getByRole( 'region', { name: 'Editor top bar' } )
			.getByRole( 'button', { name: 'Save', exact: true } )
			.click();
		await expect(
			this.#page
				.getByRole( 'button', { name: 'Dismiss this notice' } )
				.filter( { hasText: 'Page updated.' } )
		).toBeVisible();
	}

	/** @return The page's address on the site. */
	address(): string {
		return `/?page_id=${ this.#postId }`;
	}

	/** @return What the attributes of the block are saved as. */
	savedAttributes(): Promise< Record< string, unknown > > {
		return this.#site.php< Record< string, unknown > >(
			`$blocks = parse_blocks( get_post( $args['id'] )->post_content );
			return (object) $blocks[0]['attrs'];`,
			{ id: this.#postId }
		);
	}
}
