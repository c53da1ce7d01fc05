import { expect, test } from '../support/test.ts';
import { getAll } from './answers.ts';
import { type StoredCustomer, fillStore, idsOf } from './store.ts';

/** What a telephone program or a person sends → who calls. */
const CALLERS = `
tel +49307654321 → mueller
tel  49307654321 → mueller
tel 0049307654321 → mueller
tel 49307654321 → mueller
tel 0307654321 → mueller
tel 030 / 765 43 21 → mueller
tel +49 (0)30 7654321 → mueller
tel tel:+49307654321 → mueller
tel sip:+49307654321@pbx.example → mueller
tel ٠٣٠٧٦٥٤٣٢١ → mueller
tel ＋４９３０７６５４３２１ → mueller
tel +41307654321 → -
tel 7654321 → -
tel 4321 → -
tel +12125550147 → doe
tel  12125550147 → doe
tel 2125550147 → doe
tel +1 (404) 555-0134 ext. 12 → kingjr
tel 4045550134 → kingjr
tel 0171 4445556 → drhans
tel +491714445556 → drhans
tel +49691112223 → drhans
tel +3545550123 → thordis
tel 5550123 → thordis
tel +36 1 555 0134 → szucs
tel 0036 15550134 → szucs
tel +52 55 5555 0199 → xochitl
tel +52 1 55 5555 0199 → xochitl
tel +39 06 698 12345 → damico
tel 0669812345 → damico
tel +74955550456 → rimsky
tel 84955550456 → rimsky
tel +7 812 555 01 23 → fedor
tel +971501234567 → ahmad
tel +982155550123 → reza
tel +819055550123 → sakura
tel +492241998877 → sameB sameA
tel 02241/998877 → sameB sameA
tel +498912345678 → -
order INV-2026-0042 → obrien
order inv-2026-0042 → obrien
order #INV-2026-0042 → obrien
order INV20260042 → obrien
order 1042 → obrien
order #1042 → obrien
order 20260042 → obrien
order INV-2026 → -
order FAC/2026/000123 → inaki
order inv_2025_777 → longorder
order Müller → -
email SEAN.OBRIEN@dublin-books.ie → obrien
email info@münchen.de → idn
email info@xn--mnchen-3ya.de → idn
email laden@bücher.example → puny
email lea@post.example → -
email obrien@dublin-books.ie → -
email o'hara@tara.example → aposmail
email mailto:user1@example1.com → doe0
email John Doe0 <user1@example1.com> → doe0
`;

/** What stands first although newer customers match, too. */
const FIRST = `
INV-2026-0042 → obrien longorder
20260042 → obrien longorder
+49 30 7654321 → mueller
7654321 → conceicao mueller
1050 → longorder
5550123 → thordis
info@münchen.de → idn
jürgen müller → mueller
#90001 → obrien
`;

/** One letter wrong, swapped, missing or too many → who is suggested. */
const MISTAKES = `
lefevrr → noel
lefvere → noel
etxebería → inaki
zimmermannn → drhans
hämäläinnen → hamalainen
Wokcik → wojcik
παπαδοπουλσο → nikos
достоевксий → fedor
jurgen mulelr → mueller
aracatcaa → marquez
quakenbruk → -
golden archse → mcdonald
sean.obrein@dublin-books.ie → obrien
new.person@amce.com → person
user1@exmaple1.com → doe0
llanfairpwllgwyngyl1 → llyr
zydrne simkute → simkute
schonhauesr → mueller
macaqwmt → -
müller → -
+49 30 7654322 → -
`;

test( 'a caller is found by the whole number, order or email, and no other customer is', async ( {
	site,
} ) => {
	const customers = await fillStore( site );
	const callers = linesOf( CALLERS );
	const answers = await getAll(
		site,
		'customers/lookup',
		callers.map( ( [ caller ] ) => {
			const end = caller.indexOf( ' ' );
			return { [ caller.slice( 0, end ) ]: caller.slice( end + 1 ) };
		} )
	);
	expect(
		callers.map( ( [ caller ], index ) => [
			caller,
			keysOf( customers, answers[ index ]?.body.customers ),
		] )
	).toEqual( callers );
} );

test(
	'what is exactly searched stands first, and a search without a match suggests customers with a similar word',
	{ tag: '@slow' },
	async ( { site } ) => {
		await site.addPlugin( 'no-rate-limits' );
		const customers = await fillStore( site );
		const first = linesOf( FIRST );
		const mistakes = linesOf( MISTAKES );
		const answers = await getAll(
			site,
			'customers',
			[ ...first, ...mistakes ].map( ( [ search ] ) => ( { search } ) )
		);
		expect(
			first.map( ( [ search, keys ], index ) => {
				const ids = idsOf( keys, customers );
				const found = answers[ index ]?.body.customers;
				return [
					search,
					keysOf( customers, found?.slice( 0, ids.length ) ),
					answers[ index ]?.body.did_you_mean,
				];
			} )
		).toEqual( first.map( ( line ) => [ ...line, undefined ] ) );
		expect(
			mistakes.map( ( [ search ], index ) => [
				search,
				keysOf(
					customers,
					answers[ first.length + index ]?.body.did_you_mean
				),
			] )
		).toEqual( mistakes );
	}
);

function linesOf( text: string ): Array< [ string, string ] > {
	return text
		.split( '\n' )
		.filter( Boolean )
		.map( ( line ) => {
			const [ search = '', keys = '' ] = line.split( ' → ' );
			return [ search, keys ];
		} );
}

function keysOf(
	customers: StoredCustomer[],
	found: Array< { id: number } > = []
): string {
	const keys = found.map(
		( { id } ) => customers.find( ( one ) => one.id === id )?.key
	);
	return keys.join( ' ' ) || '-';
}
