export function parseLinkHeader( header = '' ): Record< string, string > {
	return Object.fromEntries(
		[ ...header.matchAll( /<([^>]+)>; rel="([^"]+)"/g ) ].map(
			( [ , address = '', relation = '' ] ) => [ relation, address ]
		)
	);
}
