import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import { getBootstrap, type CustomerCriteria } from '@fcc/store';
import { menuLink } from '../navigation/menu-link';
import { historyLinkProps } from '../navigation/routes';
import { showShortcuts } from '../navigation/shortcuts';
import { ExportViewButton, ExportViewItem } from './export';
import { AddCustomerButton } from './empty-states';

interface HeaderProps {
	/** Search and filters. */
	criteria: CustomerCriteria;
	/** Whether no customer matches. */
	isEmpty: boolean;
}

/** Where the table has one column. */
const NARROW = '(max-width: 599px)';

/**
 * The title of the list and the actions of the page.
 */
export function Header( props: HeaderProps ) {
	const isNarrow = useMediaQuery( NARROW );

	return (
		<div className="fcc-header">
			<h1 className="fcc-header__title" tabIndex={ -1 }>
				{ __( 'Customers', 'fluent-cart-customers' ) }
			</h1>
			<div className="fcc-header__actions">
				{ ! isNarrow && <ExportViewButton { ...props } /> }
				<AddCustomerButton variant="primary" />
				<MoreMenu { ...props } isNarrow={ isNarrow } />
			</div>
		</div>
	);
}

/**
 * What is needed less often, and on a narrow screen the export.
 */
function MoreMenu( {
	isNarrow,
	...exported
}: HeaderProps & { isNarrow: boolean } ) {
	const { settingsUrl } = getBootstrap();

	return (
		<DropdownMenu
			icon={ moreVertical }
			label={ __( 'More', 'fluent-cart-customers' ) }
			popoverProps={ { placement: 'bottom-end' } }
			toggleProps={ { __next40pxDefaultSize: true } }
		>
			{ ( { onClose } ) => (
				<>
					{ isNarrow && (
						<MenuGroup>
							<ExportViewItem
								{ ...exported }
								onClose={ onClose }
							/>
						</MenuGroup>
					) }
					<MenuGroup>
						<HistoryItem onClose={ onClose } />
						{ settingsUrl && (
							<MenuItem { ...menuLink( settingsUrl ) }>
								{ __( 'Settings', 'fluent-cart-customers' ) }
							</MenuItem>
						) }
						<MenuItem
							onClick={ () => {
								onClose();
								showShortcuts();
							} }
						>
							{ __(
								'Keyboard shortcuts',
								'fluent-cart-customers'
							) }
						</MenuItem>
					</MenuGroup>
				</>
			) }
		</DropdownMenu>
	);
}

function HistoryItem( { onClose }: { onClose: () => void } ) {
	const { href, onClick } = historyLinkProps();

	return (
		<MenuItem
			{ ...menuLink( href ) }
			onClick={ ( event ) => {
				onClose();
				onClick( event );
			} }
		>
			{ __( 'History', 'fluent-cart-customers' ) }
		</MenuItem>
	);
}
