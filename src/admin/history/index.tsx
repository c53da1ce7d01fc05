import { lazy, useState } from '@wordpress/element';
import { ScreenLoading } from '../navigation/screen-loading';
import type { HistoryScreens as Screens } from './screens';
import './styles';

let loaded: typeof Screens | undefined;

/** Loads the script of the screens; cached after the first call. */
export async function loadHistoryScreens(): Promise< typeof Screens > {
	const { HistoryScreens: screens } = await import(
		/* webpackChunkName: "history" */ './screens'
	);
	loaded = screens;
	return screens;
}

const LazyScreens = lazy( async () => ( {
	default: await loadHistoryScreens(),
} ) );

/**
 * The history of changes, or the page of one run, in a lazy chunk. Rendered
 * without a loading state if the chunk is loaded already.
 *
 * @param props.runId Run whose page is open.
 */
export function HistoryScreens( { runId }: { runId: number | undefined } ) {
	const [ ScreensToShow ] = useState( () => loaded ?? LazyScreens );

	return (
		<ScreenLoading>
			<ScreensToShow runId={ runId } />
		</ScreenLoading>
	);
}
