import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import {
	concurrently,
	slowDownWrites,
	countByStatus,
} from '../support/concurrency.ts';
import { updateRow, insertAddress, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const HOME = { address_1: '1 Main St', city: 'Springfield', country: 'US' };

let customer: number;

test.beforeEach( async ( { admin } ) => {
	( { id: customer } = await admin.createCustomer( {
		email: 'anna@example.com',
	} ) );
} );

test(
	'the first address of each type becomes primary',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const shipping = { ...HOME, type: 'shipping' as const };
		for ( const [ address, isPrimary ] of [
			[ HOME, true ],
			[ shipping, true ],
			[ HOME, false ],
			[ shipping, false ],
		] as const ) {
			expect(
				await admin.createAddress( customer, address )
			).toMatchObject( { is_primary: isPrimary } );
		}
	}
);

test(
	'making an address primary replaces the primary address of the same type',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const first = await admin.createAddress( customer, HOME );
		const second = await admin.createAddress( customer, HOME );
		const shipping = await admin.createAddress( customer, {
			...HOME,
			type: 'shipping',
		} );
		expect(
			await admin.makeAddressPrimary( customer, second.id )
		).toMatchObject( { ...HOME, id: second.id, is_primary: true } );
		expect( await primaryIds( admin ) ).toEqual( [
			second.id,
			shipping.id,
		] );

		// Making it primary again changes nothing.
		const again = await admin.makeAddressPrimary( customer, second.id );
		expect( await primaryIds( admin ) ).toEqual( [
			second.id,
			shipping.id,
		] );
		expect( await admin.listAddresses( customer ) ).toContainEqual( again );

		await admin.makeAddressPrimary( customer, first.id );
		expect( await primaryIds( admin ) ).toEqual( [
			first.id,
			shipping.id,
		] );
	}
);

test( 'addresses of other customers stay unchanged', async ( {
	admin,
	site,
} ) => {
	const before = await othersOf( site );
	await admin.createAddress( customer, HOME );
	const { id } = await admin.createAddress( customer, HOME );
	await admin.makeAddressPrimary( customer, id );
	await admin.deleteAddress( customer, id );
	expect( await othersOf( site ) ).toEqual( before );
} );

test(
	'after the primary address is deleted, the newest of its type becomes primary',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const oldest = await admin.createAddress( customer, HOME );
		const middle = await admin.createAddress( customer, HOME );
		const newest = await admin.createAddress( customer, HOME );
		const shipping = await admin.createAddress( customer, {
			...HOME,
			type: 'shipping',
		} );
		await admin.deleteAddress( customer, oldest.id );
		expect( await primaryIds( admin ) ).toEqual( [
			newest.id,
			shipping.id,
		] );

		await admin.deleteAddress( customer, middle.id );
		expect( await primaryIds( admin ) ).toEqual( [
			newest.id,
			shipping.id,
		] );

		await admin.deleteAddress( customer, newest.id );
		expect( await primaryIds( admin ) ).toEqual( [ shipping.id ] );
	}
);

test(
	'a new address becomes primary if FluentCart left its type without a primary address',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const imported = await insertAddress( site, customer, {
			is_primary: 0,
		} );
		const added = await admin.createAddress( customer, HOME );
		expect( await primaryIds( admin ) ).toEqual( [ added.id ] );

		await admin.makeAddressPrimary( customer, imported );
		expect( await primaryIds( admin ) ).toEqual( [ imported ] );
	}
);

test(
	'making an address primary corrects two primary addresses that FluentCart left',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const one = await insertAddress( site, customer );
		const two = await insertAddress( site, customer );
		const three = await admin.createAddress( customer, HOME );
		expect( three ).toMatchObject( { is_primary: false } );

		await admin.makeAddressPrimary( customer, two );
		expect( await primaryIds( admin ) ).toEqual( [ two ] );

		await updateRow( site, 'fct_customer_addresses', one, {
			is_primary: 1,
		} );
		await admin.deleteAddress( customer, two );
		expect( await primaryIds( admin ) ).toEqual( [ one ] );
	}
);

