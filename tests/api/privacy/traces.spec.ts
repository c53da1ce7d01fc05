import { readPage } from '../../support/read-page.ts';
import { expect, test } from '../support/test.ts';
import { createQuirin, findWords, QUIRIN, WORDS } from './support.ts';

const SCREEN = '/wp-admin/erase-personal-data.php';

/** Of another customer, who mentions the person. */
const OTHER = 3;

const { email, first_name: first, last_name: last } = QUIRIN;

/** As people and programs write about the person. */
const NOTATIONS = [
	email,
	email.toUpperCase(),
	'Quirin@Zylberstein.Example',
	`<${ email }>`,
	`mailto:${ email }`,
	`?to=${ encodeURIComponent( email ) }&x`,
	`%3D${ encodeURIComponent( email ) }`,
	`\\u003c${ email }\\u003e`,
	`\\n${ email }\\n`,
	email.replace( '@', '&#64;' ),
	email.replace( '@', '\\u0040' ),
	email.replace( '@', ' [at] ' ),
	JSON.stringify( { a: { b: email } } ),
	JSON.stringify( JSON.stringify( { email } ) ),
	`a:1:{s:5:"email";s:26:"${ email }";}`,
	'q@zylberstein.example',
	'Q@ZYLBERSTEIN.EXAMPLE',
	QUIRIN.phone,
	'+493077665544',
	'00493077665544',
	'03077665544',
	'+49 (0)30 / 7766-5544',
	'(030) 77 66 55 44',
	'030-7766.5544',
	'{"phone":493077665544}',
	`${ first } ${ last }`,
	`${ first } ${ last }`.toUpperCase(),
	`${ first }\u00a0${ last }`,
	`${ first }  ${ last }`,
	`${ last }, ${ first }`,
	`${ last } ${ first }`,
	`${ first }.${ last }`,
	`${ first }_${ last }`,
	`${ first }%20${ last }`,
	`${ first }${ last }`,
	`Quirino ${ last }`,
	`${ first } M. ${ last }`,
	JSON.stringify( { first_name: first, last_name: last } ),
	JSON.stringify( { last_name: last, x: 1, first_name: first } ),
	`a:2:{s:1:"f";s:8:"${ first }";s:1:"l";s:11:"${ last }";}`,
];

/** What may mean others, too. */
const POSSIBLE = [ `Only ${ first }`, `Only ${ last }`, 'At Zylbersteinweg 4' ];

test( 'each of 215 traces in any notation is masked, or named by the receipt with the place and the number', async ( {
	admin,
	site,
} ) => {
	const id = await createQuirin( admin );
	for ( const change of [
		{ email: 'q@zylberstein.example', first_name: 'Quirino' },
		{ email, first_name: first },
	] ) {
		await admin.updateCustomer( id, change );
	}
	const texts = [ ...NOTATIONS, ...POSSIBLE ];
	const planted = texts.map(
		( text, number ) => `planted${ number } ${ text }`
	);
	const later = '2036-01-01 00:00:00';
	await site.call( 'rows/insert_all', {
		rows: {
			fcc_exports: planted.map( ( selection, number ) => ( {
				token: `token-${ number }`,
				user_id: 1,
				selection,
				expires_at: later,
			} ) ),
			fcc_runs: planted.map( ( work ) => ( {
				kind: 'bulk',
				state: 'done',
				user_id: 1,
				work,
				created_at: later,
				touched_at: 2_000_000_000,
			} ) ),
			fcc_import_rows: planted.map( ( cell, n ) => ( {
				import_id: 77,
				n,
				email_hash: '',
				cells: JSON.stringify( [ cell, 'b' ] ),
			} ) ),
			fct_customers: planted.map( ( notes, number ) => ( {
				email: `${ number }@example.com`,
				notes,
			} ) ),
			fcc_activity: planted.map( ( after ) => ( {
				customer_id: OTHER,
				type: 'customer_updated',
				changes: JSON.stringify( [
					{ field: 'notes', before: null, after },
				] ),
				user_id: 1,
				created_at: later,
			} ) ),
		},
	} );
	const request = await site.call< number >( 'privacy/complete_erasure', {
		email,
	} );
	const left = ( await findWords( site, [ ...WORDS, 'q@zyl' ] ) ).filter(
		( text ) => text.includes( 'planted' )
	);
	const masked = left.filter( ( text ) =>
		/^fcc_(exports|runs|import_rows)/.test( text )
	);
	expect( masked.filter( ( text ) => ! /Only|At/.test( text ) ) ).toEqual(
		[]
	);

	await site.call( 'jobs/reconcile' );
	const receipt = await readPage(
		site,
		`${ SCREEN }?fcc_receipt=${ request }`
	);
	for ( const [ column, where ] of [
		[ 'fct_customers.notes', '\\(id \\d+, ' ],
		[ 'fcc_activity.changes', `\\(customer_id ${ OTHER }\\)\n` ],
	] ) {
		expect( receipt ).toMatch(
			new RegExp( `- ${ column }: ${ NOTATIONS.length } ${ where }` )
		);
	}
	for ( const column of [
		'fcc_exports.selection',
		'fcc_runs.work',
		'fct_customers.notes',
		'fcc_activity.changes',
	] ) {
		expect( receipt.split( 'Possible traces' )[ 1 ] ).toContain(
			`- ${ column }: ${ POSSIBLE.length }`
		);
	}
} );
