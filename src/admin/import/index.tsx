import { lazy, useState } from '@wordpress/element';
import { ScreenLoading } from '../navigation/screen-loading';
import type { ImportScreen as Screen } from './import-screen';
import './styles';

let loaded: typeof Screen | undefined;

/** Loads the script of the screen; cached after the first call. */
export async function loadImportScreen(): Promise< typeof Screen > {
	const { ImportScreen: screen } = await import(
		/* webpackChunkName: "import" */ './import-screen'
	);
	loaded = screen;
	return screen;
}

const LazyScreen = lazy( async () => ( {
	default: await loadImportScreen(),
} ) );

/**
 * The import of customers from a file, in a lazy chunk. Rendered without a loading
 * state if the chunk is loaded already.
 *
 * @param props.importId The import; undefined for a new one.
 */
export function ImportScreen( { importId }: { importId: number | undefined } ) {
	const [ ScreenToShow ] = useState( () => loaded ?? LazyScreen );

	return (
		<ScreenLoading>
			<ScreenToShow importId={ importId } />
		</ScreenLoading>
	);
}
