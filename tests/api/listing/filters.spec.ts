import { type QueryArguments } from '../support/api-client.ts';
import { insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test( 'filters by status', { tag: '@oldest' }, async ( { admin } ) => {
	const active = await admin.walkCustomers( {
		'filters[status]': 'active',
	} );
	const inactive = await admin.walkCustomers( {
		'filters[status]': 'inactive',
	} );
	expect( new Set( active.map( ( { status } ) => status ) ) ).toEqual(
		new Set( [ 'active' ] )
	);
	expect( new Set( inactive.map( ( { status } ) => status ) ) ).toEqual(
		new Set( [ 'inactive' ] )
	);
	expect( active.length + inactive.length ).toBe( 500 );
} );

test(
	'filters by spent amounts in hundredths, both ends included',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const all = await admin.walkCustomers();
		const spent = all
			.map( ( { total_spent } ) => total_spent )
			.sort( ( a, b ) => a - b );
		const minimum = spent[ 200 ] ?? NaN;
		const maximum = spent[ 300 ] ?? NaN;

		const between = await admin.walkCustomers( {
			'filters[total_spent_min]': minimum,
			'filters[total_spent_max]': maximum,
		} );
		expect( between.map( ( { id } ) => id ) ).toEqual(
			all
				.filter(
					( { total_spent } ) =>
						total_spent >= minimum && total_spent <= maximum
				)
				.map( ( { id } ) => id )
		);

		const exactly = await admin.walkCustomers( {
			'filters[total_spent_min]': minimum,
			'filters[total_spent_max]': minimum,
		} );
		expect( exactly.length ).toBeGreaterThan( 0 );
	}
);

for ( const [ from, to ] of [
	[ '0001-01-01', '9999-12-31' ],
	[ '0000-01-01', '9998-12-31' ],
] as const ) {
	test(
		`the range from ${ from } to ${ to } contains every customer`,
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const { pagination } = await admin.listCustomers( {
				'filters[date_from]': from,
				'filters[date_to]': to,
			} );
			expect( pagination.total ).toBe( 500 );
		}
	);
}

const DAYS = [
	{
		name: 'a summer day',
		day: '2026-01-15',
		before: '2026-01-14 10:59:59',
		first: '2026-01-14 11:00:00',
		last: '2026-01-15 10:59:59',
		after: '2026-01-15 11:00:00',
	},
	{
		name: 'the day of 25 hours on which summer time ends',
		day: '2026-04-05',
		before: '2026-04-04 10:59:59',
		first: '2026-04-04 11:00:00',
		last: '2026-04-05 11:59:59',
		after: '2026-04-05 12:00:00',
	},
];

for ( const { name, day, ...moments } of DAYS ) {
	test(
		`filters by day of the site's time zone, both ends included: ${ name }`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await site.call( 'wordpress/options/update', {
				name: 'timezone_string',
				value: 'Pacific/Auckland',
			} );
			for ( const [ moment, created_at ] of Object.entries( moments ) ) {
				await insertCustomer( site, {
					email: `${ moment }@timezone.example`,
					created_at,
				} );
			}
			const from = { 'filters[date_from]': day };
			const to = { 'filters[date_to]': day };
			expect( await filteredIds( from ) ).toEqual( [
				'first',
				'last',
				'after',
			] );
			expect( await filteredIds( to ) ).toEqual( [
				'before',
				'first',
				'last',
			] );
			expect( await filteredIds( { ...from, ...to } ) ).toEqual( [
				'first',
				'last',
			] );

			async function filteredIds(
				filters: QueryArguments
			): Promise< string[] > {
				const { customers } = await admin.listCustomers( {
					search: 'timezone',
					order_by: 'id',
					order_type: 'ASC',
					...filters,
				} );
				return customers.map( ( { email } ) =>
					email.replace( /@.*/, '' )
				);
			}
		}
	);
}

test(
	'filters are accepted as nested arguments and as a JSON string',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const filters = {
			status: 'active',
			date_from: '2024-06-01',
			date_to: '2026-06-30',
			total_spent_min: 1000,
			total_spent_max: 50_000,
		};
		const nested = await admin.listCustomers(
			Object.fromEntries(
				Object.entries( filters ).map( ( [ name, value ] ) => [
					`filters[${ name }]`,
					value,
				] )
			)
		);
		const json = await admin.listCustomers( {
			filters: JSON.stringify( filters ),
		} );
		expect( nested ).toEqual( json );
		expect( nested.pagination.total ).toBeGreaterThan( 0 );
		expect( nested.pagination.total ).toBeLessThan( 500 );
	}
);

test(
	'an empty JSON object does not filter',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { pagination } = await admin.listCustomers( { filters: '{}' } );
		expect( pagination.total ).toBe( 500 );
	}
);
