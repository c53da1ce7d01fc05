import type { Page } from '@playwright/test';

/** Records the bodies of the requests that write to the API. */
export function recordWrites( page: Page ): string[] {
	const writes: string[] = [];
	page.on( 'request', ( request ) => {
		if (
			request.method() !== 'GET' &&
			/v2(%2F|\/)customers/.test( request.url() )
		) {
			writes.push( request.postData() ?? '' );
		}
	} );
	return writes;
}
