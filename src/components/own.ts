/**
 * Reads an own property. Keys that users choose may be names of
 * `Object.prototype`, such as `constructor`.
 *
 * @return The value, or undefined.
 */
export function own< Value >(
	record: Readonly< Record< string, Value > >,
	key: string
): Value | undefined {
	return Object.prototype.hasOwnProperty.call( record, key )
		? record[ key ]
		: undefined;
}
