import { type TestSite } from '../../support/test-site.ts';

/** An action that the plugin `hook-recorder` recorded. */
export type FiredAction = [ hook: string, args: unknown[] ];

/** The recorded actions, in order. */
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

export function clearFiredActions( site: TestSite ): Promise< void > {
	return site.call( 'options/delete', { name: 'fired' } );
}
