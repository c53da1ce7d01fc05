import { type TestSite } from '../../support/test-site.ts';
import { reconcile, runJobs } from '../support/overview/overview.ts';
import { searchIds } from '../support/search.ts';
import {
	insertAddress,
	insertCustomer,
	insertRow,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

const ADDRESS = {
	type: 'billing',
	company: 'Grünwald & Söhne GmbH',
	address_1: 'Hinterm-Zirkus 12/3b',
	city: 'Quakenbrück',
	postcode: '9876-5432',
	country: 'LI',
	phone: '+423 (0)555 98 76',
} as const;

const FINDS = {
	company: [ 'grunwald', 'Söhne Grünwald', 'soehne gmbh' ],
	city: [ 'quakenbruck', 'QUAKENBRÜCK', 'quaken' ],
	postcode: [ '9876-5432', '98765432', '9876' ],
	street: [ 'zirkus', 'hintermzirkus', 'Hinterm Zirkus 12/3b' ],
	country: [ 'LI quakenbruck', 'liechtenstein quakenbruck' ],
	phone: [
		'+423 555 9876',
		'00423 5559876',
		'0555 98 76',
		'5559876',
		'9876',
		'٥٥٥٩٨٧٦',
		'５５５９８７６',
	],
	order: [ 'QRX-2031-0077', 'qrx20310077', '20310077', 'qrx-2031' ],
	all: [ 'vercingetorix quaken', '9876 zirkus 20310077 vercin' ],
};

test(
	'each field of a customer finds them, before and after a job has indexed them',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'one@found.example',
			first_name: 'Vercingetorix',
		} );
		await admin.createAddress( id, ADDRESS );
		await insertOrder( site, id, { invoice_no: 'QRX-2031-0077' } );
		for ( const arrange of [ async () => {}, runJobs ] ) {
			await arrange( site );
			for ( const [ field, queries ] of Object.entries( FINDS ) ) {
				for ( const query of queries ) {
					expect(
						await searchIds( admin, query ),
						`${ field }: “${ query }”`
					).toEqual( [ id ] );
				}
			}
			for ( const query of [ 'runwald', 'irkus', '+41 555 98760' ] ) {
				expect( await searchIds( admin, query ), query ).toEqual( [] );
			}
		}
	}
);

test(
	'what the API changes is found immediately, and the replaced value no longer',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'one@found.example',
			phone: '+49 30 7654321',
		} );
		expect( await searchIds( admin, '030 7654321' ) ).toEqual( [ id ] );
		await admin.updateCustomer( id, { phone: '+49 40 1112223' } );
		expect( await searchIds( admin, '030 7654321' ) ).toEqual( [] );
		expect( await searchIds( admin, '0401112223' ) ).toEqual( [ id ] );

		const address = await admin.createAddress( id, ADDRESS );
		expect( await searchIds( admin, 'quakenbruck' ) ).toEqual( [ id ] );
		await admin.updateAddress( id, {
			address_id: address.id,
			city: 'Xanten',
		} );
		expect( await searchIds( admin, 'quakenbruck' ) ).toEqual( [] );
		expect( await searchIds( admin, 'xanten' ) ).toEqual( [ id ] );
		await admin.deleteAddress( id, address.id );
		expect( await searchIds( admin, 'xanten' ) ).toEqual( [] );
	}
);

test(
	'a new order by plain SQL is found immediately, and any other change of plain SQL after a reconcile',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@found.example' } );
		const address = await insertAddress( site, id, { city: 'Xanten' } );
		await reconcile( site );
		await runJobs( site );
		expect( await searchIds( admin, 'xanten' ) ).toEqual( [ id ] );

		const order = await insertOrder( site, id, { invoice_no: 'QRX-77' } );
		expect( await searchIds( admin, 'qrx77' ) ).toEqual( [ id ] );

		await updateRow( site, 'fct_customer_addresses', address, {
			city: 'Quakenbrück',
		} );
		await updateRow( site, 'fct_orders', order, { invoice_no: 'QRX-78' } );
		await insertRow( site, 'fct_customer_meta', {
			customer_id: id,
			meta_key: 'phone',
			meta_value: '030 7654321',
		} );
		await reconcile( site );
		for ( const query of [ 'quakenbruck', 'qrx78', '+49307654321' ] ) {
			expect( await searchIds( admin, query ), query ).toEqual( [ id ] );
		}
		for ( const query of [ 'xanten', 'qrx77' ] ) {
			expect( await searchIds( admin, query ), query ).toEqual( [] );
		}

		await runSql( site, `DELETE FROM {fct_orders} WHERE id = ${ order }` );
		await reconcile( site );
		expect( await searchIds( admin, 'qrx78' ) ).toEqual( [] );
	}
);

function insertOrder(
	site: TestSite,
	customerId: number,
	columns: Record< string, string | number >
): Promise< number > {
	return insertRow( site, 'fct_orders', {
		customer_id: customerId,
		status: 'completed',
		payment_status: 'paid',
		payment_method: 'stripe',
		payment_method_title: 'Stripe',
		currency: 'USD',
		note: '',
		ip_address: '',
		uuid: 'a',
		created_at: '2025-01-01 00:00:00',
		updated_at: '2025-01-01 00:00:00',
		...columns,
	} );
}
