/** Of an event of the browser or of React. */
interface Modifiers {
	altKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
	shiftKey: boolean;
}

/**
 * @return Whether a modifier is pressed: the key or click is then the browser's.
 */
export function hasModifier( event: Modifiers ): boolean {
	return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}
