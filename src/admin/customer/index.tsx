import { Spinner } from '@wordpress/components';
import { lazy, Suspense, useState } from '@wordpress/element';
import type { CustomerScreen as Screen } from './screen';
import './styles';

let loaded: typeof Screen | undefined;

/**
 * Loads the script of the screen, if it is not there yet.
 */
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
 * All of one customer. Its script is mostly there before it is asked for; then
 * it is drawn at once.
 */
export function CustomerScreen( { customerId }: { customerId: number } ) {
	const [ ScreenToShow ] = useState( () => loaded ?? LazyScreen );

	return (
		<Suspense
			fallback={
				<div className="fcc-customer-screen__loading">
					<Spinner />
				</div>
			}
		>
			<ScreenToShow customerId={ customerId } />
		</Suspense>
	);
}
