import { readPage } from '../../support/read-page.ts';
import { expect, test } from '../support/test.ts';

const GUIDE = '/wp-admin/options-privacy.php?tab=policyguide';

test(
	'the guide to the privacy policy has a text that follows the settings',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await admin.updateSettings( { undo_days: 7 } );
		expect( await readPage( site, GUIDE ) ).toContain(
			'we keep the values before each change for 7 days.'
		);
		await admin.updateSettings( { undo_days: 0 } );
		const page = await readPage( site, GUIDE );
		expect( page ).toContain( 'We log changes to your customer record.' );
		expect( page ).not.toContain( 'we keep the values before each change' );
	}
);
