import { __ } from '@wordpress/i18n';
import type { SavedView } from '@fcc/store';
import { addressOfView } from '../navigation/current-view';
import { linkProps } from '../navigation/location';
import { ALL } from '../navigation/preferences';
import { viewOf } from './changes';
import type { SavedViewsProps } from './props';

/** Beside the one of all customers. The server prints as many (ListPrerender.php). */
export const MAX_TABS = 3;

interface TabsProps extends SavedViewsProps {
	views: SavedView[];
}

/**
 * Links to the first views.
 */
export function Tabs( { view, views, onChangeView }: TabsProps ) {
	const tab = ( id: number | typeof ALL, name: string ) => {
		const target = viewOf( id, view );
		return (
			<a
				key={ id }
				className="fcc-views__tab"
				title={ name }
				aria-current={
					( view.saved?.id ?? ALL ) === id ? 'page' : undefined
				}
				{ ...linkProps( addressOfView( target ), () =>
					onChangeView( target )
				) }
			>
				{ name }
			</a>
		);
	};
	return (
		<nav
			className="fcc-views__tabs"
			aria-label={ __( 'Views', 'fluent-cart-customers' ) }
		>
			{ tab( ALL, allCustomersLabel() ) }
			{ views
				.slice( 0, MAX_TABS )
				.map( ( { id, name } ) => tab( id, name ) ) }
		</nav>
	);
}

export function allCustomersLabel(): string {
	return __( 'All customers', 'fluent-cart-customers' );
}
