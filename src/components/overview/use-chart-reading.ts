import { useRefEffect } from '@wordpress/compose';
import { isRTL } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import type { HTMLAttributes, PointerEvent, RefCallback } from 'react';
import { stretchAfterKey, stretchAt } from './stretches';

interface ChartReading {
	/** Which stretch is read; undefined if none is. */
	read: number | undefined;
	/** Both for the element over whose whole width the stretches lie. */
	ref: RefCallback< HTMLElement >;
	handlers: HTMLAttributes< HTMLElement >;
}

/**
 * Lets a chart be read stretch by stretch: by pointer, and with the arrow keys,
 * Home and End. Escape reads none.
 *
 * @param count Of the stretches.
 */
export function useChartReading( count: number ): ChartReading {
	const [ state, setRead ] = useState< number >();
	// Another period may have fewer of them.
	const read = state !== undefined && state < count ? state : undefined;

	function readUnderPointer( event: PointerEvent< HTMLElement > ) {
		const { left, width } = event.currentTarget.getBoundingClientRect();
		const fromLeft = ( event.clientX - left ) / width;
		setRead( stretchAt( isRTL() ? 1 - fromLeft : fromLeft, count ) );
	}

	// Not by React, which would hear the keys only after the block editor has:
	// it leads the focus away with them.
	const ref = useRefEffect< HTMLElement >(
		( element ) => {
			function onKeyDown( event: KeyboardEvent ) {
				if ( event.key === 'Escape' && read !== undefined ) {
					event.preventDefault();
					setRead( undefined );
				}
				const next = stretchAfterKey( event.key, read, count, isRTL() );
				if ( next !== undefined ) {
					event.preventDefault();
					setRead( next );
				}
			}
			element.addEventListener( 'keydown', onKeyDown );
			return () => element.removeEventListener( 'keydown', onKeyDown );
		},
		[ read, count ]
	);

	return {
		read,
		ref,
		handlers: {
			onPointerDown: readUnderPointer,
			onPointerMove: readUnderPointer,
			onPointerLeave: ( { pointerType } ) => {
				// A finger leaves as soon as it is lifted: what it tapped stays.
				if ( pointerType === 'mouse' ) {
					setRead( undefined );
				}
			},
			onFocus: () => setRead( ( old ) => old ?? count - 1 ),
			onBlur: () => setRead( undefined ),
		},
	};
}
