/**
 * @param {import('../runtime/runtime.mjs').Runtime} runtime
 * @return {Promise< string[] >} Placeholder until the branch `lint` is merged.
 */
export async function phpSyntaxErrors( runtime ) {
	void runtime;
	return [];
}
