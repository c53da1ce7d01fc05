import { Button, Icon } from '@wordpress/components';
import { __, isRTL, sprintf } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import { speak } from '@wordpress/a11y';
import { formatNumber } from '../../components/format';
import { totalText } from '../../components/total-text';
import { customerName } from '../../components/customer-name';
import { listLinkProps, replaceCustomer } from '../routes';
import { useShortcut } from '../shortcuts/use-shortcut';
import { useNeighbours, type Neighbour, type Neighbours } from './neighbours';

const previousIcon = isRTL() ? chevronRight : chevronLeft;
const nextIcon = isRTL() ? chevronLeft : chevronRight;

/**
 * Leads back to the list, and along it.
 *
 * @param props
 * @param props.customerId
 */
export function TopBar( { customerId }: { customerId: number } ) {
	const neighbours = useNeighbours( customerId );

	useShortcut( 'next', () => neighbours?.next && walkTo( neighbours.next ) );
	useShortcut(
		'previous',
		() => neighbours?.previous && walkTo( neighbours.previous )
	);

	return (
		<nav
			className="fcc-topbar"
			aria-label={ __( 'Customers', 'fluent-cart-customers' ) }
		>
			<a className="fcc-topbar__back" { ...listLinkProps() }>
				<Icon icon={ previousIcon } />
				{ __( 'All customers', 'fluent-cart-customers' ) }
			</a>
			{ neighbours && <Walk { ...neighbours } /> }
		</nav>
	);
}

function Walk( {
	position,
	pagination,
	previous,
	next,
	isFirst,
	isLast,
}: Neighbours ) {
	return (
		<div className="fcc-topbar__walk">
			<span className="fcc-topbar__position">
				{ positionText( position, pagination ) }
			</span>
			<WalkButton
				icon={ previousIcon }
				label={
					isFirst
						? __(
								'This is the first customer of the list',
								'fluent-cart-customers'
							)
						: __( 'Previous customer', 'fluent-cart-customers' )
				}
				neighbour={ previous }
				shortcut="p"
			/>
			<WalkButton
				icon={ nextIcon }
				label={
					isLast
						? __(
								'This is the last customer of the list',
								'fluent-cart-customers'
							)
						: __( 'Next customer', 'fluent-cart-customers' )
				}
				neighbour={ next }
				shortcut="n"
			/>
		</div>
	);
}

interface WalkButtonProps {
	icon: JSX.Element;
	label: string;
	neighbour: Neighbour | undefined;
	/** The key that does the same. */
	shortcut: string;
}

function WalkButton( { icon, label, neighbour, shortcut }: WalkButtonProps ) {
	return (
		<Button
			size="compact"
			icon={ icon }
			label={ label }
			aria-keyshortcuts={ shortcut }
			disabled={ ! neighbour }
			accessibleWhenDisabled
			onClick={ () => neighbour && walkTo( neighbour ) }
		/>
	);
}

/** The focus stays on the button, so that the next step is one more press. */
function walkTo( { customer, page }: Neighbour ): void {
	replaceCustomer( customer.id, page );
	speak( customerName( customer ) );
}

function positionText(
	position: number,
	pagination: Neighbours[ 'pagination' ]
): string {
	return sprintf(
		/* translators: 1: place of a customer in the list, 2: number of customers in it. */
		__( '%1$s of %2$s', 'fluent-cart-customers' ),
		formatNumber( position ),
		totalText( pagination )
	);
}
