import { DropdownMenu, Icon, MenuGroup, MenuItem } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check, chevronDown } from '@wordpress/icons';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { StatusBadge } from '../../../components/status-badge';
import { statusLabel } from '../../../components/status-label';
import { setStatus } from '../../actions/set-status';

/**
 * The status, changed in place by whom may.
 *
 * @param props
 * @param props.customer
 */
export function Status( { customer }: { customer: CustomerSummary } ) {
	const { id, status } = customer;

	if ( ! getBootstrap().can.manage ) {
		return <StatusBadge status={ status } />;
	}
	return (
		<DropdownMenu
			icon={ null }
			label={ sprintf(
				/* translators: %s: status of a customer. */
				__( '%s: change the status', 'fluent-cart-customers' ),
				statusLabel( status )
			) }
			popoverProps={ { placement: 'bottom-start' } }
			toggleProps={ {
				className: 'fcc-head__status',
				size: 'small',
				showTooltip: false,
				children: (
					<>
						<StatusBadge status={ status } />
						<Icon icon={ chevronDown } size={ 18 } />
					</>
				),
			} }
		>
			{ ( { onClose } ) => (
				<Choice
					status={ status }
					onChoose={ ( value ) => {
						onClose();
						if ( value !== status ) {
							void setStatus( [ id ], value );
						}
					} }
				/>
			) }
		</DropdownMenu>
	);
}

interface ChoiceProps {
	status: string;
	onChoose: ( status: string ) => void;
}

/**
 * All statuses. The focus begins at the one that the customer has.
 *
 * @param props
 * @param props.status
 * @param props.onChoose
 */
function Choice( { status, onChoose }: ChoiceProps ) {
	const chosen = useRef< HTMLButtonElement >( null );

	// Not by autoFocus: the menu notes what has the focus when it is mounted, to
	// give it back when it closes, and that would be its own item.
	useEffect( () => {
		const timer = setTimeout( () => chosen.current?.focus() );
		return () => clearTimeout( timer );
	}, [] );

	return (
		<MenuGroup label={ __( 'Status', 'fluent-cart-customers' ) }>
			{ getBootstrap().statuses.map( ( { value, label } ) => (
				<MenuItem
					key={ value }
					ref={ value === status ? chosen : undefined }
					role="menuitemradio"
					icon={ value === status ? check : null }
					isSelected={ value === status }
					onClick={ () => onChoose( value ) }
				>
					{ label }
				</MenuItem>
			) ) }
		</MenuGroup>
	);
}
