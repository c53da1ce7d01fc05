import { reconcile } from '../support/overview/overview.ts';
import { insertCustomer, insertCustomers } from '../support/store-tables.ts';
import { searchIds } from '../support/search.ts';
import { expect, test } from '../support/test.ts';

const CASES = [
	{
		rule: 'every word begins a word of the name, in any order',
		customer: { first_name: 'Augusta Ada', last_name: 'King-Noel' },
		finds: [
			'ada',
			'aug king',
			'king augusta',
			'noel ada king',
			'a',
			'king-noel',
			'augustaada',
			'KingNoel',
		],
		misses: [ 'gusta', 'oel', 'ada byron', 'kingada' ],
	},
	{
		rule: 'case does not matter',
		customer: { first_name: 'Ian', last_name: 'McDonald' },
		finds: [ 'MCDONALD', 'mcd', 'iAN' ],
		misses: [ 'donald' ],
	},
	{
		rule: 'a query without accents finds a name with them, and with the accents too',
		customer: { first_name: 'Zoë', last_name: 'Strauß-Øster' },
		finds: [ 'zoe', 'Zoë', 'ZOË', 'straus', 'Strauß', 'oster', 'øster' ],
		misses: [ 'zoa' ],
	},
	{
		rule: 'a query with accents finds a name without them',
		customer: { first_name: 'Jose', last_name: 'Munoz' },
		finds: [ 'José', 'muñoz', 'JOSÉ MUÑ' ],
		misses: [ 'josè m x' ],
	},
	{
		rule: 'words of two letters, and stop words, count',
		customer: { first_name: 'Will', last_name: 'Li' },
		finds: [ 'li', 'will', 'li will' ],
		misses: [ 'lin' ],
	},
	{
		rule: 'Cyrillic',
		customer: { first_name: 'Артём', last_name: 'Чайковский' },
		finds: [ 'артём', 'АРТЕМ', 'чайк', 'чаик', 'Чайковский Артём' ],
		misses: [ 'ковский' ],
	},
	{
		rule: 'Arabic, with its vowel marks or without',
		customer: { first_name: 'محمد', last_name: 'عبد الرحمن' },
		finds: [ 'محمد', 'مُحَمَّد', 'عبد', 'الرح محمد' ],
		misses: [ 'حمد', 'رحمن' ],
	},
	{
		rule: 'Chinese and Japanese: each character begins a word',
		customer: { first_name: '太郎', last_name: '山田さくら' },
		finds: [
			'山',
			'田',
			'太郎',
			'郎',
			'太郎 山田',
			'山田さくら太郎',
			'くら',
		],
		misses: [ '山郎', '郎太', '木' ],
	},
	{
		rule: 'Korean, by whole syllables',
		customer: { first_name: '민수', last_name: '김' },
		finds: [ '김', '민', '김 민수', '김민수' ],
		misses: [ '수김' ],
	},
	{
		rule: 'the whole local part of the email, its words, and the domain from each of its words on',
		customer: { email: 'jane.q+shop@mail.flower-market.co.uk' },
		finds: [
			'jane',
			'janeqshop',
			'shop',
			'q',
			'mail',
			'market',
			'flower',
			'co',
			'flower-market.co.uk',
			'@mail.flower-market.co.uk',
			'shop@mail.flower',
		],
		misses: [ 'uk', 'anejq', 'arket', 'hop@mail.flower-market.co.uk' ],
	},
	{
		rule: 'the exact email, whatever the case',
		customer: { email: 'Exact.Match@Example.com' },
		finds: [ 'exact.match@example.com', 'EXACT.MATCH@EXAMPLE.COM' ],
		misses: [
			'exact.match@example.net',
			'other.match@example.com',
			'atch@example.com',
		],
	},
	{
		rule: 'an email and a name as other programs copy them',
		customer: {
			email: 'user1@example1.com',
			first_name: 'John',
			last_name: 'Doe0',
		},
		finds: [
			'John Doe0 <user1@example1.com>',
			'mailto:user1@example1.com',
			'user1@example1.com,',
			'John\tDoe0',
			'John\u00a0Doe0',
			'John\r\nDoe0',
		],
		misses: [ 'Jane <user2@example1.com>' ],
	},
	{
		rule: 'Greek, Turkish and German capitals',
		customer: { first_name: 'Νίκος Işık', last_name: 'STRAẞE' },
		finds: [ 'ΝΙΚΟΣ', 'ışık', 'ISIK', 'Straße', 'strasse' ],
		misses: [ 'ικος' ],
	},
	{
		rule: 'another letter in an email is another email',
		customer: { email: 'rene@example.com' },
		finds: [ 'rene@example.com' ],
		misses: [ 'rené@example.com', 'ren_@example.com', 'ren%@example.com' ],
	},
	{
		rule: 'there is no wildcard and no operator',
		customer: { first_name: 'Grace', last_name: 'Hopper' },
		finds: [ 'hopper*', '"grace hopper"', '+grace', 'grace, hopper' ],
		misses: [ 'gr%ce', 'gr_ce', 'h*r', 'grace OR ada', 'grace -hopper-x' ],
	},
	{
		rule: 'a word longer than any index is found by itself',
		customer: { first_name: 'Y'.repeat( 100 ) },
		finds: [ 'y'.repeat( 100 ), 'y'.repeat( 30 ) ],
		misses: [ 'z'.repeat( 100 ) ],
	},
];

