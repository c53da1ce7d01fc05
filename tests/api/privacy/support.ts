import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';

interface Exported {
	pages: number;
	items: { group: string; item: string; data: string[] }[];
}

interface Erased {
	pages: number;
	removed: boolean;
	retained: boolean;
	messages: string[];
}

/** A person whose words occur nowhere else in the demo store. */
export const QUIRIN = {
	email: 'quirin@zylberstein.example',
	first_name: 'Quirinus',
	last_name: 'Zylberstein',
	phone: '+49 30 77665544',
};

/** What the traces of this person contain. */
export const WORDS = [ 'quirin', 'zylberstein', '77665544' ];

/** All pages of the plugin's exporter. */
export function exportData(
	site: TestSite,
	email: string
): Promise< Exported > {
	return site.call( 'privacy/export', { email } );
}

/** All pages of the plugin's eraser. */
export function eraseData( site: TestSite, email: string ): Promise< Erased > {
	return site.call( 'privacy/erase', { email } );
}

/** The values of all tables with one of the words, as `table.column: value`. */
export function findWords(
	site: TestSite,
	words: string[]
): Promise< string[] > {
	return site.call( 'privacy/find', { words } );
}

/** Creates the person with an address, additional info and notes. */
export async function createQuirin( admin: ApiClient ): Promise< number > {
	const { id } = await admin.createCustomer( {
		...QUIRIN,
		additional_info: {
			company: 'Zylberstein GmbH',
			notes: 'Quirinus calls on Mondays',
		},
	} );
	await admin.createAddress( id, {
		first_name: 'Quirinus',
		last_name: 'Zylberstein',
		address_1: 'Zylbersteinweg 4',
		city: 'Berlin',
		country: 'DE',
	} );
	return id;
}
