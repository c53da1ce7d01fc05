import { useSelect } from '@wordpress/data';
import { lazy, Suspense, useState } from '@wordpress/element';
import { store } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { useDialog } from '../operations/dialogs';
import type { SavedViewsProps } from './props';
import './style.scss';

type Views = typeof import( './views' ).Views;

let loaded: Views | undefined;

/** Loads the script of saved views; cached after the first call. */
export async function loadViews(): Promise< Views > {
	const { Views: views } = await import(
		/* webpackChunkName: "views" */ './views'
	);
	loaded = views;
	return views;
}

const LazyViews = lazy( async () => ( { default: await loadViews() } ) );

/**
 * The saved views over the list and their dialogs, in a lazy chunk that a person
 * without saved views loads only to save one. The page loads it before the list, if
 * it opens with the list.
 */
export function SavedViews( props: SavedViewsProps ) {
	const views = useSelect( ( select ) => select( store ).getViews(), [] );
	const kind = useDialog()?.kind;
	const [ ViewsToShow ] = useState( () => loaded ?? LazyViews );
	const isNeeded =
		views?.length !== 0 ||
		props.view.saved === null ||
		kind?.startsWith( 'view' );

	return isNeeded ? (
		<ErrorBoundary>
			<Suspense fallback={ null }>
				<ViewsToShow { ...props } />
			</Suspense>
		</ErrorBoundary>
	) : null;
}
