import {
	Button,
	DropdownMenu,
	MenuGroup,
	MenuItem,
} from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { __, _x } from '@wordpress/i18n';
import { moreVertical, upload } from '@wordpress/icons';
import { getBootstrap } from '@fcc/store';
import { ExportViewButton, ExportViewItem, type ExportedView } from '../export';
import { menuLink } from '../navigation/menu-link';
import { historyLinkProps, importLinkProps } from '../navigation/routes';
import { showShortcuts } from '../navigation/shortcuts';
import { openDialog } from '../operations/dialogs';
import { AddCustomerButton } from './buttons';

/** Where the table has one column. */
const NARROW = '(max-width: 599px)';

/**
 * The title of the list and the actions of the page.
 */
export function Header( view: ExportedView ) {
	const isNarrow = useMediaQuery( NARROW );

	return (
		<div className="fcc-header">
			<h1 className="fcc-header__title" tabIndex={ -1 }>
				{ __( 'Customers', 'fluent-cart-customers' ) }
			</h1>
			<div className="fcc-header__actions">
				{ ! isNarrow && getBootstrap().can.manage && (
					<Button
						__next40pxDefaultSize
						icon={ upload }
						{ ...importLinkProps() }
					>
						{ importLabel() }
					</Button>
				) }
				{ ! isNarrow && <ExportViewButton { ...view } /> }
				<AddCustomerButton variant="primary" />
				<MoreMenu { ...view } isNarrow={ isNarrow } />
			</div>
		</div>
	);
}

/**
 * What is needed less often, and on a narrow screen the export.
 */
function MoreMenu( {
	isNarrow,
	...view
}: ExportedView & { isNarrow: boolean } ) {
	const { can, settingsUrl } = getBootstrap();

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
							{ can.manage && (
								<LinkItem
									{ ...importLinkProps() }
									onClose={ onClose }
								>
									{ importLabel() }
								</LinkItem>
							) }
							<ExportViewItem { ...view } onClose={ onClose } />
						</MenuGroup>
					) }
					<MenuGroup>
						<MenuItem
							onClick={ () => {
								onClose();
								openDialog( { kind: 'view-name' } );
							} }
						>
							{ __( 'Save view', 'fluent-cart-customers' ) }
						</MenuItem>
						<LinkItem { ...historyLinkProps() } onClose={ onClose }>
							{ __( 'History', 'fluent-cart-customers' ) }
						</LinkItem>
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

interface LinkItemProps extends ReturnType< typeof historyLinkProps > {
	onClose: () => void;
	children: string;
}

/** Opens a screen, and closes the menu. */
function LinkItem( { href, onClick, onClose, children }: LinkItemProps ) {
	return (
		<MenuItem
			{ ...menuLink( href ) }
			onClick={ ( event ) => {
				onClose();
				onClick( event );
			} }
		>
			{ children }
		</MenuItem>
	);
}

function importLabel(): string {
	return _x( 'Import', 'verb', 'fluent-cart-customers' );
}
