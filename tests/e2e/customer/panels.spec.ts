import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';

const DOCUMENT = new URL( '../../../docs/panels.md', import.meta.url );

test.describe( 'another plugin', () => {
	test.afterEach( ( { site } ) =>
		site.call( 'plugins/remove', { slug: 'shop-panels' } )
	);

	test(
		'adds a panel and removes one, as docs/panels.md shows',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const text = await readFile( DOCUMENT, 'utf8' );
			const code = ( language: string ) =>
				text.split( `\`\`\`${ language }\n` )[ 1 ]?.split( '```' )[ 0 ];
			await site.call( 'plugins/add', {
				slug: 'shop-panels',
				files: {
					'shop-panels.php': code( 'php' ),
					'shop-panels.js': code( 'js' ),
				},
			} );
			const screen = new CustomerScreen( page );
			await screen.open( 1 );

			const mails = screen.panel( 'Mails' );
			await expect( mails.getByRole( 'link' ) ).toHaveAttribute(
				'href',
				'https://mail.example/?q=ada%40example.com'
			);
			await expect( mails ).toContainText( /who ordered \d+ times/ );
			await expect( screen.activity ).toHaveCount( 0 );
			await expect( screen.orders ).toBeVisible();
		}
	);

	test(
		'can add a panel late, and remove it',
		{ tag: '@slow' },
		async ( { page } ) => {
			const screen = new CustomerScreen( page );
			await screen.open( 1 );
			await page.evaluate( () => {
				const { hooks } = Object( window ).wp;
				hooks.addFilter(
					'fluentCartCustomers.panels',
					'late/panel',
					( panels: object[] ) => [
						...panels,
						{
							id: 'late',
							title: 'Late',
							area: 'side',
							Component: ( {
								customerId,
							}: {
								customerId: number;
							} ) => `Of customer ${ customerId }`,
						},
					]
				);
			} );
			await expect( screen.panel( 'Late' ) ).toContainText(
				'Of customer 1'
			);

			await page.evaluate( () =>
				Object( window ).wp.hooks.removeFilter(
					'fluentCartCustomers.panels',
					'late/panel'
				)
			);
			await expect( screen.panel( 'Late' ) ).toHaveCount( 0 );
			await expect( screen.orders ).toBeVisible();
		}
	);
} );

test.describe( 'a panel that throws', () => {
	// React's own messages about it.
	test.use( { expectedConsole: [ /Broken on purpose|React/ ] } );

	test( 'does not break the rest of the screen', async ( { page } ) => {
		const screen = new CustomerScreen( page );
		await new CustomersPage( page ).open( { search: 'ada lovelace' } );
		await page.evaluate( () =>
			Object( window ).wp.hooks.addFilter(
				'fluentCartCustomers.panels',
				'broken/panel',
				( panels: object[] ) => [
					...panels,
					{
						id: 'broken',
						title: 'Broken',
						area: 'main',
						Component() {
							throw new Error( 'Broken on purpose' );
						},
					},
				]
			)
		);
		await page.getByRole( 'link', { name: 'Ada Lovelace' } ).click();

		await expect( screen.panel( 'Broken' ) ).toContainText(
			'Something went wrong'
		);
		await expect( screen.orders.getByRole( 'table' ) ).toBeVisible();
	} );
} );
