/** Texts, and the same texts trimmed of invisible ends: by PHP and by TypeScript. */
export const TRIMMED: [ text: string, left: string ][] = [
	[ '', '' ],
	[ 'Ada', 'Ada' ],
	[ ' \t\r\nAda\v\f\u0085 ', 'Ada' ],
	[ '\u00a0Ada\u3000', 'Ada' ],
	[ '\u200bAda\ufeff', 'Ada' ],
	[ '\u00adAda\u2060', 'Ada' ],
	[ 'Ada\u200c', 'Ada' ],
	[ 'two\u00a0 \u200bwords', 'two\u00a0 \u200bwords' ],
	// Direction marks at the ends, alone or as a pair. Marks inside the text stay.
	[ '\u202a+1 555 0100\u202c', '+1 555 0100' ],
	[ '\u2067\u202aAda\u202c\u2069', 'Ada' ],
	[ '\u202aAda', 'Ada' ],
	[ 'Ada\u202c', 'Ada' ],
	[ '\u202cAda\u202a', 'Ada' ],
	[ 'שלום\u200f \u2067abc\u2069', 'שלום\u200f \u2067abc\u2069' ],
	[ '\u2067abc\u2069 שלום\u200f', '\u2067abc\u2069 שלום' ],
	[ '\u2067abc\u2069 \u2067def\u2069', '\u2067abc\u2069 \u2067def\u2069' ],
	// Parts of the preceding character.
	[ 'Love ❤\ufe0f', 'Love ❤\ufe0f' ],
	[ '👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧' ],
	[
		'Team 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
		'Team 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
	],
	[ 'ab\u{e0067}\u{e007f}', 'ab' ],
	[ '\u0600', '\u0600' ],
	// Invisible texts.
	[ '\u200b', '' ],
	[ '\u00a0', '' ],
	[ '\u3164\uffa0\u2800', '' ],
	[ '\u115f\u1160', '' ],
	[ '\ufe0f\u200d', '' ],
	[ '\u2066\u2069', '' ],
	[ '\u034f\u180b\u{e0100}', '' ],
];
