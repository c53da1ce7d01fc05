import { reconcile } from '../support/overview/overview.ts';
import { expect, test } from '../support/test.ts';

const PATH = 'customers/settings';

test(
	'the settings begin with their defaults',
	{ tag: [ '@oldest', '@standalone' ] },
	async ( { admin } ) => {
		const { settings, defaults, ...others } = await admin.getSettings();
		expect( settings ).toEqual( defaults );
		expect( settings ).toEqual( {
			currency: 'USD',
			name_order: 'site_language',
			permissions: {
				administrator: [ 'view', 'manage', 'delete' ],
				editor: [],
				author: [],
				contributor: [],
				subscriber: [],
			},
			delete_data: false,
			activity_days: 0,
			undo_days: 30,
			agents: false,
		} );
		expect( others ).toMatchObject( {
			read_only: {},
			site_name_order: 'given_first',
			currencies: expect.arrayContaining( [ 'EUR', 'JPY', 'USD' ] ),
		} );
		expect( others.roles.slice( 0, 2 ) ).toEqual( [
			{ role: 'administrator', name: 'Administrator', is_locked: true },
			{ role: 'editor', name: 'Editor', is_locked: false },
		] );
	}
);

test(
	'an update changes the sent settings only',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const { settings: before } = await admin.getSettings();
		const changes = {
			name_order: 'family_first',
			delete_data: true,
			activity_days: 365,
			undo_days: 7,
			agents: true,
		} as const;
		const { settings } = await admin.updateSettings( changes );
		expect( settings ).toEqual( { ...before, ...changes } );
		expect( ( await admin.getSettings() ).settings ).toEqual( settings );

		const none = { activity_days: 0, undo_days: 0 };
		const next = await admin.updateSettings( {
			activity_days: null,
			undo_days: null,
		} );
		expect( next.settings ).toEqual( { ...settings, ...none } );
		expect( ( await admin.updateSettings( {} ) ).settings ).toEqual(
			next.settings
		);
	}
);

for ( const days of [ 1, 6 ] ) {
	test( `undo for ${ days } days is rejected, and nothing is changed`, async ( {
		admin,
	} ) => {
		const { status, body } = await admin.send( 'PUT', PATH, {
			body: { undo_days: days, delete_data: true },
		} );
		expect( status ).toBe( 400 );
		expect( body ).toMatchObject( {
			error: {
				code: 'validation_error',
				fields: { undo_days: 'Must be 0, or a number from 7 to 365.' },
			},
		} );
		expect( ( await admin.getSettings() ).settings ).toMatchObject( {
			undo_days: 30,
			delete_data: false,
		} );
	} );
}

test( 'an invalid setting is named, and nothing is changed', async ( {
	admin,
} ) => {
	const { settings: before } = await admin.getSettings();
	const { status, body } = await admin.send( 'PUT', PATH, {
		body: {
			currency: 'XYZ',
			name_order: 'backwards',
			permissions: { editor: [ 'view', 'fly' ], author: true },
			delete_data: 'yes',
			activity_days: -1,
			undo_days: 366,
		},
	} );
	expect( status ).toBe( 400 );
	expect( body ).toMatchObject( {
		error: {
			code: 'validation_error',
			fields: {
				currency: expect.stringContaining( 'currency code' ),
				name_order: expect.stringContaining( 'family_first' ),
				'permissions[editor][1]': expect.stringContaining( 'manage' ),
				'permissions[author]': expect.any( String ),
				delete_data: expect.any( String ),
				activity_days: expect.stringContaining( '36,500' ),
				undo_days: expect.stringContaining( '365' ),
			},
		},
	} );
	const rejected = await admin.send( 'PUT', PATH, {
		body: { delete_data: true, activity_days: 36_501 },
	} );
	expect( rejected.status ).toBe( 400 );
	expect( ( await admin.getSettings() ).settings ).toEqual( before );
} );

test( 'invalid stored settings count as defaults, and those of other versions are kept', async ( {
	admin,
	site,
} ) => {
	const { defaults } = await admin.getSettings();
	await site.call( 'wordpress/options/update', {
		name: 'fluent_cart_customers',
		value: {
			currency: 'dollar',
			name_order: [ 'family_first' ],
			activity_days: 'many',
			of_a_later_version: 7,
		},
	} );
	const { settings } = await admin.getSettings();
	expect( settings ).toEqual( defaults );
	await admin.updateSettings( { name_order: 'given_first' } );
	expect(
		await site.call( 'wordpress/options/get', {
			name: 'fluent_cart_customers',
		} )
	).toMatchObject( { name_order: 'given_first', of_a_later_version: 7 } );
} );

