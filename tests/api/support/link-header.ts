/** The addresses of a Link header by their relation. */
export function parseLinkHeader( header = '' ): Record< string, string > {
	return Object.fromEntries(
		[ ...header.matchAll( /<([^>]+)>; rel="([^"]+)"/g ) ].map(
			( [ , address = '', relation = '' ] ) => [ relation, address ]
		)
	);
}
