import type { PageQuery } from '../api';

/**
 * @return The key under which a page of a customer's own records is kept.
 */
export function pageKey( { page, per_page }: PageQuery ): string {
	return `${ per_page }:${ page }`;
}
