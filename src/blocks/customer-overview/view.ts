import {
	getContext,
	getElement,
	store,
	withSyncEvent,
} from '@wordpress/interactivity';
import { hasModifier } from '../../components/has-modifier';
import {
	intervalForKey,
	intervalAt,
} from '../../components/overview/chart-intervals';

/** Of the block; src/server/Blocks/CustomerOverview.php writes it. */
interface BlockContext {
	isBusy: boolean;
}

/** Of a chart; src/server/Blocks/ChartMarkup.php writes it. */
interface ChartContext {
	unit: string;
	/** Each interval of time, in a sentence. */
	readings: string[];
	/** All of them, in a sentence. */
	summary: string;
	/** One of these, as it stands under the chart. */
	readout: string;
	/** Which interval is read; null if none is. */
	read: number | null;
}

store( 'fluent-cart-customers/customer-overview', {
	// What makes a slider of the chart. The server does not know it.
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
			return intervalToName( getContext< ChartContext >() ) + 1;
		},
		get reading() {
			const context = getContext< ChartContext >();
			return context.readings[ intervalToName( context ) ];
		},
	},

	actions: {
		/** Follows a link of the periods without loading the page anew. */
		changePeriod: withSyncEvent( function* ( event: MouseEvent ) {
			const link = event.currentTarget;
			if (
				! ( link instanceof HTMLAnchorElement ) ||
				// An author of the page can put this action on a link of their own.
				link.origin !== window.location.origin ||
				isForTheBrowser( event )
			) {
				return;
			}
			event.preventDefault();
			const context = getContext< BlockContext >();
			// Only a page that is loaded anew has to be scrolled to the block.
			const address = new URL( link.href );
			address.hash = '';
			context.isBusy = true;
			try {
				const { actions }: Router =
					yield import( '@wordpress/interactivity-router' );
				// The days of the period are a live region.
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
				read( ( { readings } ) =>
					intervalAt( placeAlong( ref, clientX ), readings.length )
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
				read( () => null );
			} else if ( next !== undefined ) {
				event.preventDefault();
				read( () => next );
			}
		} ),

		readLast() {
			read( ( context ) => intervalToName( context ) );
		},

		readNone() {
			read( () => null );
		},

		/** A finger leaves as soon as it is lifted: what it tapped stays. */
		leave( { pointerType }: PointerEvent ) {
			if ( pointerType === 'mouse' ) {
				read( () => null );
			}
		},
	},

	callbacks: {
		/** Of up to 180 bars two are marked: that is no work for directives. */
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
 * @return Whether the person wants a link in a new tab or as a file.
 */
function isForTheBrowser( event: MouseEvent ): boolean {
	return event.defaultPrevented || event.button !== 0 || hasModifier( event );
}

/** The interval that the slider stands at: the last one until one is read. */
function intervalToName( { read: interval, readings }: ChartContext ): number {
	return interval ?? readings.length - 1;
}

/** Lets the chart read another interval, or none. */
function read( choose: ( context: ChartContext ) => number | null ): void {
	const context = getContext< ChartContext >();
	context.read = choose( context );
	context.readout =
		context.read === null
			? context.summary
			: ( context.readings[ context.read ] ?? context.summary );
}

/** From where the element begins, 0, to where it ends, 1. */
function placeAlong( element: Element, x: number ): number {
	const { left, width } = element.getBoundingClientRect();
	const fromLeft = ( x - left ) / width;
	return isRtl( element ) ? 1 - fromLeft : fromLeft;
}

function isRtl( element: Element | null ): boolean {
	return !! element && getComputedStyle( element ).direction === 'rtl';
}
