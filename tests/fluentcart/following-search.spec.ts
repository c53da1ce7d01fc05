import { reconcile, runJobs } from '../api/support/overview/overview.ts';
import { searchIds } from '../api/support/search.ts';
import { expect } from '../api/support/test.ts';
import { test } from './support/following-test.ts';

test.use( { rateLimits: 'lifted' } );

test( 'addresses and orders that FluentCart writes are found immediately, and what they replace no longer', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'one@fluent.example',
	} );
	await reconcile( site );
	await runJobs( site );
	const expectFound = async ( search: string, ids: number[] ) =>
		expect( await searchIds( admin, search ), search ).toEqual( ids );

	const address = await site.call< number >( 'fluent-cart/create_address', {
		columns: {
			customer_id: id,
			type: 'billing',
			city: 'Quakenbrück',
			phone: '+49 30 7654321',
		},
	} );
	await expectFound( 'quakenbruck', [ id ] );
	await expectFound( '030 7654321', [ id ] );
	await site.call( 'fluent-cart/update_address', {
		id: address,
		columns: { city: 'Xanten' },
	} );
	await expectFound( 'quakenbruck', [] );
	await expectFound( 'xanten', [ id ] );
	await site.call( 'fluent-cart/delete_address', { id: address } );
	await expectFound( 'xanten', [] );

	const order = await site.call< number >( 'fluent-cart/create_order', {
		columns: { customer_id: id, invoice_no: 'QRX-77' },
	} );
	await expectFound( 'qrx77', [ id ] );
	await runJobs( site );
	await site.call( 'fluent-cart/update_order', {
		id: order,
		columns: { invoice_no: 'QRX-78' },
	} );
	await expectFound( 'qrx77', [] );
	await expectFound( 'qrx78', [ id ] );
	await site.call( 'fluent-cart/delete_order', { id: order } );
	await expectFound( 'qrx78', [] );
} );
