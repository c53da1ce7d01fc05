import { insertAddress } from '../api/support/store-tables.ts';
import { expect, test } from './support/test.ts';

const RECEIVER = {
	email: 'receiver@example.com',
	phone: '111',
	additional_info: { company: 'Receiver’s', tier: 'bronze' },
};

const GIVER = {
	email: 'giver@example.com',
	phone: '222',
	additional_info: { company: 'Giver’s', vat: 'DE1' },
};

/** FluentCart moves an order to another customer, and with it all addresses and metadata of the previous customer. */
for ( const [ first, second ] of [
	[ RECEIVER, GIVER ],
	[ GIVER, RECEIVER ],
] as const ) {
	test( `a customer that receives an order keeps its phone and info, with ${ first.email } being the older customer`, async ( {
		admin,
		site,
		fluentCartApi,
	} ) => {
		const ids = new Map< string, number >();
		for ( const customer of [ first, second ] ) {
			const { id } = await admin.createCustomer( {
				email: customer.email,
			} );
			ids.set( customer.email, id );
			// The phone is written into it, too.
			await insertAddress( site, id, { phone: '' } );
			await admin.updateCustomer( id, customer );
		}
		const receiver = ids.get( RECEIVER.email ) ?? 0;
		const order = await site.call< number >( 'fluent-cart/create_order', {
			columns: {
				customer_id: ids.get( GIVER.email ),
				status: 'completed',
				payment_status: 'paid',
				total_amount: 100,
				total_paid: 100,
			},
		} );
		await fluentCartApi.send( 'POST', `orders/${ order }/change-customer`, {
			customer_id: receiver,
		} );

		expect( await admin.getCustomer( receiver ) ).toMatchObject( {
			phone: '111',
			additional_info: {
				company: 'Receiver’s',
				tier: 'bronze',
				vat: 'DE1',
			},
		} );

		await admin.updateAdditionalInfo( receiver, { tier: 'silver' } );
		await admin.updateAdditionalInfo( receiver, { vat: null } );
		const { additional_info: info, phone } =
			await admin.getCustomer( receiver );
		expect( phone ).toBe( '111' );
		expect( info ).toEqual( { company: 'Receiver’s', tier: 'silver' } );
	} );
}
