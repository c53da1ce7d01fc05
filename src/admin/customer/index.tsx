import { lazy, useState } from '@wordpress/element';
import { ScreenLoading } from '../navigation/screen-loading';
import type { CustomerScreen as Screen } from './screen';
import './styles';

let loaded: typeof Screen | undefined;

/** Loads the script of the screen; cached after the first call. */
export async function loadCustomerScreen(): Promise< typeof Screen > {
	const { CustomerScreen: screen } = await import(
		/* webpackChunkName: "customer" */ './screen'
	);
	loaded = screen;
	return screen;
}

const LazyScreen = lazy( async () => ( {
	default: await loadCustomerScreen(),
} ) );

/**
 * The screen of one customer, in a lazy chunk. Rendered without a loading state
 * if the chunk is loaded already.
 */
export function CustomerScreen( { customerId }: { customerId: number } ) {
	const [ ScreenToShow ] = useState( () => loaded ?? LazyScreen );

	return (
		<ScreenLoading>
			<ScreenToShow customerId={ customerId } />
		</ScreenLoading>
	);
}
