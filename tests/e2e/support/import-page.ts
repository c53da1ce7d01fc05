import type { Locator, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { CustomersPage } from './customers-page.ts';

/** The import of a file. */
export class ImportPage {
	readonly page: Page;
	readonly heading: Locator;
	readonly step: Locator;
	readonly preview: Locator;
	readonly continue: Locator;
	readonly link: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.heading = page.getByRole( 'heading', {
			name: 'Import customers',
			level: 1,
		} );
		this.step = page.locator( '.fcc-import__step h2' );
		this.preview = page.getByRole( 'region', { name: 'First rows' } );
		this.continue = this.button( 'Continue' );
		this.link = page
			.locator( '#fluent-cart-customers' )
			.getByRole( 'link', { name: 'Import', exact: true } );
	}

	async open( id?: number ): Promise< void > {
		await this.page.goto(
			new CustomersPage( this.page ).url( {
				screen: 'import',
				...( id !== undefined && { import_id: String( id ) } ),
			} )
		);
		await expect( this.heading ).toBeVisible();
		await this.step.waitFor();
	}

	/** Selects a file, as the person does in the browser's dialog. */
	async select( name: string, content: string | Buffer ): Promise< void > {
		await this.page.locator( 'input[type="file"]' ).setInputFiles( {
			name,
			mimeType: 'text/csv',
			buffer: Buffer.from( content ),
		} );
	}

	/** Selects a file and shows its columns. */
	async showColumns( content: string | Buffer ): Promise< void > {
		await this.select( 'customers.csv', content );
		await this.continue.click();
		await expect( this.step ).toHaveText( 'Match the columns' );
		await this.field( 'Email' ).or( this.recognized ).first().waitFor();
	}

	/** Selects a file and shows what the import will do. */
	async showCheck( content: string | Buffer ): Promise< void > {
		await this.showColumns( content );
		await this.continue.click();
		await expect( this.step ).toHaveText( 'Check what will happen' );
		await expect(
			this.page.getByText( 'No emails will be sent.' )
		).toBeVisible();
	}

	/** The heading of the columns that were recognized. */
	get recognized(): Locator {
		return this.page.locator( 'summary', { hasText: 'recognized' } );
	}

	/** The select of a column's field. */
	field( column: string ): Locator {
		return this.page.getByRole( 'combobox', {
			name: `Field for “${ column }”`,
		} );
	}

	button( name: string ): Locator {
		return this.page.getByRole( 'button', { name, exact: true } );
	}

	/** The id in the address. */
	id(): number {
		return Number(
			new URL( this.page.url() ).searchParams.get( 'import_id' )
		);
	}
}

/** A file of customers who do not exist. */
export function customersFile( count: number ): string {
	const rows = Array.from(
		{ length: count },
		( _, n ) =>
			`new${ n }@example.com,Nora ${ n },Newman,+49 30 ${ 100000 + n },Main St ${ n },Berlin,10115,Germany`
	);
	return [
		'Email,First name,Last name,Phone,Billing address line 1,Billing city,Billing postal code,Billing country',
		...rows,
	].join( '\n' );
}

/**
 * A customer who exists, a new one, a column to decide, and a row that fails. The names of
 * the columns are no texts of the plugin, which a test would take for untranslated ones.
 */
const MIXED = [
	'email,first_name,Favorite color,Total Spent,notes',
	'ada@example.com,Ada,Green,12.00,"Likes tea"',
	'new@example.com,Nora,Blue,0.00,',
	'nemo@,Nemo,,0.00,',
	...[ 1, 2, 3 ].map( ( n ) => `new${ n }@example.com,Nora ${ n },,,` ),
].join( '\n' );

type Step = 'file' | 'columns' | 'check' | 'tried' | 'result';

/** Shows a step of an import in any language. */
export async function showImport( page: Page, last: Step ): Promise< void > {
	await page.goto( new CustomersPage( page ).url( { screen: 'import' } ) );
	await page.locator( 'input[type="file"]' ).setInputFiles( {
		name: 'customers.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from( MIXED ),
	} );
	await page.locator( '.fcc-import__preview' ).waitFor();
	for ( const [ step, content ] of [
		[ 'columns', '.fcc-import__options' ],
		[ 'check', '.fcc-import__counts' ],
		[ 'tried', '.fcc-import__tried' ],
		[ 'result', '.fcc-import__state ~ .fcc-import__actions' ],
	] as const ) {
		if ( last === 'file' ) {
			return;
		}
		await page.locator( '.fcc-import__actions .is-primary' ).click();
		await page.locator( content ).first().waitFor();
		if ( step === last ) {
			return;
		}
	}
}
