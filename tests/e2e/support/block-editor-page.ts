import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { OVERVIEW, publish } from '../../support/site-pages.ts';
import type { TestSite } from '../../support/test-site.ts';

/** What WordPress 7.1 says of its own styles, with and without our block. */
export const CORE_WARNING =
	/^global-styles-css-custom-properties-inline-css was added to the iframe/;

/** In it is what is being written. */
export const CANVAS = 'iframe[name="editor-canvas"]';

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
		this.canvas = page.frameLocator( CANVAS );
		this.block = this.canvas.locator( OVERVIEW ).first();
		this.sidebar = page.getByRole( 'region', { name: 'Editor settings' } );
		this.toolbar = page.getByRole( 'toolbar', { name: 'Block tools' } );
	}

	/**
	 * Opens the editor with a new page.
	 *
	 * @param content What is in it already.
	 */
	async open( content = '' ): Promise< void > {
		await this.#site.call( 'accounts/skip_editor_guides' );
		const { id } = await publish( this.#site, content );
		this.#postId = id;
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
		// The options move while patterns are found: a click at that moment reaches none of them.
		await expect( async () => {
			await this.#page
				.getByRole( 'option', { name, exact: true } )
				.click( { timeout: 5_000 } );
			await expect( this.block ).toBeVisible( { timeout: 10_000 } );
		} ).toPass();
		await this.#toggleInserter();
	}

	/**
	 * Opens the inserter and has it search.
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
		return this.#site.call< Record< string, unknown > >(
			'pages/first_block_attributes',
			{ id: this.#postId }
		);
	}
}
