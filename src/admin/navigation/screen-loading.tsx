import { Spinner } from '@wordpress/components';
import { Suspense } from '@wordpress/element';
import type { ReactNode } from 'react';

/**
 * Shows that the script of a screen is loaded.
 *
 * @param props.children The screen, which may be in a lazy chunk.
 */
export function ScreenLoading( { children }: { children: ReactNode } ) {
	return (
		<Suspense
			fallback={
				<div className="fcc-customer-screen__loading">
					<Spinner />
				</div>
			}
		>
			{ children }
		</Suspense>
	);
}
