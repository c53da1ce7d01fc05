/**
 * Reads a member that an object has itself. Keys that people choose may be
 * names of `Object.prototype`, such as `constructor`.
 *
 * @return The member, or undefined.
 */
export function own< Value >(
	record: Readonly< Record< string, Value > >,
	key: string
): Value | undefined {
	return Object.prototype.hasOwnProperty.call( record, key )
		? record[ key ]
		: undefined;
}
