import { Icon } from '@wordpress/components';
import { __, isRTL } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import { listLinkProps } from './routes';

/** The bar above a screen, with the link back to the list. */
export function ListLink() {
	return (
		<nav
			className="fcc-topbar"
			aria-label={ __( 'Customers', 'fluent-cart-customers' ) }
		>
			<a className="fcc-topbar__back" { ...listLinkProps() }>
				<Icon icon={ isRTL() ? chevronRight : chevronLeft } />
				{ __( 'All customers', 'fluent-cart-customers' ) }
			</a>
		</nav>
	);
}
