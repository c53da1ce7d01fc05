import { type TestSite } from '../../support/test-site.ts';

/** An action that fired, as the plugin `hook-recorder` has recorded it. */
export type FiredAction = [ hook: string, args: unknown[] ];

/** What has fired, in its order. */
export function firedActions( site: TestSite ): Promise< FiredAction[] > {
	return site.call( 'options/get', { name: 'fired', fallback: [] } );
}

/** FluentCart's own actions among them. */
export async function statusActions(
	site: TestSite
): Promise< FiredAction[] > {
	return ( await firedActions( site ) ).filter( ( [ hook ] ) =>
		hook.startsWith( 'fluent_cart/' )
	);
}

/** Forgets what has fired so far. */
export function clearFiredActions( site: TestSite ): Promise< void > {
	return site.call( 'options/delete', { name: 'fired' } );
}
