/** An email of WordPress, which the plugin `wordpress/emails` recorded. */
export interface Email {
	to: string;
	subject: string;
	text: string;
}

interface PhpSite {
	call: < Result >(
		name: string,
		args: Record< string, unknown >
	) => Promise< Result >;
}

/** The recorded emails, in order. */
export function recordedEmails( site: PhpSite ): Promise< Email[] > {
	return site.call( 'wordpress/options/get', {
		name: 'emails',
		fallback: [],
	} );
}
