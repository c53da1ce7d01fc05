import type { ActivityEntry } from '@fcc/store';
import { valueText, type Change } from './value-text';

/** In characters: more than that is no sentence any more. */
const SHORT = 60;

/**
 * @param entry
 * @return The one change that a sentence can say in full, if that is all.
 */
export function shortChange( {
	type,
	changes,
}: ActivityEntry ): Change | undefined {
	const [ change, ...others ] = changes;
	return change &&
		type === 'customer_updated' &&
		others.length === 0 &&
		[ change.before, change.after ].every( ( value ) =>
			isShort( valueText( change.field, value ) )
		)
		? change
		: undefined;
}

/**
 * @param text
 * @return Whether it fits in a line.
 */
export function isShort( text: string ): boolean {
	return text.length <= SHORT && ! text.includes( '\n' );
}
