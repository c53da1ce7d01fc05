/**
 * Waits at least until the resolvers of the last selection have begun.
 */
export async function until( condition: () => boolean ): Promise< void > {
	do {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	} while ( ! condition() );
}
