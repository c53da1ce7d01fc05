/** Modifiers of a browser event or a React event. */
interface Modifiers {
	altKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
	shiftKey: boolean;
}

/**
 * @return Whether a modifier is pressed, so that the browser handles the key or
 *         click.
 */
export function hasModifier( event: Modifiers ): boolean {
	return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}
