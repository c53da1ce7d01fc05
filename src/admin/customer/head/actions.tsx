import {
	Button,
	DropdownMenu,
	MenuGroup,
	MenuItem,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import { getBootstrap, type Customer, type CustomerSummary } from '@fcc/store';
import { setStatus } from '../../actions/set-status';
import { openDeletion } from '../../delete/open-deletion';
import { exportCustomers } from '../../export/export-customers';
import { goToProfile, useHasPanel } from '../panel';

/**
 * What the person may do with the customer.
 *
 * @param props
 * @param props.customer
 */
export function Actions( {
	customer,
}: {
	customer: Customer | CustomerSummary;
} ) {
	const { can, statuses } = getBootstrap();
	const { id, status } = customer;
	const adminUrl = 'admin_url' in customer ? customer.admin_url : null;
	const hasProfile = useHasPanel( 'profile' );
	const isInactive = status === 'inactive';
	const otherStatus = isInactive ? 'active' : 'inactive';
	const canSwitch =
		can.manage && statuses.some( ( { value } ) => value === otherStatus );

	return (
		<div className="fcc-head__actions">
			{ can.manage && hasProfile && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ goToProfile }
				>
					{ __( 'Edit', 'fluent-cart-customers' ) }
				</Button>
			) }
			<DropdownMenu
				icon={ moreVertical }
				label={ __( 'Actions', 'fluent-cart-customers' ) }
				popoverProps={ { placement: 'bottom-end' } }
				toggleProps={ { __next40pxDefaultSize: true } }
			>
				{ ( { onClose } ) => {
					const choose = ( act: () => void ) => () => {
						onClose();
						act();
					};
					return (
						<>
							<MenuGroup>
								{ canSwitch && (
									<MenuItem
										onClick={ choose( () => {
											void setStatus(
												[ id ],
												otherStatus
											);
										} ) }
									>
										{ isInactive
											? __(
													'Activate',
													'fluent-cart-customers'
												)
											: __(
													'Deactivate',
													'fluent-cart-customers'
												) }
									</MenuItem>
								) }
								<MenuItem
									onClick={ choose( () => {
										void exportCustomers( { ids: [ id ] } );
									} ) }
								>
									{ __(
										'Export CSV',
										'fluent-cart-customers'
									) }
								</MenuItem>
								{ adminUrl && (
									<MenuItem { ...linkTo( adminUrl ) }>
										{ __(
											'View in FluentCart',
											'fluent-cart-customers'
										) }
									</MenuItem>
								) }
							</MenuGroup>
							{ can.delete && (
								<MenuGroup>
									<MenuItem
										isDestructive
										onClick={ choose( () =>
											openDeletion( { ids: [ id ] } )
										) }
									>
										{ __(
											'Delete…',
											'fluent-cart-customers'
										) }
									</MenuItem>
								</MenuGroup>
							) }
						</>
					);
				} }
			</DropdownMenu>
		</div>
	);
}

/**
 * What makes a link of a menu's entry: the component hands it on to its button,
 * but its types do not know.
 *
 * @param href
 */
function linkTo( href: string ) {
	return { href };
}
