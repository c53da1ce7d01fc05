import { TRIMMED } from '../../support/trimmed-texts.ts';
import { insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const NAMES = [
	{ what: 'emoji of four bytes, also joined ones', name: '🦄 👩‍👩‍👧 🇩🇪' },
	{ what: 'a name from right to left', name: 'عبد الرحمن بن محمد' },
	{
		what: 'direction marks within a name',
		name: 'שלום\u200F \u2067abc\u2069',
	},
	{ what: 'Chinese outside of the basic plane', name: '𠮷野家' },
	{
		what: 'letters with combining marks, as some keyboards send them',
		name: 'Zoe\u0308',
	},
	{
		what: 'HTML, as text',
		name: '<b>Bold</b> & "quoted" <script>alert(1)</script>',
	},
	{ what: 'entities, as text', name: '&lt;b&gt; &amp; &#39;' },
	{ what: 'quotes and backslashes', name: `O'Connor \\ "Mac" \\' %s %1$d` },
	{ what: 'spaces within', name: 'two  spaces' },
	{ what: 'a zero', name: '0' },
	{ what: '192 letters', name: 'x'.repeat( 192 ) },
	{
		what: '192 emoji: characters count, not bytes',
		name: '🦄'.repeat( 192 ),
	},
];

for ( const { what, name } of NAMES ) {
	test(
		`a name is returned as sent: ${ what }`,
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const { id, ...created } = await admin.createCustomer( {
				email: 'text@example.com',
				first_name: name,
				additional_info: { company: name, notes: name },
			} );
			const expected = {
				first_name: name,
				additional_info: { company: name, notes: name },
			};
			expect( created ).toMatchObject( expected );
			expect( await admin.getCustomer( id ) ).toMatchObject( expected );

			await admin.updateCustomer( id, { last_name: name } );
			const { customers } = await admin.listCustomers( {
				search: `#${ id }`,
			} );
			expect( customers ).toMatchObject( [
				{ first_name: name, last_name: name },
			] );
		}
	);
}

test( 'invisible characters at the ends of a text are trimmed in every field', async ( {
	admin,
} ) => {
	const info = Object.fromEntries(
		TRIMMED.map( ( [ text ], index ) => [ `k${ index }`, text ] )
	);
	const { id, additional_info } = await admin.createCustomer( {
		email: '\u200btext@example.com\u00a0',
		first_name: '\u00a0',
		last_name: '\u200b',
		phone: '\u202a+1 555 0100\u202c',
		additional_info: { ...info, notes: '\u2028Notes\n\ufeff' },
	} );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		email: 'text@example.com',
		first_name: '',
		last_name: '',
		phone: '+1 555 0100',
	} );
	expect( additional_info ).toEqual( {
		...Object.fromEntries(
			TRIMMED.map( ( [ , left ], index ) => [ `k${ index }`, left ] )
		),
		notes: 'Notes',
	} );
	const address = {
		address_1: '\u200b1 Main St\u200e',
		city: '\u3000Paris',
		country: 'FR',
	};
	expect( await admin.createAddress( id, address ) ).toMatchObject( {
		address_1: '1 Main St',
		city: 'Paris',
	} );
	expect(
		await admin.send( 'POST', `customers/${ id }/address`, {
			body: { ...address, city: '\u3164' },
		} )
	).toMatchObject( {
		status: 400,
		body: { error: { fields: { city: expect.any( String ) } } },
	} );
} );

test( 'the list shows the id of a customer without a name, and the email if the name is invisible', async ( {
	site,
} ) => {
	const created_at = new Date()
		.toISOString()
		.slice( 0, 19 )
		.replace( 'T', ' ' );
	const blank = await insertCustomer( site, {
		created_at,
		email: '',
		first_name: '\u3164',
		last_name: '\u200b',
	} );
	await insertCustomer( site, {
		created_at,
		email: 'shown@example.com',
		first_name: '\u00a0',
	} );
	const admin = await site.sessionClient( site.users.admin );
	const page = await admin.get(
		`${ site.url }/wp-admin/admin.php?page=fluent-cart-customers`
	);
	const html = await page.text();
	expect( html ).toMatch(
		new RegExp( `class="fcc-customer__name"[^>]*>#${ blank }</a>` )
	);
	expect( html ).toMatch(
		/class="fcc-customer__name"[^>]*>shown@example\.com<\/a>/
	);
} );

test(
	'space around a text is trimmed',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		expect(
			await admin.createCustomer( {
				email: '  trim@example.com ',
				first_name: '\tTrim ',
				last_name: ' \n ',
				phone: ' +1 555 0100 ',
				additional_info: { notes: '\n  First line.\n  Second line.\n' },
			} )
		).toMatchObject( {
			email: 'trim@example.com',
			first_name: 'Trim',
			last_name: '',
			phone: '+1 555 0100',
			additional_info: { notes: 'First line.\n  Second line.' },
		} );
	}
);

test(
	'space around a text does not count towards its length',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const first_name = 'x'.repeat( 192 );
		expect(
			await admin.createCustomer( {
				email: 'long@example.com',
				first_name: `   ${ first_name }   `,
			} )
		).toMatchObject( { first_name } );
	}
);

test(
	'an email is stored as typed, up to 192 characters',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const email = `${ 'X'.repeat( 180 ) }@Example.com`;
		expect( await admin.createCustomer( { email } ) ).toMatchObject( {
			email,
		} );
	}
);

test(
	'a phone has up to 50 characters',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const phone = '+'.padEnd( 50, '0123456789 ' ).trim().padEnd( 50, '1' );
		expect(
			await admin.createCustomer( { email: 'phone@example.com', phone } )
		).toMatchObject( { phone } );
	}
);

test.describe( 'additional info', () => {
	test(
		'accepts texts, numbers and booleans',
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const additional_info = {
				text: 'Größe 🥜\n\tSecond line',
				empty: '',
				integer: -3,
				fraction: 1.5,
				yes: true,
				no: false,
			};
			const { id } = await admin.createCustomer( {
				email: 'info@example.com',
				additional_info,
			} );
			const customer = await admin.getCustomer( id );
			expect( customer.additional_info ).toEqual( additional_info );
		}
	);

	test(
		'accepts a hundred keys of up to 64 characters',
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const additional_info = Object.fromEntries(
				Array.from( { length: 100 }, ( _, index ) => [
					`key_${ index }-`.padEnd( 64, 'Z' ),
					'x',
				] )
			);
			const customer = await admin.createCustomer( {
				email: 'keys@example.com',
				additional_info,
			} );
			expect( customer.additional_info ).toEqual( additional_info );
		}
	);

	test( 'accepts 16 KiB a value', { tag: '@oldest' }, async ( { admin } ) => {
		const additional_info = {
			big: 'é'.repeat( 8192 ),
			notes: 'x'.repeat( 16_384 ),
		};
		const customer = await admin.createCustomer( {
			email: 'big@example.com',
			additional_info,
		} );
		expect( customer.additional_info ).toEqual( additional_info );
	} );

	test(
		'accepts numbers as keys, including 0',
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const additional_info = { 0: 'zero', 1: 'one' };
			const { id } = await admin.createCustomer( {
				email: 'numbers@example.com',
				additional_info,
			} );
			const customer = await admin.getCustomer( id );
			expect( customer.additional_info ).toEqual( additional_info );
		}
	);
} );
