import type { TestSite } from './test-site.ts';

export const OVERVIEW_BLOCK = 'fluent-cart-customers/customer-overview';

export const OVERVIEW = '.wp-block-fluent-cart-customers-customer-overview';

export function overviewBlock(
	attributes: Record< string, unknown > = {}
): string {
	const json = JSON.stringify( attributes )
		.replaceAll( '--', '\\u002d\\u002d' )
		.replaceAll( '<', '\\u003c' )
		.replaceAll( '>', '\\u003e' )
		.replaceAll( '&', '\\u0026' );
	return `<!-- wp:${ OVERVIEW_BLOCK } ${ json } /-->`;
}

/**
 * Publishes a page.
 *
 * @param site
 * @param content As the editor saves it.
 * @param post    Further fields of the post.
 * @return Its id and its address.
 */
export function publish(
	site: TestSite,
	content: string,
	post: Record< string, unknown > = {}
): Promise< { id: number; url: string } > {
	return site.call< { id: number; url: string } >(
		'wordpress/pages/publish',
		{
			content,
			post,
		}
	);
}
