import type { Frame, Page } from '@playwright/test';
import { runSql } from '../../api/support/store-tables.ts';
import { OVERVIEW, overviewBlock } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { BlockEditor, CORE_WARNING } from '../support/block-editor-page.ts';
import { inPseudoLocale, say } from '../support/language.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { languageProblems, WIDTHS } from '../support/translated.ts';
import { waitUntilStill } from '../support/waiting.ts';

test.use( { expectedConsole: [ CORE_WARNING ] } );

/** The block's own panels in the sidebar. */
const PANELS = '.block-editor-block-inspector .components-panel__body';

test(
	'the block is translated in the inserter, in each state, in the sidebar and in the toolbar',
	{ tag: '@everywhere' },
	async ( { context, page, site } ) => {
		test.setTimeout( 180_000 );
		await site.usePseudoLocale();
		await page.setViewportSize( { width: 1360, height: 850 } );
		await inPseudoLocale( async () => {
			const editor = new BlockEditor( page, site );
			await editor.open(
				overviewBlock() +
					overviewBlock( { subject: 'customer' } ) +
					overviewBlock( { subject: 'customer', customerId: 1 } ) +
					overviewBlock( {
						subject: 'customer',
						customerId: 999_999,
					} )
			);
			const { canvas, block } = editor;
			await expect( canvas.getByRole( 'slider' ) ).toHaveCount( 2 );
			await expect( canvas.getByRole( 'alert' ) ).toBeVisible();
			await canvas.getByRole( 'searchbox' ).fill( 'lovel' );
			await expect(
				canvas.getByText( 'ada@example.com' ).first()
			).toBeVisible();
			expect
				.soft(
					await blockProblems( page ),
					'store, customer, search, error'
				)
				.toEqual( [] );
			await canvas.getByRole( 'searchbox' ).fill( 'zzzz' );
			await expect(
				canvas.getByText( say( 'No customers found.' ) ).first()
			).toBeVisible();
			expect
				.soft( await blockProblems( page ), 'no customer found' )
				.toEqual( [] );

			await page.setViewportSize( { width: 1360, height: 850 } );
			await editor.select();
			await page.locator( PANELS ).first().waitFor();
			expect
				.soft( await languageProblems( page, PANELS ), 'sidebar' )
				.toEqual( [] );
			expect
				.soft(
					await languageProblems(
						page,
						'.block-editor-block-contextual-toolbar'
					),
					'toolbar'
				)
				.toEqual( [] );
			await block.page().keyboard.press( 'Escape' );
			await editor.searchInserter();
			await page
				.getByRole( 'option', {
					name: say( 'Customer dashboard' ),
					exact: true,
				} )
				.waitFor();
			expect
				.soft(
					await languageProblems(
						page,
						'[aria-label="Block Library"]'
					),
					'inserter'
				)
				.toEqual( [] );

			await runSql( site, 'DELETE FROM {fct_customers}' );
			await runSql( site, 'DELETE FROM {fct_orders}' );
			await site.call( 'jobs/reconcile' );
			await editor.open( overviewBlock() );
			await expect( editor.block ).toContainText( '⟦' );
			await waitUntilStill( page );
			expect
				.soft( await blockProblems( page ), 'empty store' )
				.toEqual( [] );

			await signInAs( context, site, site.users.editor );
			await editor.open( overviewBlock() );
			await expect( editor.block ).toContainText( '⟦' );
			expect
				.soft( await blockProblems( page ), 'without the right' )
				.toEqual( [] );
		} );
	}
);

async function blockProblems( page: Page ): Promise< string[] > {
	const problems: string[] = [];
	for ( const width of WIDTHS ) {
		await page.setViewportSize( { width, height: 850 } );
		await waitUntilStill( page );
		problems.push(
			...( await languageProblems( canvasOf( page ), OVERVIEW ) ).map(
				( line ) => `${ width } pixels: ${ line }`
			)
		);
	}
	return problems;
}

function canvasOf( page: Page ): Frame {
	const frame = page.frame( 'editor-canvas' );
	expect( frame ).not.toBeNull();
	return frame ?? page.mainFrame();
}
