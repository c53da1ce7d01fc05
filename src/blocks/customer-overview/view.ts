import {
	getContext,
	getElement,
	store,
	withSyncEvent,
} from '@wordpress/interactivity';
import { hasModifier } from '../../components/has-modifier';
import {
	intervalAt,
	intervalForKey,
} from '../../components/overview/chart-intervals';

/** Written by src/server/Blocks/CustomerOverviewBlock.php. */
interface BlockContext {
	isBusy: boolean;
}

/** Written by src/server/Blocks/ChartMarkup.php. */
interface ChartContext {
	unit: string;
	/** A sentence for each interval. */
	readings: string[];
	/** A sentence for the whole period. */
	summary: string;
	/** The sentence below the chart. */
	readout: string;
	/** Index of the active interval; null for none. */
	read: number | null;
}

store( 'fluent-cart-customers/customer-overview', {
	// Makes the chart a slider. Without JavaScript it must not be one, so the
	// server does not print this.
	state: {
		role: 'slider',
		tabIndex: 0,
		get unit() {
			return getContext< ChartContext >().unit;
		},
		firstPosition: 1,
		get lastPosition() {
			return getContext< ChartContext >().readings.length;
		},
		get position() {
			return sliderInterval( getContext< ChartContext >() ) + 1;
		},
		get reading() {
			const context = getContext< ChartContext >();
			return context.readings[ sliderInterval( context ) ];
		},
	},

	actions: {
		/** Opens the link of a period without loading the page. */
		changePeriod: withSyncEvent( function* ( event: MouseEvent ) {
			const link = event.currentTarget;
			if (
				! ( link instanceof HTMLAnchorElement ) ||
				// Authors can use this action in links of their own.
				link.origin !== window.location.origin ||
				isHandledByBrowser( event )
			) {
				return;
			}
			event.preventDefault();
			const context = getContext< BlockContext >();
			// Without a page load there is no need to scroll to the block.
			const address = new URL( link.href );
			address.hash = '';
			context.isBusy = true;
			try {
				const { actions }: Router =
					yield import( '@wordpress/interactivity-router' );
				// The days of the period are a live region already.
				yield actions.navigate( address.href, {
					force: true,
					screenReaderAnnouncement: false,
				} );
			} catch {
				window.location.assign( link.href );
			} finally {
				context.isBusy = false;
			}
		} ),

		readByPointer( { clientX }: PointerEvent ) {
			const { ref } = getElement();
			if ( ref ) {
				activate( ( { readings } ) =>
					intervalAt( positionAlong( ref, clientX ), readings.length )
				);
			}
		},

		readByKey: withSyncEvent( ( event: KeyboardEvent ) => {
			const context = getContext< ChartContext >();
			const next =
				event.key === 'Escape'
					? null
					: intervalForKey(
							event.key,
							context.read ?? undefined,
							context.readings.length,
							isRtl( getElement().ref )
						);
			if ( next === null ) {
				activate( () => null );
			} else if ( next !== undefined ) {
				event.preventDefault();
				activate( () => next );
			}
		} ),

		readLast() {
			activate( ( context ) => sliderInterval( context ) );
		},

		readNone() {
			activate( () => null );
		},

		/**
		 * A touch ends when the finger is lifted, but its interval stays active.
		 */
		leave( { pointerType }: PointerEvent ) {
			if ( pointerType === 'mouse' ) {
				activate( () => null );
			}
		},
	},

	callbacks: {
		/**
		 * Marks at most two of up to 180 bars, which would be slow with
		 * directives.
		 */
		markRead() {
			const { read: interval } = getContext< ChartContext >();
			const { ref } = getElement();
			for ( const bars of ref?.querySelectorAll(
				'.fcc-overview__bars'
			) ?? [] ) {
				bars.querySelector( '.is-read' )?.classList.remove( 'is-read' );
				if ( interval !== null ) {
					bars.children[ interval ]?.classList.add( 'is-read' );
				}
			}
		},
	},
} );

type Router = typeof import( '@wordpress/interactivity-router' );

/**
 * @return Whether the browser opens the link in a new tab or saves it.
 */
function isHandledByBrowser( event: MouseEvent ): boolean {
	return event.defaultPrevented || event.button !== 0 || hasModifier( event );
}

/** The interval of the slider: the last one while none is active. */
function sliderInterval( { read: interval, readings }: ChartContext ): number {
	return interval ?? readings.length - 1;
}

/** Activates an interval, or none. */
function activate( choose: ( context: ChartContext ) => number | null ): void {
	const context = getContext< ChartContext >();
	context.read = choose( context );
	context.readout =
		context.read === null
			? context.summary
			: ( context.readings[ context.read ] ?? context.summary );
}

/**
 * @return The position along the element, from its start, 0, to its end, 1.
 */
function positionAlong( element: Element, x: number ): number {
	const { left, width } = element.getBoundingClientRect();
	const fromLeft = ( x - left ) / width;
	return isRtl( element ) ? 1 - fromLeft : fromLeft;
}

function isRtl( element: Element | null ): boolean {
	return !! element && getComputedStyle( element ).direction === 'rtl';
}
