import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';

/** The dialog that asks which columns to export, and how. */
export class ExportDialog {
	readonly page: Page;
	readonly element: Locator;
	readonly submit: Locator;
	readonly delimiter: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.element = page.getByRole( 'dialog', { name: 'Export customers' } );
		this.submit = this.element.getByRole( 'button', {
			name: 'Export CSV',
		} );
		this.delimiter = this.element.getByRole( 'combobox', {
			name: 'Delimiter',
		} );
	}

	/** Opens it for all customers of the view, and waits for the columns. */
	async openForView(): Promise< void > {
		await this.page
			.getByRole( 'button', {
				name: 'Export CSV of the customers in this view',
			} )
			.click();
		await this.element.waitFor();
	}

	group( name: string ): Locator {
		return this.element.getByRole( 'group', { name, exact: true } );
	}

	/** The box of all columns of a group. */
	all( group: string ): Locator {
		return this.group( group ).getByRole( 'checkbox', {
			name: group,
			exact: true,
		} );
	}

	column( group: string, name: string ): Locator {
		return this.group( group ).getByRole( 'checkbox', {
			name,
			exact: true,
		} );
	}

	/** Selects one column of the customer, and no other column. */
	async only( name: string ): Promise< void > {
		// A click on a box that is partly checked selects all.
		for ( const group of [ 'Customer', 'Figures', 'Dates' ] ) {
			await this.all( group ).click();
			await this.all( group ).click();
		}
		await this.column( 'Customer', name ).check();
	}

	/** Shows or hides the columns of a group. */
	toggle( group: string ): Promise< void > {
		return this.group( group )
			.getByRole( 'button', { name: /columns/ } )
			.click();
	}

	option( name: string ): Locator {
		return this.element.getByRole( 'radio', { name } );
	}

	/** Presses the button, and waits for the file. */
	async download(): Promise< Download > {
		const downloaded = this.page.waitForEvent( 'download' );
		await this.submit.click();
		return downloaded;
	}

	async linesOf( file: Download ): Promise< string[] > {
		const text = await readFile( await file.path(), 'utf8' );
		return text.trimEnd().split( /\r?\n/ );
	}
}
