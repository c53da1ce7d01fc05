import { readFile } from 'node:fs/promises';
import { type Download, type Locator, type Page } from '@playwright/test';

/** The dialog that asks which columns to export, and how. */
export class ExportDialog {
	readonly element: Locator;
	readonly submit: Locator;

	constructor( readonly page: Page ) {
		this.element = page.getByRole( 'dialog', { name: 'Export customers' } );
		this.submit = this.element.getByRole( 'button', {
			name: 'Export CSV',
		} );
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

	/** Shows or hides the columns of a group. */
	toggle( group: string ): Promise< void > {
		return this.group( group )
			.getByRole( 'button', { name: /columns/ } )
			.click();
	}

	option( name: string ): Locator {
		return this.element.getByRole( 'radio', { name } );
	}

	get separator(): Locator {
		return this.element.getByRole( 'combobox', { name: 'Separator' } );
	}

	/** Presses the button, and waits for the file. */
	async download(): Promise< Download > {
		const downloaded = this.page.waitForEvent( 'download' );
		await this.submit.click();
		return downloaded;
	}

	async lines(): Promise< string[] > {
		const file = await this.download();
		const text = await readFile( await file.path(), 'utf8' );
		return text.trimEnd().split( /\r?\n/ );
	}
}