test.describe( 'concurrent requests', () => {
	test.use( { rateLimits: 'lifted' } );

	test.beforeEach( ( { site } ) =>
		slowDownWrites( site, 'fct_customer_addresses' )
	);

	test(
		'twenty new addresses leave one primary address of each type',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin } ) => {
			const answers = await concurrently( 20, ( index ) =>
				admin.send( 'POST', path(), {
					body: { ...HOME, type: index % 2 ? 'billing' : 'shipping' },
				} )
			);
			expect( countByStatus( answers ) ).toEqual( { 201: 20 } );
			expect( await primaryTypes( admin ) ).toEqual( [
				'billing',
				'shipping',
			] );
		}
	);

	test(
		'twenty customers each get their first address',
		{ tag: '@cluster' },
		async ( { admin } ) => {
			const customers: number[] = [];
			for ( let index = 0; index < 20; index++ ) {
				const email = `neighbour-${ index }@example.com`;
				customers.push(
					( await admin.createCustomer( { email } ) ).id
				);
			}
			const answers = await concurrently( 20, ( index ) =>
				admin.send(
					'POST',
					`customers/${ customers[ index ] }/address`,
					{
						body: HOME,
					}
				)
			);
			expect( countByStatus( answers ) ).toEqual( { 201: 20 } );
		}
	);

	test(
		'addresses that are made primary leave one primary address at any time',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin } ) => {
			const ids: number[] = [];
			for ( let index = 0; index < 6; index++ ) {
				ids.push( ( await admin.createAddress( customer, HOME ) ).id );
			}
			// Reads between the writes: a later write would repair what earlier ones left.
			const seen: number[][] = [];
			const answers = await concurrently( 24, async ( index ) => {
				const answer = await admin.send(
					'POST',
					`${ path() }/make-primary`,
					{
						body: { address_id: ids[ index % 6 ] },
					}
				);
				seen.push( await primaryIds( admin ) );
				return answer;
			} );
			expect( countByStatus( answers ) ).toEqual( { 200: 24 } );
			expect( seen.map( ( primary ) => primary.length ) ).toEqual(
				seen.map( () => 1 )
			);
		}
	);

	test(
		'an address that is deleted twenty times is deleted once',
		{ tag: '@cluster' },
		async ( { admin } ) => {
			const { id } = await admin.createAddress( customer, HOME );
			const rest = await admin.createAddress( customer, HOME );
			const answers = await concurrently( 20, () =>
				admin.send( 'DELETE', path(), { body: { address_id: id } } )
			);
			expect( countByStatus( answers ) ).toEqual( { 200: 1, 404: 19 } );
			expect( await primaryIds( admin ) ).toEqual( [ rest.id ] );
		}
	);

	test(
		'adding, deleting and making primary ends with one primary address',
		{ tag: '@cluster' },
		async ( { admin } ) => {
			const ids: number[] = [];
			for ( let index = 0; index < 12; index++ ) {
				ids.push( ( await admin.createAddress( customer, HOME ) ).id );
			}
			await concurrently( 24, ( index ) => {
				const body = { address_id: ids[ index % 12 ] };
				switch ( index % 3 ) {
					case 0:
						return admin.send( 'DELETE', path(), { body } );
					case 1:
						return admin.send( 'POST', path(), { body: HOME } );
					default:
						return admin.send( 'POST', `${ path() }/make-primary`, {
							body,
						} );
				}
			} );
			expect( await admin.listAddresses( customer ) ).toHaveLength( 16 );
			expect( await primaryIds( admin ) ).toHaveLength( 1 );
		}
	);

	test(
		'changes of different fields of one address are all kept',
		{ tag: '@cluster' },
		async ( { admin } ) => {
			const { id } = await admin.createAddress( customer, HOME );
			const fields = {
				label: 'Office',
				first_name: 'Anna',
				last_name: 'Schmidt',
				company: 'Schmidt AG',
				address_1: '2 Side St',
				address_2: 'Apt. 4',
				city: 'Berlin',
				state: 'BE',
				postcode: '10117',
				country: 'DE',
				phone: '5',
				email: 'a@example.com',
			};
			const answers = await Promise.all(
				Object.entries( fields ).map( ( [ field, value ] ) =>
					admin.send( 'PUT', path(), {
						body: { address_id: id, [ field ]: value },
					} )
				)
			);
			expect( countByStatus( answers ) ).toEqual( { 200: 12 } );
			expect( await admin.listAddresses( customer ) ).toMatchObject( [
				fields,
			] );
		}
	);
} );

function path(): string {
	return `customers/${ customer }/address`;
}

async function primaryIds( client: ApiClient ): Promise< number[] > {
	return ( await client.listAddresses( customer ) )
		.filter( ( address ) => address.is_primary )
		.map( ( { id } ) => id );
}

async function primaryTypes( client: ApiClient ): Promise< string[] > {
	return ( await client.listAddresses( customer ) )
		.filter( ( address ) => address.is_primary )
		.map( ( { type } ) => type )
		.sort();
}

function othersOf( site: TestSite ): Promise< object[] > {
	return rowsOf< object >(
		site,
		'fct_customer_addresses',
		`WHERE customer_id <> ${ customer } ORDER BY id`
	);
}
