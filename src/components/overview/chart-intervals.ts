/**
 * Intervals of a chart's time axis; the oldest has index 0. The view module of
 * the block imports this file, so it must not import React.
 */

/**
 * @param position Position on the axis, from 0 to 1.
 */
export function intervalAt( position: number, count: number ): number {
	return clamp( Math.floor( position * count ), count );
}

/**
 * @param activeIndex Active interval; undefined counts as the last one.
 * @param isRtl       Whether the axis runs from right to left.
 * @return The interval that the key activates; undefined for other keys.
 */
export function intervalForKey(
	key: string,
	activeIndex: number | undefined,
	count: number,
	isRtl: boolean
): number | undefined {
	const current = activeIndex ?? count - 1;
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
	return next === undefined ? undefined : clamp( next, count );
}

function clamp( interval: number, count: number ): number {
	return Math.min( Math.max( interval, 0 ), count - 1 );
}