for ( const { rule, customer, finds, misses } of CASES ) {
	test( rule, { tag: '@oldest' }, async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'one@found.example',
			...customer,
		} );
		for ( const query of finds ) {
			expect( await searchIds( admin, query ), `“${ query }”` ).toContain(
				id
			);
		}
		for ( const query of misses ) {
			expect(
				await searchIds( admin, query ),
				`“${ query }”`
			).not.toContain( id );
		}
	} );
}

test(
	'#id finds only the customer with that id',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		expect( await searchIds( admin, '#42' ) ).toEqual( [ 42 ] );
		expect( await searchIds( admin, '#4200000' ) ).toEqual( [] );
	}
);

test(
	'a query without a term finds no customer',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const query of [
			'%',
			'_',
			'*',
			'!!!',
			'#',
			'@',
			'🦄',
			'-- ;',
			'\\',
		] ) {
			expect( await searchIds( admin, query ), query ).toEqual( [] );
		}
	}
);

test( 'an empty query is ignored', { tag: '@oldest' }, async ( { admin } ) => {
	const { pagination } = await admin.listCustomers( { search: '' } );
	expect( pagination.total ).toBe( 500 );
} );

test(
	'search, filters and order combine, and the total counts the results',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const [ email, status ] of [
			[ 'b@together.example', 'active' ],
			[ 'a@together.example', 'active' ],
			[ 'c@together.example', 'inactive' ],
		] as const ) {
			await admin.createCustomer( { email, status } );
		}
		const { customers, pagination } = await admin.listCustomers( {
			search: 'together',
			'filters[status]': 'active',
			order_by: 'email',
			order_type: 'ASC',
			per_page: 1,
		} );
		expect( customers.map( ( { email } ) => email ) ).toEqual( [
			'a@together.example',
		] );
		expect( pagination ).toMatchObject( { total: 2, total_pages: 2 } );
	}
);

test(
	'a change is found immediately, and the replaced value no longer',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'before@example.com',
			first_name: 'Oldname',
		} );
		await admin.updateCustomer( id, {
			email: 'after@example.com',
			first_name: 'Newname',
		} );
		expect( await searchIds( admin, 'newname' ) ).toEqual( [ id ] );
		expect( await searchIds( admin, 'after@example.com' ) ).toEqual( [
			id,
		] );
		expect( await searchIds( admin, 'oldname' ) ).toEqual( [] );
		expect( await searchIds( admin, 'before@example.com' ) ).toEqual( [] );
	}
);

test(
	'a customer that plain SQL wrote is found',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, {
			email: 'imported@example.com',
			first_name: 'Quirinius',
		} );
		expect( await searchIds( admin, 'quirin' ) ).toEqual( [ id ] );
		expect( await searchIds( admin, 'imported' ) ).toEqual( [ id ] );
	}
);

test(
	'a customer that was inserted out of order of id is found',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await insertCustomer( site, { id: 9000, email: 'late@example.com' } );
		expect( await searchIds( admin, 'late@example.com' ) ).toEqual( [
			9000,
		] );

		await insertCustomer( site, {
			id: 8500,
			email: 'slow@example.com',
			first_name: 'Quirinius',
		} );
		expect( await searchIds( admin, 'quirinius' ) ).toEqual( [ 8500 ] );
	}
);

test(
	'customers of a large import are found immediately, and the total is a lower bound until all are indexed',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await insertCustomers( site, 3000, {
			email: 'i%d@import.example',
			first_name: 'Quirin',
			last_name: "O'Import-Number%d",
		} );
		const whole = { total: 3000, total_is_exact: true };
		const first = await admin.listCustomers( { search: 'quir number' } );
		expect( first.pagination ).toMatchObject( {
			...whole,
			total_is_exact: false,
		} );
		const last = await admin.listCustomers( {
			search: 'number3000 import',
		} );
		expect( last.customers ).toMatchObject( [
			{ email: 'i3000@import.example' },
		] );
		await reconcile( site );
		await admin.listCustomers( { search: 'quirin' } );
		const reconciled = await admin.listCustomers( {
			search: 'quir number',
		} );
		expect( reconciled.pagination ).toMatchObject( whole );
	}
);

test(
	'a customer that an importer inserted far below the newest ids is found after a reconcile',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await insertCustomer( site, { id: 9000, email: 'late@example.com' } );
		expect( await searchIds( admin, 'late@example.com' ) ).toEqual( [
			9000,
		] );

		await insertCustomer( site, {
			id: 600,
			email: 'old@example.com',
			first_name: 'Quirinius',
		} );
		await reconcile( site );
		expect( await searchIds( admin, 'quirinius' ) ).toEqual( [ 600 ] );
	}
);
