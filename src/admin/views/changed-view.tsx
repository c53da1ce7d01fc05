import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { SavedView } from '@fcc/store';
import { Badge } from '../../components/badge';
import { focusList } from '../navigation/focus';
import { notifySuccess } from '../navigation/notices';
import { openDialog } from '../operations/dialogs';
import { notifyUnchanged, save, savedMembers, viewOf } from './changes';
import type { SavedViewsProps } from './props';

interface ViewAction {
	label: string;
	run: () => void;
	isBusy?: boolean;
}

/**
 * @return What can be done with a view that differs from the saved one.
 */
export function useChangedViewActions( {
	view,
	onChangeView,
}: SavedViewsProps ): ViewAction[] {
	const [ isSaving, setIsSaving ] = useState( false );
	const { saved } = view;
	const saveNew = () => openDialog( { kind: 'view-name' } );

	async function overwrite( old: SavedView ) {
		setIsSaving( true );
		try {
			await save( old, savedMembers( view ) );
			focusList();
			notifySuccess( savedText( old.name ) );
		} catch ( error ) {
			notifyUnchanged( error, old, () => void overwrite( old ) );
		}
		setIsSaving( false );
	}

	if ( ! saved ) {
		return [
			{
				label: __( 'Save view', 'fluent-cart-customers' ),
				run: saveNew,
			},
		];
	}
	return [
		...( saved.can_edit
			? [
					{
						label: __( 'Save', 'fluent-cart-customers' ),
						run: () => void ( isSaving || overwrite( saved ) ),
						isBusy: isSaving,
					},
				]
			: [] ),
		{
			label: __( 'Save as new', 'fluent-cart-customers' ),
			run: saveNew,
		},
		{
			label: __( 'Reset', 'fluent-cart-customers' ),
			run: () => {
				onChangeView( viewOf( saved.id, view ) );
				focusList();
			},
		},
	];
}

/**
 * Says that the open view is changed, and offers what can be done.
 *
 * @param props
 * @param props.hasActions Without them, they are in the menu of the view.
 */
export function ChangedView( {
	hasActions,
	...props
}: SavedViewsProps & { hasActions: boolean } ) {
	const actions = useChangedViewActions( props );

	return (
		<div
			className="fcc-views__changed"
			role="group"
			aria-label={ __( 'Changes of this view', 'fluent-cart-customers' ) }
		>
			{ props.view.saved && (
				<Badge tone="attention">
					{ __( 'Modified', 'fluent-cart-customers' ) }
				</Badge>
			) }
			{ ( hasActions ? actions : [] ).map(
				( { label, run, isBusy = false } ) => (
					<Button
						key={ label }
						size="compact"
						variant="tertiary"
						isBusy={ isBusy }
						onClick={ run }
					>
						{ label }
					</Button>
				)
			) }
		</div>
	);
}

export function savedText( name: string ): string {
	return sprintf(
		/* translators: %s: name of a saved view. */
		__( 'View “%s” saved.', 'fluent-cart-customers' ),
		name
	);
}
