import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';
import { getAll } from './answers.ts';
import { NAMES_AND_EMAILS } from './names-and-emails.ts';
import { PASTED_TEXTS } from './pasted-texts.ts';
import { PLACES_AND_ORDERS } from './places-and-orders.ts';
import { fillStore, readSearches } from './store.ts';

test(
	'each search for a name or an email finds the customers that a person means, and no others, with the field that matches',
	{ tag: '@slow' },
	async ( { site } ) => {
		expect( await wrongAnswers( site, NAMES_AND_EMAILS ) ).toEqual( [] );
	}
);

test(
	'each search for a phone, a place or an order finds the customers that a person means, and no others',
	{ tag: '@slow' },
	async ( { site } ) => {
		expect( await wrongAnswers( site, PLACES_AND_ORDERS ) ).toEqual( [] );
	}
);

test( 'each text that is copied from elsewhere finds the customers that a person means, and no others', async ( {
	site,
} ) => {
	expect( await wrongAnswers( site, PASTED_TEXTS ) ).toEqual( [] );
} );

async function wrongAnswers(
	site: TestSite,
	text: string
): Promise< string[] > {
	await site.addPlugin( 'no-rate-limits' );
	const customers = await fillStore( site );
	const byId = new Map( customers.map( ( one ) => [ one.id, one ] ) );
	const keysOf = ( ids: number[] ) =>
		ids.map( ( id ) => byId.get( id )?.key ).join( ' ' );
	const searches = readSearches( text, customers );
	const answers = await getAll(
		site,
		'customers',
		searches.map( ( { search } ) => ( { search, per_page: 100 } ) )
	);
	return searches.flatMap( ( { search, fields, found, allowed }, index ) => {
		const answer = answers[ index ];
		if ( answer?.status !== 200 ) {
			return [ `${ JSON.stringify( search ) }: ${ answer?.status }` ];
		}
		const list = answer.body.customers;
		const ids = list.map( ( { id } ) => id );
		const missing = found.filter( ( id ) => ! ids.includes( id ) );
		const extra = ids.filter(
			( id ) => ! found.includes( id ) && ! allowed.includes( id )
		);
		const strange = list.filter( ( { id, matched = [] } ) => {
			const values = byId.get( id )?.values ?? {};
			return (
				! matched.length ||
				matched.some(
					( { field, value } ) => ! values[ field ]?.includes( value )
				) ||
				( found.includes( id ) &&
					! fields.every( ( field ) =>
						matched.some( ( match ) => match.field === field )
					) )
			);
		} );
		return [
			...( missing.length
				? [
						`${ fields.join() } “${ search }” misses ${ keysOf( missing ) }`,
					]
				: [] ),
			...( extra.length
				? [
						`${ fields.join() } “${ search }” adds ${ keysOf( extra ) }`,
					]
				: [] ),
			...strange.map(
				( { id, matched } ) =>
					`${ fields.join() } “${ search }” matches ${ keysOf( [ id ] ) } by ${ JSON.stringify( matched ) }`
			),
		];
	} );
}
