import type { Locator, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { say } from './language.ts';

export class SettingsPage {
	static readonly url =
		'/wp-admin/admin.php?page=fluent-cart-customers-settings';

	readonly page: Page;
	readonly days: Locator;
	readonly undoDays: Locator;
	readonly saveButton: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.days = page.getByLabel( say( 'Days to keep activity' ) );
		this.undoDays = page.getByLabel( say( 'Days to undo changes' ) );
		this.saveButton = page.getByRole( 'button', {
			name: say( 'Save changes' ),
		} );
	}

	async open(): Promise< void > {
		await this.page.goto( SettingsPage.url );
		await this.saveButton.waitFor();
	}

	permission( name: string ): Locator {
		return this.page.getByRole( 'checkbox', { name } );
	}

	async save(): Promise< void > {
		await this.saveButton.click();
		await expect(
			this.page.getByTestId( 'snackbar' ).getByText( 'Settings saved.' )
		).toBeVisible();
	}
}
