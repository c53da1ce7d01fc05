/** A postal code without its separators, and the same with them. */
type Pattern = [ unseparated: RegExp, separated: string ];

const ZIP: Pattern = [ /^(\d{5})(\d{4})$/, '$1-$2' ];
const BRITISH: Pattern = [ /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/, '$1 $2' ];
const THREE_AND_TWO: Pattern = [ /^(\d{3})(\d{2})$/, '$1 $2' ];

/** Countries whose postal services separate a code. */
const PATTERNS: Record< string, Pattern > = {
	AS: ZIP,
	BM: [ /^([A-Z]{2})([A-Z\d]{2})$/, '$1 $2' ],
	BR: [ /^(\d{5})(\d{3})$/, '$1-$2' ],
	CA: [ /^([A-Z]\d[A-Z])(\d[A-Z]\d)$/, '$1 $2' ],
	CL: [ /^(\d{3})(\d{4})$/, '$1-$2' ],
	CZ: THREE_AND_TWO,
	FK: BRITISH,
	FM: ZIP,
	GB: BRITISH,
	GG: BRITISH,
	GI: BRITISH,
	GR: THREE_AND_TWO,
	GU: ZIP,
	IE: [ /^([A-Z]\d[\dW])([A-Z\d]{4})$/, '$1 $2' ],
	IM: BRITISH,
	IR: [ /^(\d{5})(\d{5})$/, '$1-$2' ],
	JE: BRITISH,
	JP: [ /^(\d{3})(\d{4})$/, '$1-$2' ],
	KY: [ /^(KY\d)(\d{4})$/, '$1-$2' ],
	LB: [ /^(\d{4})(\d{4})$/, '$1 $2' ],
	MH: ZIP,
	MP: ZIP,
	MT: [ /^([A-Z]{3})(\d{4})$/, '$1 $2' ],
	NL: [ /^(\d{4})([A-Z]{2})$/, '$1 $2' ],
	PL: [ /^(\d{2})(\d{3})$/, '$1-$2' ],
	PR: ZIP,
	PT: [ /^(\d{4})(\d{3})$/, '$1-$2' ],
	PW: ZIP,
	SA: [ /^(\d{5})(\d{4})$/, '$1-$2' ],
	SE: THREE_AND_TWO,
	SK: THREE_AND_TWO,
	US: ZIP,
	VI: ZIP,
};

/**
 * @param country  ISO 3166-1 alpha-2.
 * @param postcode As it is stored.
 * @return The postal code as its country writes it; one of another shape stays
 *         as it is stored. Without Japan's postal mark, which is part of the
 *         address format.
 */
export function formatPostcode( country: string, postcode: string ): string {
	const text =
		country === 'JP' ? postcode.replace( /^\s*[〒〶]\s*/u, '' ) : postcode;
	const [ unseparated, separated ] = PATTERNS[ country ] ?? [];
	if ( ! unseparated || ! separated ) {
		return text;
	}
	// NFKC turns the wide digits of a Japanese keyboard into plain ones. The long
	// vowel mark lies on the same key as the hyphen there.
	const characters = text
		.normalize( 'NFKC' )
		.replace( /[\s\p{Pd}\u2212ー]/gu, '' )
		.toUpperCase();
	return unseparated.test( characters )
		? characters.replace( unseparated, separated )
		: text;
}
