import { expect, test } from './support/test.ts';

/**
 * FluentCart gives an order to another customer, and all addresses and metadata
 * of the one who had it with it.
 */
test( 'who is given an order keeps the phone and the additional info that they had', async ( {
	admin,
	site,
	theirs,
} ) => {
	const [ receiver, giver ] = [
		await admin.createCustomer( {
			email: 'receiver@example.com',
			phone: '111',
			additional_info: { company: 'Receiver’s', tier: 'bronze' },
		} ),
		await admin.createCustomer( {
			email: 'giver@example.com',
			phone: '222',
			additional_info: { company: 'Giver’s', vat: 'DE1' },
		} ),
	];
	const order = await site.php< number >(
		"return \\FluentCart\\App\\Models\\Order::create( array( 'customer_id' => $args['id'], 'status' => 'completed', 'payment_status' => 'paid', 'payment_method' => 'offline_payment', 'payment_method_title' => 'Cash', 'currency' => 'USD', 'total_amount' => 100, 'total_paid' => 100, 'type' => 'payment', 'mode' => 'live' ) )->id;",
		{ id: giver.id }
	);
	await theirs.send( 'POST', `orders/${ order }/change-customer`, {
		customer_id: receiver.id,
	} );

	const both = {
		phone: '111',
		additional_info: {
			company: 'Receiver’s',
			tier: 'bronze',
			vat: 'DE1',
		},
	};
	expect( await admin.getCustomer( receiver.id ) ).toMatchObject( both );

	await admin.updateAdditionalInfo( receiver.id, { tier: 'silver' } );
	await admin.updateAdditionalInfo( receiver.id, { vat: null } );
	const { additional_info: info, phone } = await admin.getCustomer(
		receiver.id
	);
	expect( phone ).toBe( '111' );
	expect( info ).toEqual( { company: 'Receiver’s', tier: 'silver' } );
} );
