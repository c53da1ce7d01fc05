import { DropdownMenu, Icon, MenuGroup, MenuItem } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check, chevronDown } from '@wordpress/icons';
import type { SavedView } from '@fcc/store';
import { totalText } from '../../components/total-text';
import { ALL } from '../navigation/preferences';
import { isModified, type CustomersView } from '../navigation/view';
import { fetchCountedViews } from './requests';
import { allCustomersLabel } from './tabs';

interface ViewsMenuProps {
	view: CustomersView;
	views: SavedView[];
	/** Whether there are no tabs beside it. */
	isOnly: boolean;
	/** Whether it shows the name of the open view. */
	isCurrent: boolean;
	onOpen: ( id: number | typeof ALL ) => void;
}

/**
 * All views, with the numbers of their customers.
 */
export function ViewsMenu( {
	view,
	views,
	isOnly,
	isCurrent,
	onOpen,
}: ViewsMenuProps ) {
	const name = nameOf( view, isOnly );
	const label = __( 'Views', 'fluent-cart-customers' );

	return (
		<DropdownMenu
			className={ `fcc-views__menu${ isOnly ? ' is-only' : '' }` }
			icon={ chevronDown }
			text={ isCurrent ? name : label }
			label={
				isCurrent
					? sprintf(
							/* translators: %s: name of the open view. */
							__( 'Views: %s', 'fluent-cart-customers' ),
							name
						)
					: label
			}
			popoverProps={ { placement: 'bottom-start', shift: true } }
			toggleProps={ {
				__next40pxDefaultSize: true,
				// As high as the tabs.
				size: isOnly ? 'default' : 'compact',
				iconPosition: 'right',
				showTooltip: false,
				className: isCurrent ? 'is-current' : '',
			} }
		>
			{ ( { onClose } ) => (
				<Items
					view={ view }
					views={ views }
					onOpen={ ( id ) => {
						onClose();
						onOpen( id );
					} }
				/>
			) }
		</DropdownMenu>
	);
}

/**
 * @param view
 * @param isOnly Whether no badge beside the menu says that the view is changed.
 */
function nameOf( view: CustomersView, isOnly: boolean ): string {
	const name = view.saved?.name ?? allCustomersLabel();
	return isOnly && view.saved && isModified( view )
		? sprintf(
				/* translators: %s: name of a saved view. */
				__( '%s (modified)', 'fluent-cart-customers' ),
				name
			)
		: name;
}

function Items( {
	view,
	views,
	onOpen,
}: Pick< ViewsMenuProps, 'view' | 'views' | 'onOpen' > ) {
	const counts = useCounts();
	const open = view.saved?.id ?? ALL;
	const item = (
		id: number | typeof ALL,
		name: string,
		saved?: SavedView
	) => (
		<MenuItem
			key={ id }
			role="menuitemradio"
			isSelected={ open === id }
			{ ...( saved?.is_shared && { info: sharedText( saved ) } ) }
			suffix={
				<span className="fcc-views-menu__count">
					{ saved && counts.get( saved.id ) }
					{ open === id && <Icon icon={ check } /> }
				</span>
			}
			onClick={ () => onOpen( id ) }
		>
			{ name }
		</MenuItem>
	);

	return (
		<MenuGroup className="fcc-views-menu">
			{ item( ALL, allCustomersLabel() ) }
			{ views.map( ( saved ) => item( saved.id, saved.name, saved ) ) }
		</MenuGroup>
	);
}

function sharedText( { is_own, author }: SavedView ): string {
	return is_own || author === null
		? __( 'Shared', 'fluent-cart-customers' )
		: sprintf(
				/* translators: %s: name of a WordPress user. */
				__( 'Shared by %s', 'fluent-cart-customers' ),
				author
			);
}

/**
 * @return Numbers of customers by view; empty until they are read, or if they
 *         cannot be read.
 */
function useCounts(): Map< number, string > {
	const [ counts, setCounts ] = useState( new Map< number, string >() );

	useEffect( () => {
		let isShown = true;
		fetchCountedViews()
			.then( ( counted ) => {
				if ( isShown ) {
					setCounts( new Map( counted.flatMap( countOf ) ) );
				}
			} )
			.catch( () => {
				// The views can be opened without them.
			} );
		return () => {
			isShown = false;
		};
	}, [] );

	return counts;
}

function countOf( {
	id,
	total,
	total_is_exact = true,
}: SavedView ): [ number, string ][] {
	return total === undefined
		? []
		: [ [ id, totalText( { total, total_is_exact } ) ] ];
}
