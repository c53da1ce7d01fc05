import { FULL, HOME } from '../support/addresses.ts';
import { rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { type TestSite } from '../../support/test-site.ts';
import {
	changeAndGetRun,
	getLastEntry,
	getRun,
	listRunResults,
	undo,
} from './support/runs.ts';

const ADA = 1;

test(
	'each change of a customer is a run, which the activity names',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'recorded@example.com',
		} );
		const first = await admin.createAddress( id, HOME );
		const second = await admin.createAddress( id, HOME );
		const user = await site.createUser( {
			login: 'buyer',
			role: 'subscriber',
		} );
		for ( const [ kind, method, path, body ] of [
			[ 'update_customer', 'PUT', '', { status: 'inactive' } ],
			[ 'update_customer', 'PUT', '/additional-info', { tier: 'gold' } ],
			[ 'create_address', 'POST', '/address', FULL ],
			[
				'update_address',
				'PUT',
				'/address',
				{ address_id: first.id, city: 'Rome' },
			],
			[
				'make_address_primary',
				'POST',
				'/address/make-primary',
				{ address_id: second.id },
			],
			[
				'delete_address',
				'DELETE',
				'/address',
				{ address_id: first.id },
			],
			[ 'attach_user', 'POST', '/attachable-user', { user_id: user.id } ],
			[ 'detach_user', 'POST', '/detach-user', {} ],
			[ 'create_user', 'POST', '/user', {} ],
		] as const ) {
			const path_ = `customers/${ id }${ path }`;
			const run = await changeAndGetRun( admin, method, path_, body );
			expect( await getLastEntry( admin, id ), path_ ).toMatchObject( {
				run: {
					id: run,
					kind,
					customers: 1,
					can_undo: true,
					undone_by: null,
				},
			} );
			expect( await getRun( admin, run ) ).toMatchObject( {
				kind,
				state: 'done',
				customer_id: id,
				total: 1,
				processed: 1,
				counts: { updated: 1 },
				user: { id: site.users.admin.id },
				can_undo: true,
			} );
		}
		const deletion = await changeAndGetRun(
			admin,
			'DELETE',
			`customers/${ id }`
		);
		expect( await listRunResults( admin, deletion ) ).toMatchObject( [
			{ customer_id: id, outcome: 'deleted' },
		] );
	}
);

test( 'a run has the values before and after the change, and no others', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'recorded@example.com',
		first_name: 'Ann',
		phone: '1',
		additional_info: { tier: 'gold', 2024: true },
	} );
	const change = async (
		method: 'POST' | 'PUT' | 'DELETE',
		path: string,
		body: object
	) =>
		imagesOf(
			site,
			await changeAndGetRun(
				admin,
				method,
				`customers/${ id }${ path }`,
				body
			)
		);

	expect(
		await change( 'PUT', '', {
			email: 'recorded@example.com',
			first_name: '',
			phone: '2',
			additional_info: { tier: 2.0, 2024: null, notes: 'Müller 🦄' },
		} )
	).toEqual( {
		before: {
			fields: {
				first_name: 'Ann',
				phone: '1',
				'additional_info[tier]': 'gold',
				'additional_info[2024]': true,
				'additional_info[notes]': null,
			},
		},
		after: {
			fields: {
				first_name: null,
				phone: '2',
				'additional_info[tier]': 2,
				'additional_info[2024]': null,
				'additional_info[notes]': 'Müller 🦄',
			},
		},
	} );

	const created = await change( 'POST', '/address', FULL );
	const [ { id: address = 0 } = {} ] = await admin.listAddresses( id );
	const [ row ] = await rowsOf(
		site,
		'fct_customer_addresses',
		`WHERE id = ${ address }`
	);
	expect( created ).toEqual( {
		before: { addresses: { [ address ]: null } },
		after: { addresses: { [ address ]: { row } } },
	} );

	expect(
		await change( 'PUT', '/address', {
			...FULL,
			address_id: address,
			last_name: 'Schmidt',
			company: '',
		} )
	).toEqual( {
		before: {
			addresses: {
				[ address ]: {
					fields: {
						last_name: FULL.last_name,
						company: FULL.company,
					},
				},
			},
		},
		after: {
			addresses: {
				[ address ]: {
					fields: { last_name: 'Schmidt', company: null },
				},
			},
		},
	} );

	expect(
		await change( 'POST', '/attachable-user', {
			user_id: site.users.subscriber.id,
		} )
	).toEqual( {
		before: { user_id: null },
		after: { user_id: site.users.subscriber.id },
	} );
} );

test( 'the deletion of a primary address records the one that becomes primary', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'recorded@example.com',
	} );
	const first = await admin.createAddress( id, HOME );
	const second = await admin.createAddress( id, HOME );
	const [ row ] = await rowsOf(
		site,
		'fct_customer_addresses',
		`WHERE id = ${ first.id }`
	);
	const run = await changeAndGetRun(
		admin,
		'DELETE',
		`customers/${ id }/address`,
		{ address_id: first.id }
	);
	expect( await imagesOf( site, run ) ).toEqual( {
		before: {
			addresses: {
				[ first.id ]: { row },
				[ second.id ]: { fields: { is_primary: false } },
			},
		},
		after: {
			addresses: {
				[ first.id ]: null,
				[ second.id ]: { fields: { is_primary: true } },
			},
		},
	} );
} );

test( 'a status is stored without the name of its field, and read with it', async ( {
	admin,
	site,
} ) => {
	const { run_id: run } = await admin.bulk( {
		action: 'update_status',
		customer_ids: [ ADA ],
		data: { status: 'inactive' },
	} );
	expect( await imagesOf( site, Number( run ) ) ).toEqual( {
		before: 'active',
		after: 'inactive',
	} );
	expect( await getLastEntry( admin, ADA ) ).toMatchObject( {
		type: 'customer_updated',
		changes: [ { field: 'status', before: 'active', after: 'inactive' } ],
	} );
	await undo( admin, Number( run ) );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		status: 'active',
	} );
} );

/** What is stored for the only customer of a run. */
async function imagesOf(
	site: TestSite,
	run: number
): Promise< { before: unknown; after: unknown } > {
	const [ change ] = await rowsOf< { before: string; after: string } >(
		site,
		'fcc_run_changes',
		`WHERE run_id = ${ run }`
	);
	return {
		before: JSON.parse( change?.before ?? 'null' ),
		after: JSON.parse( change?.after ?? 'null' ),
	};
}
