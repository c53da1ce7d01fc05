/**
 * The intervals of a chart's time axis, counted from the oldest, 0.
 */

/**
 * @param place Along the axis, from its begin, 0, to its end, 1.
 * @return The interval there.
 */
export function intervalAt( place: number, count: number ): number {
	return within( Math.floor( place * count ), count );
}

/**
 * @param read  Undefined if none is read: then the last one counts.
 * @param isRtl Whether the axis runs from right to left.
 * @return The interval to which the key leads; undefined for other keys.
 */
export function intervalForKey(
	key: string,
	read: number | undefined,
	count: number,
	isRtl: boolean
): number | undefined {
	const current = read ?? count - 1;
	const forward = isRtl ? -1 : 1;
	const steps: Record< string, number > = {
		ArrowRight: current + forward,
		ArrowUp: current + 1,
		ArrowLeft: current - forward,
		ArrowDown: current - 1,
		Home: 0,
		End: count - 1,
	};
	const next = steps[ key ];
	return next === undefined ? undefined : within( next, count );
}

function within( interval: number, count: number ): number {
	return Math.min( Math.max( interval, 0 ), count - 1 );
}
