import { speak } from '@wordpress/a11y';
import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { check, moreVertical } from '@wordpress/icons';
import type { SavedView } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { notifySuccess } from '../navigation/notices';
import {
	ALL,
	readOpeningView,
	saveOpeningView,
} from '../navigation/preferences';
import { openDialog } from '../operations/dialogs';
import { useChangedViewActions } from './changed-view';
import { notifyUnchanged, save } from './changes';
import type { SavedViewsProps } from './props';
import { movesOf } from './order';
import { allCustomersLabel } from './tabs';

interface OptionsMenuProps extends SavedViewsProps {
	views: SavedView[];
	/** Whether it also offers what can be done with the changes. */
	hasChanges: boolean;
}

/**
 * What can be done with the open view.
 */
export function OptionsMenu( props: OptionsMenuProps ) {
	const { view, views, hasChanges } = props;
	const { saved } = view;
	const name = saved?.name ?? allCustomersLabel();
	const changes = useChangedViewActions( props );

	return (
		<DropdownMenu
			className="fcc-views__options"
			icon={ moreVertical }
			label={ sprintf(
				/* translators: %s: name of a view. */
				__( 'Options for view “%s”', 'fluent-cart-customers' ),
				name
			) }
			popoverProps={ { placement: 'bottom-start', shift: true } }
			toggleProps={ { __next40pxDefaultSize: true } }
		>
			{ ( { onClose } ) => {
				const then = ( run: () => void ) => () => {
					onClose();
					run();
				};
				return (
					<>
						{ hasChanges && (
							<MenuGroup>
								{ changes.map( ( { label, run } ) => (
									<MenuItem
										key={ label }
										onClick={ then( run ) }
									>
										{ label }
									</MenuItem>
								) ) }
							</MenuGroup>
						) }
						{ saved?.can_edit && (
							<EditItems
								view={ saved }
								views={ views }
								then={ then }
							/>
						) }
						<MenuGroup>
							<OpenFirst { ...props } name={ name } />
						</MenuGroup>
						{ saved?.can_edit && (
							<MenuGroup>
								<MenuItem
									isDestructive
									onClick={ then( () =>
										openDialog( {
											kind: 'view-removal',
											view: saved,
											isUnsharing: false,
										} )
									) }
								>
									{ __( 'Delete', 'fluent-cart-customers' ) }
								</MenuItem>
							</MenuGroup>
						) }
					</>
				);
			} }
		</DropdownMenu>
	);
}

interface EditItemsProps {
	view: SavedView;
	views: SavedView[];
	then: ( run: () => void ) => () => void;
}

function EditItems( { view, views, then }: EditItemsProps ) {
	return (
		<MenuGroup>
			<MenuItem
				onClick={ then( () =>
					openDialog( { kind: 'view-name', view } )
				) }
			>
				{ __( 'Rename', 'fluent-cart-customers' ) }
			</MenuItem>
			{ view.is_shared ? (
				<MenuItem
					onClick={ then( () =>
						openDialog( {
							kind: 'view-removal',
							view,
							isUnsharing: true,
						} )
					) }
				>
					{ __( 'Stop sharing', 'fluent-cart-customers' ) }
				</MenuItem>
			) : (
				<MenuItem onClick={ then( () => void share( view ) ) }>
					{ __( 'Share with everyone', 'fluent-cart-customers' ) }
				</MenuItem>
			) }
			{ ( [ -1, 1 ] as const ).map( ( step ) => (
				<MenuItem
					key={ step }
					disabled={ ! movesOf( views, view.id, step ) }
					onClick={ () => void move( views, view, step ) }
				>
					{ step < 0
						? __( 'Move earlier', 'fluent-cart-customers' )
						: __( 'Move later', 'fluent-cart-customers' ) }
				</MenuItem>
			) ) }
		</MenuGroup>
	);
}

async function share( view: SavedView ): Promise< void > {
	try {
		await save( view, { is_shared: true } );
		notifySuccess(
			sprintf(
				/* translators: %s: name of a saved view. */
				__(
					'View “%s” shared with everyone who can view customers.',
					'fluent-cart-customers'
				),
				view.name
			)
		);
	} catch ( error ) {
		notifyUnchanged( error, view, () => void share( view ) );
	}
}

/** The menu stays open, so that a view can be moved by several places. */
async function move(
	views: SavedView[],
	view: SavedView,
	step: 1 | -1
): Promise< void > {
	try {
		for ( const { view: moved, position } of movesOf(
			views,
			view.id,
			step
		) ?? [] ) {
			await save( moved, { position } );
		}
		speak(
			sprintf(
				/* translators: 1: name of a saved view, 2: its new place, 3: number of saved views. */
				__( '%1$s is now view %2$s of %3$s.', 'fluent-cart-customers' ),
				view.name,
				formatNumber( views.indexOf( view ) + step + 1 ),
				formatNumber( views.length )
			)
		);
	} catch ( error ) {
		notifyUnchanged( error, view, () => void move( views, view, step ) );
	}
}

/** Chooses whether the list opens with the view. */
function OpenFirst( {
	view,
	name,
	onChangeView,
}: SavedViewsProps & { name: string } ) {
	const id = view.saved?.id ?? ALL;
	const isFirst = readOpeningView() === String( id );

	return (
		<MenuItem
			role="menuitemcheckbox"
			isSelected={ isFirst }
			icon={ isFirst ? check : null }
			onClick={ () => {
				saveOpeningView( isFirst ? ALL : id );
				// The address of all customers depends on it.
				onChangeView( view, { replace: true } );
				notifySuccess(
					sprintf(
						/* translators: %s: name of a view. */
						__(
							'The list now opens with “%s”.',
							'fluent-cart-customers'
						),
						isFirst ? allCustomersLabel() : name
					)
				);
			} }
		>
			{ __( 'Open this view first', 'fluent-cart-customers' ) }
		</MenuItem>
	);
}
