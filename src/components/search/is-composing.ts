/** What Safari reports for the key that ends a composition. */
const COMPOSING_KEY_CODE = 229;

/**
 * @return Whether an input method uses the key, to choose among its words.
 */
export function isComposing( event: KeyboardEvent ): boolean {
	return event.isComposing || event.keyCode === COMPOSING_KEY_CODE;
}
