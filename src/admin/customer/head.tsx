import { speak } from '@wordpress/a11y';
import {
	Button,
	DropdownMenu,
	Icon,
	MenuGroup,
	MenuItem,
} from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import {
	createInterpolateElement,
	useEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check, chevronDown, copySmall, moreVertical } from '@wordpress/icons';
import { getBootstrap, type Customer, type CustomerSummary } from '@fcc/store';
import { Avatar } from '../../components/avatar';
import { customerInitials, customerName } from '../../components/customer-name';
import { Day } from '../../components/day';
import { mailto } from '../../components/mailto';
import { menuLink } from '../navigation/menu-link';
import { StatusBadge } from '../../components/status-badge';
import { canBeSet, statusLabel } from '../../components/status-label';
import {
	goToProfile,
	useHasPanel,
	type Panel,
	type PanelProps,
} from '../navigation/panel';
import { openExport } from '../export';
import { openDeleteDialog, openDialog } from '../operations/dialogs';
import { setStatus } from '../operations/set-status';

export const headPanel: Panel = {
	id: 'head',
	title: __( 'Header', 'fluent-cart-customers' ),
	area: 'top',
	Component: Head,
};

/**
 * The head of the screen: name, contact, status and actions.
 */
function Head( { customer }: PanelProps ) {
	const { id, email, avatar_url, created_at } = customer;

	return (
		<div className="fcc-head">
			<Avatar
				initials={ customerInitials( customer ) }
				url={ avatar_url }
			/>
			<div className="fcc-head__text">
				<div className="fcc-head__title">
					<h1 className="fcc-head__name" dir="auto" tabIndex={ -1 }>
						{ customerName( customer ) }
					</h1>
					<Status customer={ customer } />
				</div>
				<ul className="fcc-head__facts">
					<li>
						<a href={ mailto( email ) }>{ email }</a>
						<CopyEmail email={ email } />
					</li>
					{ created_at && (
						<li>
							{ createInterpolateElement(
								/* translators: <day /> is a date. */
								__(
									'Customer since <day />',
									'fluent-cart-customers'
								),
								{ day: <Day moment={ created_at } /> }
							) }
						</li>
					) }
					<li>
						{ sprintf(
							/* translators: %d: id of a customer. */
							__( 'ID %d', 'fluent-cart-customers' ),
							id
						) }
					</li>
				</ul>
			</div>
			<Actions customer={ customer } />
		</div>
	);
}

/**
 * The actions that the user's rights allow.
 */
function Actions( { customer }: { customer: Customer | CustomerSummary } ) {
	const { can, eraseUrl } = getBootstrap();
	const { id, status, user_id: userId } = customer;
	const adminUrl = 'admin_url' in customer ? customer.admin_url : null;
	const hasProfile = useHasPanel( 'profile' );
	const isInactive = status === 'inactive';
	const otherStatus = isInactive ? 'active' : 'inactive';
	const canSwitch = can.manage && canBeSet( otherStatus );
	const canReset = can.manage && can.editUsers && !! userId;
	const canCreateUser = can.manage && can.createUsers && ! userId;

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
				label={ __( 'More actions', 'fluent-cart-customers' ) }
				popoverProps={ { placement: 'bottom-end', shift: true } }
				toggleProps={ { __next40pxDefaultSize: true } }
			>
				{ ( { onClose } ) => {
					const closeAndRun = ( run: () => void ) => () => {
						onClose();
						run();
					};
					return (
						<>
							<MenuGroup>
								{ canSwitch && (
									<MenuItem
										onClick={ closeAndRun( () => {
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
									onClick={ closeAndRun( () => {
										openExport( { ids: [ id ] }, 1 );
									} ) }
								>
									{ __(
										'Export CSV',
										'fluent-cart-customers'
									) }
								</MenuItem>
								{ adminUrl && (
									<MenuItem { ...menuLink( adminUrl ) }>
										{ __(
											'View in FluentCart',
											'fluent-cart-customers'
										) }
									</MenuItem>
								) }
							</MenuGroup>
							{ canReset && (
								<MenuGroup>
									<MenuItem
										onClick={ closeAndRun( () =>
											openDialog( {
												kind: 'password-reset',
												customerId: id,
											} )
										) }
									>
										{ __(
											'Send password reset',
											'fluent-cart-customers'
										) }
									</MenuItem>
								</MenuGroup>
							) }
							{ canCreateUser && (
								<MenuGroup>
									<MenuItem
										onClick={ closeAndRun( () =>
											openDialog( {
												kind: 'user-creation',
												customerId: id,
											} )
										) }
									>
										{ __(
											'Create WordPress user',
											'fluent-cart-customers'
										) }
									</MenuItem>
								</MenuGroup>
							) }
							{ ( can.delete || eraseUrl ) && (
								<MenuGroup>
									{ eraseUrl && (
										<MenuItem
											{ ...menuLink( eraseUrl + id ) }
										>
											{ __(
												'Erase personal data',
												'fluent-cart-customers'
											) }
										</MenuItem>
									) }
									{ can.delete && (
										<MenuItem
											isDestructive
											onClick={ closeAndRun( () =>
												openDeleteDialog( {
													ids: [ id ],
												} )
											) }
										>
											{ __(
												'Delete',
												'fluent-cart-customers'
											) }
										</MenuItem>
									) }
								</MenuGroup>
							) }
						</>
					);
				} }
			</DropdownMenu>
		</div>
	);
}

/** How long the button confirms the copy. */
const COPIED_MS = 2000;

function CopyEmail( { email }: { email: string } ) {
	const [ isCopied, setIsCopied ] = useState( false );
	const ref = useCopyToClipboard< HTMLButtonElement >( email, () => {
		setIsCopied( true );
		speak( __( 'Email copied.', 'fluent-cart-customers' ) );
	} );

	useEffect( () => {
		if ( ! isCopied ) {
			return;
		}
		const timer = setTimeout( () => setIsCopied( false ), COPIED_MS );
		return () => clearTimeout( timer );
	}, [ isCopied ] );

	return (
		<Button
			ref={ ref }
			className="fcc-head__copy"
			size="small"
			iconSize={ 20 }
			icon={ isCopied ? check : copySmall }
			label={
				isCopied
					? __( 'Copied', 'fluent-cart-customers' )
					: __( 'Copy email', 'fluent-cart-customers' )
			}
		/>
	);
}

/**
 * The status; a menu for users who may change it.
 */
function Status( { customer }: { customer: CustomerSummary } ) {
	const { id, status } = customer;

	if ( ! getBootstrap().can.manage ) {
		return <StatusBadge status={ status } />;
	}
	return (
		<DropdownMenu
			icon={ null }
			label={ sprintf(
				/* translators: %s: status of a customer. */
				__( '%s, change status', 'fluent-cart-customers' ),
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
				<StatusChoices
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

interface StatusChoicesProps {
	status: string;
	onChoose: ( status: string ) => void;
}

/**
 * The menu of statuses. The current one receives the focus.
 */
function StatusChoices( { status, onChoose }: StatusChoicesProps ) {
	const chosen = useRef< HTMLButtonElement >( null );

	// Without autoFocus: the menu remembers the focused element at mount, to
	// restore the focus when it closes, and autoFocus would make that its own
	// item.
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
