import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { OVERVIEW, publish } from '../../support/site-pages.ts';
import type { TestSite } from '../../support/test-site.ts';

/** WordPress 7.1's warnings about its own styles, with and without the block. */
export const CORE_WARNING =
	/^global-styles-css-custom-properties-inline-css was added to the iframe/;

/** The frame of the edited content. */
export const CANVAS = 'iframe[name="editor-canvas"]';

export class BlockEditor {
	readonly canvas: FrameLocator;

	/** The first block of the plugin. */
	readonly block: Locator;

	readonly sidebar: Locator;

	readonly toolbar: Locator;

	readonly #page: Page;
	readonly #site: TestSite;
	#postId = 0;

	constructor( page: Page, site: TestSite ) {
		this.#page = page;
		this.#site = site;
		this.canvas = page.frameLocator( CANVAS );
		this.block = this.canvas.locator( OVERVIEW ).first();
		this.sidebar = page.getByRole( 'region', { name: 'Editor settings' } );
		this.toolbar = page.getByRole( 'toolbar', { name: 'Block tools' } );
	}

	/**
	 * Opens the editor with a new page.
	 *
	 * @param content The initial content.
	 */
	async open( content = '' ): Promise< void > {
		await this.#site.call( 'accounts/skip_editor_guides' );
		const { id } = await publish( this.#site, content );
		this.#postId = id;
		await this.#page.goto(
			`/wp-admin/post.php?post=${ this.#postId }&action=edit`
		);
		await this.#waitUntilReady();
	}

	async reload(): Promise< void > {
		await this.#page.reload();
		await this.#waitUntilReady();
	}

	async #waitUntilReady(): Promise< void > {
		await expect(
			this.canvas.getByRole( 'textbox', { name: 'Add title' } )
		).toBeVisible( { timeout: 30_000 } );
	}

	/**
	 * Inserts a variation of the block.
	 *
	 * @param name The name in the inserter.
	 */
	async insert( name: string ): Promise< void > {
		await this.searchInserter();
		// The options move while patterns are loaded: a click at that moment would miss.
		await expect( async () => {
			await this.#page
				.getByRole( 'option', { name, exact: true } )
				.click( { timeout: 5_000 } );
			await expect( this.block ).toBeVisible( { timeout: 10_000 } );
		} ).toPass();
		await this.#toggleInserter();
	}

	/**
	 * Opens the inserter and types a search.
	 *
	 * @param text
	 */
	async searchInserter( text = 'customer' ): Promise< void > {
		await this.#toggleInserter();
		await this.#page
			.getByRole( 'region', { name: 'Block Library' } )
			.getByRole( 'searchbox' )
			.fill( text );
	}

	async #toggleInserter(): Promise< void > {
		await this.#page
			.getByRole( 'button', { name: 'Block Inserter', exact: true } )
			.click();
	}

	async select(): Promise< void > {
		await this.block.locator( '.fcc-overview__range, p' ).first().click();
		const tab = this.sidebar.getByRole( 'tab', {
			name: 'Block',
			exact: true,
		} );
		await tab.click();
	}

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

	/** @return The saved attributes of the block. */
	savedAttributes(): Promise< Record< string, unknown > > {
		return this.#site.call< Record< string, unknown > >(
			'wordpress/pages/first_block_attributes',
			{ id: this.#postId }
		);
	}
}
