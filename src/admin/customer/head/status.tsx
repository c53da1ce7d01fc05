import { DropdownMenu, Icon, MenuGroup, MenuItem } from '@wordpress/components';
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
	const { can, statuses } = getBootstrap();

	if ( ! can.manage ) {
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
				<MenuGroup label={ __( 'Status', 'fluent-cart-customers' ) }>
					{ statuses.map( ( { value, label } ) => (
						<MenuItem
							key={ value }
							role="menuitemradio"
							icon={ value === status ? check : null }
							isSelected={ value === status }
							// eslint-disable-next-line jsx-a11y/no-autofocus -- A menu opens at what is chosen.
							autoFocus={ value === status }
							onClick={ () => {
								onClose();
								if ( value !== status ) {
									void setStatus( [ id ], value );
								}
							} }
						>
							{ label }
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}