test.describe( 'with failing writes', () => {
	test.use( {
		expectedLog: [
			[
				/WordPress database error/,
				/FluentCart Customers.*was not stored/s,
			],
			{ scope: 'test' },
		],
	} );

	for ( const option of [ 'fluent_cart_customers', 'wp_user_roles' ] ) {
		test( `a failed write of ${ option } is reported`, async ( {
			admin,
			site,
		} ) => {
			const { settings: before } = await admin.getSettings();
			// As WordPress writes it. Reads have no backquotes.
			await site.addPlugin( 'database/failing-statements', {
				table: `\`option_name\` = '${ option }'`,
			} );
			const { status, body } = await admin.send( 'PUT', PATH, {
				body: {
					name_order: 'family_first',
					permissions: { editor: [ 'view' ] },
				},
			} );
			expect( status ).toBe( 500 );
			expect( body ).toMatchObject( { error: { code: 'server_error' } } );
			const { settings } = await admin.getSettings();
			expect( settings.permissions ).toEqual( before.permissions );
		} );
	}
} );

test(
	'a change keeps what a concurrent request has changed',
	{ tag: [ '@oldest', '@standalone' ] },
	async ( { admin, site } ) => {
		await site.addPlugin( 'database/concurrent-settings' );
		await admin.updateSettings( {
			name_order: 'family_first',
			permissions: { editor: [ 'view' ] },
		} );
		expect( ( await admin.getSettings() ).settings ).toMatchObject( {
			name_order: 'family_first',
			delete_data: true,
			permissions: { author: [ 'view' ], editor: [ 'view' ] },
		} );
	}
);

test(
	'statistics and overview follow a new currency',
	{ tag: '@standalone' },
	async ( { admin, site } ) => {
		await reconcile( site );
		expect( await admin.getStats( 1 ) ).toMatchObject( {
			currency: 'USD',
		} );
		const { settings } = await admin.updateSettings( { currency: 'EUR' } );
		expect( settings.currency ).toBe( 'EUR' );
		expect( await admin.getStats( 1 ) ).toMatchObject( {
			currency: 'EUR',
		} );
		expect( await admin.getOverview( '7d' ) ).toMatchObject( {
			currency: 'USD',
			is_being_rebuilt: true,
		} );
		expect(
			await site.call( 'jobs/next_run', {
				hook: 'fluent_cart_customers/run_jobs',
			} )
		).toBeLessThanOrEqual( Date.now() / 1000 );
		await reconcile( site );
		expect( await admin.getOverview( '7d' ) ).toMatchObject( {
			currency: 'EUR',
			is_being_rebuilt: false,
		} );
	}
);

test( 'a filter of another plugin makes the retention read-only', async ( {
	admin,
	site,
} ) => {
	await site.addPlugin( 'filter-value', {
		hook: 'fluent_cart_customers/activity_days',
		value: 7,
	} );
	const { settings, read_only } = await admin.getSettings();
	expect( settings.activity_days ).toBe( 7 );
	expect( read_only ).toMatchObject( {
		activity_days: {
			managed_by: 'plugin',
			message: expect.stringContaining( 'Another plugin' ),
			url: null,
		},
	} );
	await admin.updateSettings( { activity_days: 7 } );
	const { status, body } = await admin.send( 'PUT', PATH, {
		body: { activity_days: 8 },
	} );
	expect( status ).toBe( 400 );
	expect( body ).toMatchObject( {
		error: { fields: { activity_days: expect.any( String ) } },
	} );
} );

for ( const [ locale, order ] of [
	[ 'ja', 'family_first' ],
	[ 'zh_TW', 'family_first' ],
	[ 'ko_KR', 'family_first' ],
	[ 'hu_HU', 'family_first' ],
	[ 'de_DE', 'given_first' ],
	[ 'zgh', 'given_first' ],
] ) {
	test( `the names of a site in ${ locale } are ${ order }`, async ( {
		admin,
		site,
	} ) => {
		await site.addPlugin( 'language', { locale, is_rtl: false } );
		expect( await admin.getSettings() ).toMatchObject( {
			site_name_order: order,
		} );
	} );
}
