import { HOME } from '../support/addresses.ts';
import { type ApiClient } from '../support/api-client.ts';
import { oneOf, seeded, type Random } from '../support/random-writes.ts';
import { insertRow, rowsOf } from '../support/store-tables.ts';
import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';
import { changeAndGetRun, undo } from './support/runs.ts';

test.use( { rateLimits: 'lifted' } );

/** `FCC_HISTORIES=1000` takes ten minutes. */
const HISTORIES = Math.ceil( Number( process.env.FCC_HISTORIES ?? 25 ) / 10 );

const WRITES = 7;

type Method = 'POST' | 'PUT' | 'DELETE';
type Write = [ method: Method, path: string, body: object ];

test( 'writes that are undone in reverse order lead back through each state, and so do the undos of the undos', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 60_000 + 30_000 * HISTORIES );
	const users = [ 'one', 'two' ].map( ( login ) =>
		site.createUser( { login, role: 'subscriber' } )
	);
	const userIds = ( await Promise.all( users ) ).map( ( { id } ) => id );
	for ( let seed = 1; seed <= HISTORIES; seed++ ) {
		const random = seeded( seed );
		const { id } = await admin.createCustomer( {
			email: `start${ seed }@example.com`,
			...( random() < 0.5 && { phone: phone( random ) } ),
		} );
		await insertRow( site, 'fct_orders', {
			customer_id: id,
			payment_method: '',
			payment_method_title: '',
			currency: 'USD',
			uuid: `order of ${ id }`,
		} );
		const states = [ await stateOf( admin, site, id ) ];
		const writes: Write[] = [];
		const runs: number[] = [];
		while ( writes.length < WRITES ) {
			const write = await nextWrite(
				admin,
				random,
				id,
				userIds,
				writes.length
			);
			const run = await changeAndGetRun( admin, ...write );
			writes.push( write );
			runs.push( run );
			states.push( await stateOf( admin, site, id ) );
		}
		const history = `seed ${ seed }: ${ JSON.stringify( writes ) }`;
		const undone = await undoAll( runs, states.slice( 0, -1 ), 'undone' );
		const again = await undoAll(
			undone,
			states.slice( 1 ).reverse(),
			'undone again'
		);
		await undoAll( again, states.slice( 0, -1 ), 'undone a third time' );
		await admin.deleteCustomer( id, { force: true } );

		/** Undoes runs from the last to the first. */
		async function undoAll(
			ids: number[],
			expected: unknown[],
			what: string
		) {
			const undos: number[] = [];
			for ( const [ index, run ] of [ ...ids.entries() ].reverse() ) {
				undos.push( run > 0 ? ( await undo( admin, run ) ).id : 0 );
				expect(
					await stateOf( admin, site, id ),
					`${ what }: ${ index } of ${ history }`
				).toEqual( expected[ index ] );
			}
			return undos;
		}
	}
} );

function phone( random: Random ): string {
	return oneOf( random, [ '+1 212 1', '+1 212 2', '+1 212 3' ] );
}

async function nextWrite(
	admin: ApiClient,
	random: Random,
	id: number,
	users: readonly number[],
	count: number
): Promise< Write > {
	const path = `customers/${ id }`;
	if ( count === WRITES - 1 ) {
		return [ 'DELETE', path, { force: true } ];
	}
	const addresses = await admin.listAddresses( id );
	const chance = random();
	if ( chance < 0.35 ) {
		return [ 'PUT', path, someFields( random, id ) ];
	}
	if ( chance < 0.5 || addresses.length === 0 ) {
		return [
			'POST',
			`${ path }/address`,
			{
				...HOME,
				type: oneOf( random, [ 'billing', 'shipping' ] ),
				...( random() < 0.6 && { phone: phone( random ) } ),
			},
		];
	}
	const target = { address_id: oneOf( random, addresses ).id };
	if ( chance < 0.62 ) {
		return [
			'PUT',
			`${ path }/address`,
			{
				...target,
				phone: oneOf( random, [ '', phone( random ) ] ),
				first_name: oneOf( random, [ 'Ann', 'Bo', '' ] ),
				company: oneOf( random, [ 'Shop', '' ] ),
			},
		];
	}
	if ( chance < 0.74 ) {
		return [ 'DELETE', `${ path }/address`, target ];
	}
	if ( chance < 0.86 ) {
		return [ 'POST', `${ path }/address/make-primary`, target ];
	}
	return chance < 0.95
		? [
				'POST',
				`${ path }/attachable-user`,
				{ user_id: oneOf( random, users ) },
			]
		: [ 'POST', `${ path }/detach-user`, {} ];
}

function someFields( random: Random, id: number ) {
	return {
		...( random() < 0.4 && {
			email: oneOf( random, [
				`a${ id }@example.com`,
				`b${ id }@example.com`,
			] ),
		} ),
		...( random() < 0.5 && {
			phone: oneOf( random, [ '', phone( random ) ] ),
		} ),
		...( random() < 0.5 && {
			status: oneOf( random, [ 'active', 'inactive' ] ),
		} ),
		...( random() < 0.5 && {
			additional_info: {
				notes: oneOf( random, [ 'Call first', null ] ),
				level: oneOf( random, [ 1, 1.5, true, 'gold', null ] ),
			},
		} ),
	};
}

/** What a person sees, and the order; null for a deleted customer. */
async function stateOf( admin: ApiClient, site: TestSite, id: number ) {
	const { status, body } = await admin.send( 'GET', `customers/${ id }` );
	const orders = await rowsOf(
		site,
		'fct_orders',
		`WHERE uuid = 'order of ${ id }'`
	);
	return status === 404
		? { orders }
		: { orders, customer: withoutTimes( body ) };
}

/** Without the times of the last changes, and without the order of the keys of additional info. */
function withoutTimes( body: unknown ): unknown {
	return JSON.parse(
		JSON.stringify( body, ( key, value: unknown ) =>
			key === 'updated_at' ? undefined : value
		)
	);
}
